import { expect, test } from 'vitest';
import { readTaxonomies, readTypes } from '../../../../src/wordpress/discovery/site-types.ts';

test('a type is read with all that WordPress says', () => {
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
        archiveSlug: 'library',
        taxonomies: ['genre', 'era'],
        restBase: 'books',
        restNamespace: 'shop/v1',
      },
    ],
    warnings: [],
    namesNamespaces: true,
  });
});

test('a WordPress before 5.9, without namespaces, means wp/v2', () => {
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
    /“bad” .* cannot read rest_base/,
  ],
  [{ bad: null }, [], /“bad” .* cannot read it/],
  [{ bad: {} }, [], /“bad” .* cannot read slug, rest_base/],
  [[], [], undefined],
  ['text', undefined, /lists no post type/],
  [null, undefined, /lists no post type/],
])('%j has the types %j', (body, slugs, warning) => {
  const { items, warnings } = readTypes(body);
  expect(items?.map(({ slug }) => slug)).toEqual(slugs);
  expect(warnings).toEqual(warning === undefined ? [] : [expect.stringMatching(warning)]);
});
