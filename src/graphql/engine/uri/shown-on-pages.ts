import { AUTHORS, MEDIA, type Resource } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';

/** The resources that a page of the site may show. */
export const shownOnPages = (site: SiteModel): readonly Resource[] => [
  ...site.contentTypes,
  ...site.taxonomies,
  AUTHORS,
  MEDIA,
];
