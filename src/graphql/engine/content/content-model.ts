import type { ContentTypeModel } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';

/** The post type of a row, by the name that the loaders gave it. */
export function contentModelOf(site: SiteModel, typeName: string): ContentTypeModel {
  const model = site.contentTypes.find((candidate) => candidate.typeName === typeName);
  if (!model) throw new TypeError(`Expected a post type that the schema calls ${typeName}.`);
  return model;
}
