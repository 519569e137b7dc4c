import { resourcesOf, type SiteModel } from '../model/site-model.ts';
import { nameSite } from './native/naming/name-site.ts';

/** What the schema calls the items of each collection, by route. */
export function typeNamesOf(model: SiteModel): ReadonlyMap<string, string> {
  const names = nameSite(model);
  return new Map(resourcesOf(model).map((resource) => [resource.route, names.of(resource).typeName]));
}
