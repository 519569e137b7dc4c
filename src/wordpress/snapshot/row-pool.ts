import { isRecord, type JsonObject } from '../../base/json.ts';

/** Stands for all fields, as an answer without `_fields` has them. */
const EVERYTHING = '*';

interface PooledRow {
  row: JsonObject;
  readonly fields: Set<string>;
}

/** Items of one route, put together from all answers that had parts of them. */
export class RowPool {
  readonly #rows = new Map<number, PooledRow>();
  /** Ids that WordPress left out of a batch. */
  readonly #absent = new Set<number>();

  /** @param fields Those that were requested; `undefined` for all. */
  add(row: JsonObject & { readonly id: number }, fields: readonly string[] | undefined): void {
    const { _embedded: _, ...own } = row;
    const pooled = this.#rows.get(row.id) ?? { row: {}, fields: new Set() };
    pooled.row = merged(pooled.row, own);
    for (const field of fields ?? [EVERYTHING]) pooled.fields.add(field);
    this.#rows.set(row.id, pooled);
  }

  addAbsent(id: number): void {
    this.#absent.add(id);
  }

  /** An item with these fields and no others; `null` for one that does not exist, `undefined` if that is not known. */
  find(id: number, fields: readonly string[] | undefined): JsonObject | null | undefined {
    const pooled = this.#rows.get(id);
    if (pooled === undefined) return this.#absent.has(id) ? null : undefined;
    const wanted = fields ?? [EVERYTHING];
    if (!wanted.every((field) => hasField(pooled.fields, field))) return undefined;
    return fields === undefined ? pooled.row : picked(pooled.row, fields);
  }

  get rows(): Iterable<readonly [id: number, row: JsonObject]> {
    return [...this.#rows].map(([id, { row }]) => [id, row] as const);
  }
}

function hasField(known: ReadonlySet<string>, field: string): boolean {
  if (known.has(EVERYTHING)) return !field.startsWith('_embedded');
  const names = field.split('.');
  return names.some((_, index) => known.has(names.slice(0, index + 1).join('.')));
}

function merged(one: JsonObject, other: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const former = result[key];
    result[key] = isRecord(former) && isRecord(value) ? merged(former, value) : value;
  }
  return result;
}

/** As WordPress applies `_fields`: `title.rendered` leaves `{ "title": { "rendered": … } }`. */
function picked(row: JsonObject, fields: readonly string[]): JsonObject {
  const result: Record<string, unknown> = {};
  for (const field of fields) take(row, field.split('.'), result);
  return result;
}

function take(from: JsonObject, [name = '', ...rest]: readonly string[], to: Record<string, unknown>): void {
  if (!Object.hasOwn(from, name)) return;
  const value = from[name];
  if (rest.length === 0 || !isRecord(value)) {
    to[name] = value;
    return;
  }
  const below = isRecord(to[name]) ? { ...to[name] } : {};
  take(value, rest, below);
  to[name] = below;
}
