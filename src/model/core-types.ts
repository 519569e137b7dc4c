import type { DiscoveredTaxonomy, DiscoveredType } from './discovery.ts';

/** The core types, for sites where `/wp/v2/types` or `/wp/v2/taxonomies` is blocked. */
export const CORE_TYPES: readonly DiscoveredType[] = [
  {
    slug: 'post',
    name: 'Posts',
    description: '',
    hierarchical: false,
    hasArchive: false,
    taxonomies: ['category', 'post_tag'],
    restBase: 'posts',
    restNamespace: 'wp/v2',
  },
  {
    slug: 'page',
    name: 'Pages',
    description: '',
    hierarchical: true,
    hasArchive: false,
    taxonomies: [],
    restBase: 'pages',
    restNamespace: 'wp/v2',
  },
];
export const CORE_TAXONOMIES: readonly DiscoveredTaxonomy[] = [
  {
    slug: 'category',
    name: 'Categories',
    description: '',
    hierarchical: true,
    types: ['post'],
    restBase: 'categories',
    restNamespace: 'wp/v2',
  },
  {
    slug: 'post_tag',
    name: 'Tags',
    description: '',
    hierarchical: false,
    types: ['post'],
    restBase: 'tags',
    restNamespace: 'wp/v2',
  },
];
