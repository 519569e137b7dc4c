import { expect, test } from 'vitest';
import type { DiscoveredType } from '../../../src/model/discovery.ts';
import { buildSiteModel, CORE_SITE } from '../../../src/model/site-model.ts';

const type = (slug: string, restBase: string, more: Partial<DiscoveredType> = {}): DiscoveredType => ({
  slug,
  name: slug,
  description: '',
  hierarchical: false,
  hasArchive: false,
  taxonomies: [],
  restBase,
  restNamespace: 'wp/v2',
  ...more,
});
const model = (types: readonly DiscoveredType[] | undefined) =>
  buildSiteModel({
    restRoot: 'https://press.example/wp-json/',
    home: 'https://press.example',
    types,
    taxonomies: undefined,
  });

test('WordPress’s own types and taxonomies are assumed if the site’s cannot be read', () => {
  expect(model(undefined).contentTypes.map(({ route }) => route)).toEqual(['/wp/v2/posts', '/wp/v2/pages']);
  expect(CORE_SITE.taxonomies.map(({ route }) => route)).toEqual(['/wp/v2/categories', '/wp/v2/tags']);
});

test('internal types of WordPress are not content types, and media have their own type', () => {
  const furniture = ['attachment', 'nav_menu_item', 'wp_block', 'wp_template', 'wp_navigation'].map((slug) =>
    type(slug, slug),
  );
  expect(model([type('post', 'posts'), ...furniture]).contentTypes.map(({ slug }) => slug)).toEqual(['post']);
});

test('a type whose route is a pattern is ignored', () => {
  const types = [type('post', 'posts'), type('face', 'families/(?P<id>[\\d]+)/faces')];
  expect(model(types).contentTypes.map(({ slug }) => slug)).toEqual(['post']);
});

test('a type can have its own namespace', () => {
  const chapter = type('chapter', 'chapters', { restNamespace: 'pressroom/v1', hierarchical: true });
  expect(model([chapter]).contentTypes[0]).toMatchObject({
    route: '/pressroom/v1/chapters',
    key: 'post_type/chapter',
    hierarchical: true,
  });
});

test('taxonomies without a route are ignored', () => {
  const [post] = model([type('post', 'posts', { taxonomies: ['category', 'secret'] })]).contentTypes;
  expect(post?.taxonomies).toEqual(['category']);
});
