import type { SiteModel } from '../../../model/site-model.ts';
import { RestRoot } from '../../../wordpress/rest/address/rest-root.ts';

/** Reading an address takes longer than making one, and each row has one. */
const roots = new WeakMap<object, RestRoot>();

/** The address of a route of the site's REST API, or of one of its items. */
export function restAddress(site: Pick<SiteModel, 'restRoot'>, route: string, id?: number): string {
  const root = roots.get(site) ?? new RestRoot(site.restRoot);
  roots.set(site, root);
  return root.address(route, id);
}
