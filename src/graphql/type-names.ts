import type { GivenNames } from '../base/given-names.ts';
import { resourcesOf, type SiteModel } from '../model/site-model.ts';
import { nameSite } from './native/naming/name-site.ts';

/** The type name of the items of each collection, by route. */
export function typeNamesOf(model: SiteModel, given?: GivenNames): ReadonlyMap<string, string> {
  const names = nameSite(model, given);
  return new Map(resourcesOf(model).map((resource) => [resource.route, names.of(resource).typeName]));
}
