import type { SiteModel } from './site-model.ts';

/** The address of a route in the site's REST API: of a collection, or with an id of one of its items. */
export function restAddress({ restRoot }: Pick<SiteModel, 'restRoot'>, route: string, id?: number): string {
  return `${restRoot}${route.slice(1)}${id === undefined ? '' : `/${id}`}`;
}
