import { RouteSizes } from '../../../loaders/paging/route-sizes.ts';
import { MAX_PER_PAGE } from '../../../model/route-paging.ts';
import { ANONYMOUS } from '../../operation/caller.ts';
import type { ServedSite } from '../../site/served-site.ts';

/** The routes that return fewer items per request than WordPress's own, by what they declare or showed, with the most they do. */
export function smallRoutes(site: Pick<ServedSite, 'version' | 'memoryOf'>): ReadonlyMap<string, number> {
  const { paging } = site.version.model;
  const sizes = new RouteSizes(paging, site.memoryOf(ANONYMOUS).pageSizes);
  return new Map(
    [...paging.keys()].flatMap((route) => {
      const maximum = sizes.maximumOf(route);
      return maximum < MAX_PER_PAGE ? [[route, maximum] as const] : [];
    }),
  );
}
