import { HOME, type Row } from '../wordpress-rows.ts';
import type { Collection, Site } from '../wordpress-site.ts';

interface Page {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What is not REST: a page with its `Link` headers, a redirect to its permalink, or nothing of the kind. */
export function answerPage(
  site: Site,
  path: string | undefined,
  query: URLSearchParams,
  restRoot: string,
): Page {
  const apiLink = `<${restRoot}>; rel="https://api.w.org/"`;
  const html = (title: string) =>
    `<!DOCTYPE html><html><head><title>${title}</title><link rel="https://api.w.org/" href="${restRoot}" /></head></html>`;
  const notFound = { status: 404, headers: { link: apiLink }, body: html('Page not found') };

  const id = query.get('p') ?? query.get('page_id');
  if (id !== null) {
    const row = site.findContent(Number(id))?.row;
    return row?.link === undefined || isHidden(row)
      ? notFound
      : { status: 301, headers: { location: row.link } };
  }
  const found = { headers: { link: apiLink }, body: html(site.name) };
  if (path === '/') return found;
  if (path === undefined) return notFound;
  const item = findByPath(site, path);
  if (item === undefined) return isArchive(site, path) ? found : notFound;
  if (!path.endsWith('/')) return { status: 301, headers: { location: `${HOME}${path}/` } };
  const { namespace, restBase } = item.collection;
  const rest = `${HOME}/wp-json/${namespace}/${restBase}/${item.row.id}`;
  const alternate = `<${rest}>; rel="alternate"; title="JSON"; type="application/json"`;
  const isContent = item.collection.kind === 'content' || item.collection.kind === 'media';
  const shortlink = isContent ? [`<${HOME}/?p=${item.row.id}>; rel=shortlink`] : [];
  const toItem = (site.behaviour.core ?? 7) < 5.5 ? [] : [alternate];
  return { ...found, headers: { link: [apiLink, ...toItem, ...shortlink].join(', ') } };
}

const isHidden = ({ status }: Row) =>
  !['publish', 'inherit', undefined].includes(status as string | undefined);

function findByPath(
  site: Site,
  path: string,
): { readonly row: Row; readonly collection: Collection } | undefined {
  const wanted = `${path.replace(/\/+$/, '')}/`;
  for (const collection of site.collections) {
    if (collection.kind === 'comment') continue;
    const row = collection.rows.find(
      (candidate) =>
        candidate.link !== undefined && new URL(candidate.link).pathname === wanted && !isHidden(candidate),
    );
    if (row !== undefined) return { row, collection };
  }
  return undefined;
}

/** Of a post type, or of a year, a month or a day that has posts. */
function isArchive(site: Site, path: string): boolean {
  const name = path.replaceAll('/', '');
  const ofType = Object.entries(site.types).some(
    ([slug, { has_archive }]) => name === (has_archive === true ? slug : has_archive),
  );
  const posts = site.collections.find(({ slug }) => slug === 'post')?.rows ?? [];
  const date = /^\/(\d{4}(?:\/\d\d){0,2})\/?$/.exec(path)?.[1]?.replaceAll('/', '-');
  return (
    ofType ||
    (date !== undefined && posts.some((row) => !isHidden(row) && String(row['date']).startsWith(date)))
  );
}
