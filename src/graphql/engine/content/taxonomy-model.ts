import type { TaxonomyModel } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';

/** The taxonomy of a row, by the name that the loaders gave it. */
export function taxonomyModelOf(site: SiteModel, typeName: string): TaxonomyModel {
  const model = site.taxonomies.find((candidate) => candidate.typeName === typeName);
  if (!model) throw new TypeError(`Expected a taxonomy that the schema calls ${typeName}.`);
  return model;
}
