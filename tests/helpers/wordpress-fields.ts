/** Properties of which post types (and media) honour nested names: `rest_is_field_included('title.rendered', …)`. */
const NESTED_OF_CONTENT = ['title', 'content', 'excerpt', 'guid', 'meta'];

type Data = Readonly<Record<string, unknown>>;

/** `_fields` of one item, in WordPress's two steps: what the controller prepares, then what the server lets through. */
export function selectFields(row: Data, fields: readonly string[], isContent: boolean): unknown {
  return intersect(prepare(row, fields, isContent), keyed(fields));
}

/** `_fields` of an answer by key (`/types`): the names meet the items first, and then the keys of the answer. */
export function selectKeyedFields(rows: Readonly<Record<string, Data>>, fields: readonly string[]): unknown {
  const prepared = Object.entries(rows).map(([key, row]) => [key, prepare(row, fields, false)] as const);
  return intersect(Object.fromEntries(prepared), keyed(fields));
}

/** `_fields` where no controller looks at it: the index. */
export function filterFields(data: Data, fields: readonly string[]): unknown {
  return intersect(data, keyed(fields));
}

function prepare(row: Data, fields: readonly string[], isContent: boolean): Data {
  const honoursNested = (name: string) =>
    name === '_links' || (isContent && NESTED_OF_CONTENT.includes(name));
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
