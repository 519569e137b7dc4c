import type { Resource } from '../../model/resources.ts';

/**
 * REST fields in the form that `_fields` takes: sorted, without doubles, `id` always among them (rows are matched by
 * it, and so `_fields` is never empty, which WordPress would read as "everything").
 */
export type RestFields = readonly string[];

/** Parents under which WordPress's post controllers honour a nested name. */
const NESTED_IN_CONTENT = new Set(['title', 'content', 'excerpt', 'guid', 'meta']);

const parentOf = (field: string): string => field.split('.', 1)[0] ?? field;

/**
 * Brings the fields that an operation reads into a form that WordPress answers truthfully.
 *
 * A nested name is honoured by post types for `title`, `content`, `excerpt`, `guid` and `meta`, and for `_links`
 * everywhere; elsewhere WordPress would silently drop it, so its parent is asked instead. A parent and its child are
 * never asked together: in `_fields=title,title.rendered,slug` WordPress loses what follows.
 *
 * @param kind Of the items asked: content is served by a post controller.
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

/** Whether a row that was asked with the fields `held` can answer for the fields `wanted`. */
export function covers(held: ReadonlySet<string>, wanted: RestFields): boolean {
  return wanted.every((field) => held.has(field) || held.has(parentOf(field)));
}
