import { AUTHORS, MEDIA, type Resource } from '../../../model/resources.ts';
import type { SiteShape } from '../../../model/site-model.ts';

/** The resources that a page of the site may show. */
export const shownOnPages = (site: SiteShape): readonly Resource[] => [
  ...site.contentTypes,
  ...site.taxonomies,
  AUTHORS,
  MEDIA,
];
