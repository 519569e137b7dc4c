import { asRecord } from './wordpress-query.ts';

/** Of an item with an id: what the context `embed` leaves of it, by the part of the route that names its kind. */
const KEYS: readonly (readonly [pattern: RegExp, keys: string])[] = [
  [/^\/wp\/v2\/users$/, 'id name url description link slug avatar_urls'],
  [
    /^\/wp\/v2\/media$/,
    'id date slug type link title author featured_media caption alt_text media_type mime_type media_details source_url',
  ],
];
const KEYS_OF_TERM = 'id link name slug taxonomy';
const KEYS_OF_CONTENT = 'id date slug type link title excerpt author featured_media';

type Data = Readonly<Record<string, unknown>>;

/** Asks another route of the same site, as `WP_REST_Server::embed_links` does: without `_fields`, 100 items at most. */
type Ask = (route: string, parameters: Readonly<Record<string, string>>) => { readonly body: unknown };

/** `_embedded` of an item: each embeddable link of these relations, followed; a refusal stands in its item's place. */
export function embeddedOf(item: Data, rels: readonly string[], root: string, ask: Ask): Data {
  const links = asRecord(item['_links']);
  const embedded = rels.flatMap((rel) => {
    const targets = links[rel];
    return Array.isArray(targets) ? [[rel, targets.map(({ href }) => follow(String(href), root, ask))]] : [];
  });
  return embedded.length === 0 ? item : { ...item, _embedded: Object.fromEntries(embedded) };
}

function follow(href: string, root: string, ask: Ask): unknown {
  const { pathname, searchParams } = new URL(href.replace(root, 'http://site/'));
  const { body } = ask(pathname, { per_page: '100', ...Object.fromEntries(searchParams) });
  return Array.isArray(body)
    ? body.map((item) => narrowed(pathname, item))
    : narrowed(pathname.replace(/\/\d+$/, ''), asRecord(body));
}

/** An error has no id, and stays as it is. */
function narrowed(route: string, item: Data): Data {
  if (item['id'] === undefined) return item;
  const known = KEYS.find(([pattern]) => pattern.test(route))?.[1];
  const keys = (known ?? ('taxonomy' in item ? KEYS_OF_TERM : KEYS_OF_CONTENT)).split(' ');
  return Object.fromEntries(Object.entries(item).filter(([key]) => [...keys, '_links'].includes(key)));
}
