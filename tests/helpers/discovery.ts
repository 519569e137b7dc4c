import type { Discovery } from '../../src/model/discovery.ts';

/** What is discovered of a WordPress of which nothing but the REST API is known. */
export const EXAMPLE_DISCOVERY: Discovery = {
  restRoot: 'https://example.com/wp-json/',
  home: 'https://example.com',
  name: 'Example',
  namespaces: ['wp/v2'],
  hasRankMathHead: false,
  types: undefined,
  taxonomies: undefined,
  routes: {},
  attempts: [],
  warnings: [],
};
