import { AUTHORS, MEDIA, type Resource } from '../../site/resources.ts';
import type { SiteModel } from '../../site/site-model.ts';

/** What a page of the site may show. */
export const shownOnPages = (site: SiteModel): readonly Resource[] => [
  ...site.contentTypes,
  ...site.taxonomies,
  AUTHORS,
  MEDIA,
];
