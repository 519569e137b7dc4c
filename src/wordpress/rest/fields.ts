import type { Resource } from '../../model/resources.ts';
import type { RestQuery } from './rest-query.ts';

/**
 * REST fields as `_fields` takes them: sorted, without duplicates, always with `id` (rows are matched by it, and
 * `_fields` is never empty, which WordPress would read as "everything").
 */
export type RestFields = readonly string[];

/** Parents under which WordPress's post controllers honour nested names. */
const NESTED_IN_CONTENT = new Set(['title', 'content', 'excerpt', 'guid', 'meta']);

const parentOf = (field: string): string => field.split('.', 1)[0] ?? field;

/**
 * Turns the fields that an operation reads into `_fields` that WordPress honours.
 *
 * Nested names work for `title`, `content`, `excerpt`, `guid` and `meta` of post types, and for `_links` everywhere;
 * elsewhere WordPress silently drops them, so the parent is requested instead. A parent and its child are never
 * requested together: in `_fields=title,title.rendered,slug`, WordPress loses everything after them.
 *
 * @param kind Of the items: content is served by a post controller.
 */
export function restFields(reads: Iterable<string>, kind: Resource['kind']): RestFields {
  const fields = new Set<string>(['id']);
  for (const read of reads) {
    const parent = parentOf(read);
    const keep = parent === '_links' || (kind === 'content' && NESTED_IN_CONTENT.has(parent));
    fields.add(keep ? read : parent);
  }
  return [...fields].filter((field) => field === parentOf(field) || !fields.has(parentOf(field))).sort();
}

/** `_fields` for a core that knows top-level names alone: it drops nested ones without a word. */
export function topLevelFields(query: RestQuery): RestQuery {
  const { _fields: fields } = query;
  const names =
    typeof fields === 'string' ? fields.split(',') : Array.isArray(fields) ? fields.map(String) : [];
  return names.some((name) => name.includes('.'))
    ? { ...query, _fields: [...new Set(names.map(parentOf))] }
    : query;
}

/** Whether a row requested with the fields `held` has the fields `wanted`. */
export function covers(held: ReadonlySet<string>, wanted: RestFields): boolean {
  return wanted.every((field) => held.has(field) || held.has(parentOf(field)));
}
