import { isRecord, type JsonObject } from '../../base/json.ts';
import type { Discovery } from '../../model/discovery.ts';
import type { ExchangeRequest } from '../http/exchange/exchange.ts';
import type { RestRoot } from '../rest/address/rest-root.ts';
import { type ItemRequest, type ItemRequestReader, isWhole, itemRequests } from './item-request.ts';
import type { RecordedAnswer } from './recorded-answer.ts';
import { RowPool } from './row-pool.ts';

type Assembled = Omit<RecordedAnswer, 'request'>;

/** A recorded list: which item is at which position. */
interface Sequence {
  readonly ids: Map<number, number>;
  total: number;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=UTF-8' };

/**
 * Answers requests that were not recorded as they are, out of the items that other answers had: another batch of ids, another
 * page size, fewer fields. Says nothing where it is not sure.
 */
export class ItemAnswers {
  readonly #root: RestRoot;
  readonly #read: ItemRequestReader;
  readonly #pools = new Map<string, RowPool>();
  readonly #sequences = new Map<string, Sequence>();
  /** The address of a page, and the item that it shows. */
  readonly #pages = new Map<string, { readonly route: string; readonly id: number }>();

  constructor(answers: readonly RecordedAnswer[], root: RestRoot, discovery: Pick<Discovery, 'taxonomies'>) {
    this.#root = root;
    this.#read = itemRequests(root, discovery);
    for (const answer of answers) this.learn(answer);
  }

  answer({ method, url }: Pick<ExchangeRequest, 'method' | 'url'>): Assembled | undefined {
    if (method === 'HEAD') return this.#page(url);
    const asked = this.#read({ method, url });
    if (asked === undefined) return undefined;
    if (asked.id !== undefined) return this.#item(asked, asked.id);
    if (asked.include) return this.#batch(asked, asked.include);
    return asked.slugs ? this.#bySlug(asked, asked.slugs) : this.#list(asked);
  }

  /** Adds what an answer says. */
  learn({ request, status, headers, text }: RecordedAnswer): void {
    const [, method = '', address = ''] = /^(\w+) (\S+)$/.exec(request) ?? [];
    if (status !== 200 || method !== 'GET') return;
    const asked = this.#read({ method, url: new URL(address) });
    const body = asked && parseJson(text);
    if (asked === undefined) return;
    const rows = (Array.isArray(body) ? body : [body]).filter(isRow);
    const pool = this.#poolOf(asked);
    for (const row of rows) {
      pool.add(row, asked.fields);
      this.#learnPage(asked.route, row);
    }
    if (!Array.isArray(body) || rows.length !== body.length || asked.id !== undefined) return;
    if (asked.include) {
      if (!isWhole(asked) || asked.start > 0 || asked.size < asked.include.length) return;
      const came = new Set(rows.map(({ id }) => id));
      for (const id of asked.include) if (!came.has(id)) pool.addAbsent(id);
      return;
    }
    const total = Number(headers['x-wp-total'] ?? Number.NaN);
    if (!Number.isSafeInteger(total) || asked.slugs) return;
    const key = sequenceKey(asked);
    const sequence = this.#sequences.get(key) ?? { ids: new Map(), total };
    for (const [index, { id }] of rows.entries()) sequence.ids.set(asked.start + index, id);
    this.#sequences.set(key, sequence);
  }

  /** WordPress names the item in the headers of the page that shows it; files and comments have no page for sure. */
  #learnPage(route: string, { id, link }: JsonObject & { readonly id: number }): void {
    if (typeof link !== 'string' || !URL.canParse(link) || /\/(?:media|comments)$/.test(route)) return;
    this.#pages.set(pageKey(new URL(link)), { route, id });
  }

  #poolOf({ route, variant }: ItemRequest): RowPool {
    const key = `${route} ${variant}`;
    const pool = this.#pools.get(key) ?? new RowPool();
    this.#pools.set(key, pool);
    return pool;
  }

  #item(asked: ItemRequest, id: number): Assembled | undefined {
    const row = this.#poolOf(asked).find(id, asked.fields);
    return row ? { status: 200, headers: JSON_TYPE, text: JSON.stringify(row) } : undefined;
  }

  #batch(asked: ItemRequest, include: readonly number[]): Assembled | undefined {
    if (!isWhole(asked) || asked.start > 0 || asked.size < include.length) return undefined;
    return this.#rows(asked, include, undefined);
  }

  #list(asked: ItemRequest): Assembled | undefined {
    const sequence = this.#sequences.get(sequenceKey(asked));
    if (sequence === undefined || asked.start >= Math.max(sequence.total, 1)) return undefined;
    const end = Math.min(asked.start + asked.size, sequence.total);
    const ids: number[] = [];
    for (let position = asked.start; position < end; position += 1) {
      const id = sequence.ids.get(position);
      if (id === undefined) return undefined;
      ids.push(id);
    }
    return this.#rows(asked, ids, sequence.total);
  }

  /** Only if all items are known: several may have one slug. */
  #bySlug(asked: ItemRequest, slugs: readonly string[]): Assembled | undefined {
    if (!isWhole(asked) || asked.start > 0) return undefined;
    const pool = this.#poolOf(asked);
    const isComplete = [...this.#sequences].some(
      ([key, { ids, total }]) =>
        key.startsWith(`${asked.route} ${asked.variant} `) && !key.includes('&') && ids.size === total,
    );
    if (!isComplete) return undefined;
    const ids: number[] = [];
    for (const [id, row] of pool.rows) {
      if (row['slug'] === undefined) return undefined;
      if (slugs.includes(String(row['slug']))) ids.push(id);
    }
    return ids.length > asked.size ? undefined : this.#rows(asked, ids, ids.length);
  }

  #rows(asked: ItemRequest, ids: readonly number[], total: number | undefined): Assembled | undefined {
    const pool = this.#poolOf(asked);
    const rows: JsonObject[] = [];
    for (const id of ids) {
      const row = pool.find(id, asked.fields);
      if (row === undefined) return undefined;
      if (row !== null) rows.push(row);
    }
    const count = total ?? rows.length;
    const pages = Math.ceil(count / Math.max(asked.size, 1));
    const headers = { ...JSON_TYPE, 'x-wp-total': String(count), 'x-wp-totalpages': String(pages) };
    return { status: 200, headers, text: JSON.stringify(rows) };
  }

  #page(url: URL): Assembled | undefined {
    const shown = this.#pages.get(pageKey(url));
    if (shown === undefined) return undefined;
    const item = this.#root.address(shown.route, shown.id);
    const links = `<${this.#root.href}>; rel="https://api.w.org/", <${item}>; rel="alternate"; title="JSON"; type="application/json"`;
    return { status: 200, headers: { 'content-type': 'text/html; charset=UTF-8', link: links }, text: '' };
  }
}

const sequenceKey = ({ route, variant, filter }: ItemRequest): string => `${route} ${variant} ${filter}`;

const pageKey = ({ host, pathname, search }: URL): string => `${host}${pathname}${search}`;

const isRow = (value: unknown): value is JsonObject & { readonly id: number } =>
  isRecord(value) && Number.isSafeInteger(value['id']);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
