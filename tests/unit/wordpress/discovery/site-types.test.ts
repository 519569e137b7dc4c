import { expect, test } from 'vitest';
import { readTaxonomies, readTypes } from '../../../../src/wordpress/discovery/site-types.ts';

test('a type is read with what WordPress tells of it', () => {
  const book = {
    description: 'All that is bound &amp; printed',
    hierarchical: false,
    has_archive: 'library',
    name: 'Books &#038; more',
    slug: 'book',
    icon: 'dashicons-book',
    taxonomies: { 0: 'genre', 2: 'era' },
    rest_base: 'books',
    rest_namespace: 'shop/v1',
    _links: {},
  };
  expect(readTypes({ book })).toEqual({
    items: [
      {
        slug: 'book',
        name: 'Books & more',
        description: 'All that is bound & printed',
        hierarchical: false,
        hasArchive: true,
        taxonomies: ['genre', 'era'],
        restBase: 'books',
        restNamespace: 'shop/v1',
      },
    ],
    warnings: [],
  });
});

test('an old WordPress that names no namespace means the core’s', () => {
  const tags = { slug: 'post_tag', name: 'Tags', types: ['post'], rest_base: 'tags', hierarchical: false };
  expect(readTaxonomies({ post_tag: tags }).items).toEqual([
    {
      slug: 'post_tag',
      name: 'Tags',
      description: '',
      hierarchical: false,
      types: ['post'],
      restBase: 'tags',
      restNamespace: 'wp/v2',
    },
  ]);
});

test.each([
  [
    { good: { slug: 'good', rest_base: 'goods' }, bad: { slug: 'bad', rest_base: 7 } },
    ['good'],
    /“bad” .* rest_base/,
  ],
  [{ bad: null }, [], /“bad” .* the whole/],
  [{ bad: {} }, [], /“bad” .* slug, rest_base/],
  [[], [], undefined],
  ['text', undefined, /does not list/],
  [null, undefined, /does not list/],
])('of %j the types %j are read', (body, slugs, warning) => {
  const { items, warnings } = readTypes(body);
  expect(items?.map(({ slug }) => slug)).toEqual(slugs);
  expect(warnings).toEqual(warning === undefined ? [] : [expect.stringMatching(warning)]);
});
