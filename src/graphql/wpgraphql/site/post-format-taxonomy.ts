import type { TaxonomyModel } from '../../../model/resources.ts';

/** Post formats: a taxonomy of every site, which has no route. */
export const POST_FORMATS: TaxonomyModel = {
  ...{ kind: 'term', key: 'taxonomy/post_format', slug: 'post_format', label: 'Formats', description: '' },
  ...{ hierarchical: false, restBase: '', restNamespace: '', route: '', contentTypes: ['post'] },
};
