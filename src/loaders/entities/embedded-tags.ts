import { ANY_CHANGE } from '../../cache/site-caches.ts';
import { type CacheTag, itemTag } from '../../changes/changes.ts';
import { embeddedAddresses } from './embedding.ts';

/** The tags of what came embedded in an answer's rows: it changes without them. */
export function embeddedTags(body: unknown, restRoot: string): readonly CacheTag[] {
  if (!Array.isArray(body)) return [];
  const root = pathOf(restRoot).replace(/\/+$/, '');
  return embeddedAddresses(body).map((address) => {
    const path = address === undefined ? '' : pathOf(address);
    const [, route, id] = /^(.+)\/(\d+)\/?$/.exec(path.startsWith(root) ? path.slice(root.length) : '') ?? [];
    return route === undefined ? ANY_CHANGE : itemTag(route, Number(id));
  });
}

/** Of a site with plain permalinks, the route stands in the query. */
function pathOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const { pathname, searchParams } = new URL(address);
  return searchParams.get('rest_route') ?? pathname;
}
