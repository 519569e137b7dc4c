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

test('where types and taxonomies cannot be read, those of every WordPress are assumed', () => {
  expect(model(undefined).contentTypes.map(({ route }) => route)).toEqual(['/wp/v2/posts', '/wp/v2/pages']);
  expect(CORE_SITE.taxonomies.map(({ route }) => route)).toEqual(['/wp/v2/categories', '/wp/v2/tags']);
});

test('WordPress’s own furniture is no content, and media have a type of their own', () => {
  const furniture = ['attachment', 'nav_menu_item', 'wp_block', 'wp_template', 'wp_navigation'].map((slug) =>
    type(slug, slug),
  );
  expect(model([type('post', 'posts'), ...furniture]).contentTypes.map(({ slug }) => slug)).toEqual(['post']);
});

test('a type whose route is a pattern, which no request can name, is left out', () => {
  const types = [type('post', 'posts'), type('face', 'families/(?P<id>[\\d]+)/faces')];
  expect(model(types).contentTypes.map(({ slug }) => slug)).toEqual(['post']);
});

test('a type may live in a namespace of its own', () => {
  const chapter = type('chapter', 'chapters', { restNamespace: 'pressroom/v1', hierarchical: true });
  expect(model([chapter]).contentTypes[0]).toMatchObject({
    route: '/pressroom/v1/chapters',
    key: 'post_type/chapter',
    hierarchical: true,
  });
});

test('taxonomies that are not served are not promised', () => {
  const [post] = model([type('post', 'posts', { taxonomies: ['category', 'secret'] })]).contentTypes;
  expect(post?.taxonomies).toEqual(['category']);
});
