/** Media's own properties, asked by `in_array`: nested names miss them. Post types ask by `rest_is_field_included`. */
const FLAT_OF_MEDIA =
  'description caption alt_text media_type mime_type media_details post source_url missing_image_sizes'.split(
    ' ',
  );

/** Whose controller looks at the names first; `old` for a core that knows top-level names alone. */
export type Reader = 'content' | 'media' | 'other' | 'old';

type Data = Readonly<Record<string, unknown>>;

/** `_fields` of one item, in WordPress's two steps: what the controller prepares, then what the server lets through. */
export function selectFields(row: Data, fields: readonly string[], reader: Reader): unknown {
  const prepared = prepare(row, fields, reader);
  if (reader !== 'old') return intersect(prepared, keyed(fields));
  return Object.keys(prepared).length === 0 ? [] : prepared;
}

/** `_fields` of an answer by key (`/types`): the names meet the items first, and then the keys of the answer. */
export function selectKeyedFields(rows: Readonly<Record<string, Data>>, fields: readonly string[]): unknown {
  const prepared = Object.entries(rows).map(([key, row]) => [key, prepare(row, fields, 'other')] as const);
  return intersect(Object.fromEntries(prepared), keyed(fields));
}

/** `_fields` where no controller looks at it: the index. */
export function filterFields(data: Data, fields: readonly string[]): unknown {
  return intersect(data, keyed(fields));
}

function prepare(row: Data, fields: readonly string[], reader: Reader): Data {
  const honoursNested = (name: string) =>
    reader !== 'old' &&
    (name === '_links' || reader === 'content' || (reader === 'media' && !FLAT_OF_MEDIA.includes(name)));
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name]) =>
        fields.includes(name) ||
        (honoursNested(name) && fields.some((field) => field.startsWith(`${name}.`))),
    ),
  );
}

interface Keyed {
  [name: string]: true | Keyed;
}

/** `rest_filter_response_fields`, with its `break 2`: a child after its parent ends the whole list. */
function keyed(fields: readonly string[]): Keyed {
  const tree: Keyed = {};
  for (const field of fields) {
    const parts = field.split('.');
    const last = parts.pop() ?? '';
    let branch = tree;
    for (const part of parts) {
      const next = branch[part] ?? {};
      if (next === true) return tree;
      branch[part] = next;
      branch = next;
    }
    branch[last] = true;
  }
  return tree;
}

/** `_rest_array_intersect_key_recursive`; what is left empty is PHP's `[]`. */
function intersect(data: Data, tree: Keyed): unknown {
  const entries = Object.entries(data)
    .filter(([name]) => name in tree)
    .map(([name, value]) => {
      const branch = tree[name];
      if (branch === undefined || branch === true || typeof value !== 'object' || value === null) {
        return [name, value];
      }
      return [name, intersect(value as Data, branch)];
    });
  return entries.length === 0 ? [] : Object.fromEntries(entries);
}
