import { nameSite } from '../../graphql/native/naming/name-site.ts';
import { resourcesOf, type SiteModel } from '../../model/site-model.ts';

/** What the schema calls the items of each collection, by route. */
export function typeNamesOf(model: SiteModel): ReadonlyMap<string, string> {
  const names = nameSite(model);
  return new Map(resourcesOf(model).map((resource) => [resource.route, names.of(resource).typeName]));
}
