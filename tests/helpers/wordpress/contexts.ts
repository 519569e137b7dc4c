import type { Collection, Kind, Site } from '../wordpress-site.ts';

type Data = Readonly<Record<string, unknown>>;

/** What the context `embed` leaves out; a field of a plugin stays unless its schema says otherwise. */
const OMITTED: Readonly<Record<Kind, string>> = {
  content:
    'date_gmt guid modified modified_gmt status content parent menu_order comment_status ping_status sticky template format meta class_list',
  media:
    'date_gmt guid modified modified_gmt status comment_status ping_status template meta class_list description post missing_image_sizes filename filesize',
  term: 'count description parent meta',
  user: 'meta',
  comment: 'post date_gmt status meta',
};

export function inContext(row: Data, context: unknown, { kind, taxonomies }: Collection, site: Site): Data {
  if (context !== 'embed') return row;
  const bases = site.collections.filter((other) => other.kind === 'term' && taxonomies.includes(other.slug));
  const omitted = new Set([...OMITTED[kind].split(' '), ...bases.map(({ restBase }) => restBase)]);
  return Object.fromEntries(Object.entries(row).filter(([name]) => !omitted.has(name)));
}
