import type { Resource } from './resources.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/**
 * The fields that WordPress sends of an item embedded in another (context `embed`): those of its own controllers'
 * schemas. A plugin's fields need not be told in a schema, and so are never counted on. Comments and revisions are not
 * asked embedded.
 *
 * @see https://developer.wordpress.org/rest-api/reference/
 */
const EMBEDDED_KEYS: Readonly<Partial<Record<Resource['kind'], ReadonlySet<string>>>> = {
  content: words('id date link slug title type excerpt author featured_media'),
  term: words('id link name slug taxonomy'),
  author: words('id name url description link slug avatar_urls'),
  media: words(
    'id date slug type link title author featured_media caption alt_text media_type mime_type media_details source_url',
  ),
};

/** Whether an item that comes embedded has all of these REST fields; of a nested one, its parent counts. */
export function comesEmbedded(kind: Resource['kind'], fields: readonly string[]): boolean {
  const keys = EMBEDDED_KEYS[kind];
  return keys !== undefined && fields.every((field) => keys.has(field.split('.', 1)[0] ?? field));
}
