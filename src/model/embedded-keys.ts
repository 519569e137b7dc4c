import type { Resource } from './resources.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/**
 * The fields of an embedded item (context `embed`), from the schemas of WordPress's own controllers. Plugin
 * fields may be missing from a schema, so they are never relied on. Comments and revisions are never requested
 * embedded.
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

/** Whether an embedded item has all of these REST fields; for a nested field, its parent counts. */
export function comesEmbedded(kind: Resource['kind'], fields: readonly string[]): boolean {
  const keys = EMBEDDED_KEYS[kind];
  return keys !== undefined && fields.every((field) => keys.has(field.split('.', 1)[0] ?? field));
}
