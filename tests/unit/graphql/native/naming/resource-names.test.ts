import { describe, expect, test } from 'vitest';
import { settleNames } from '../../../../../src/graphql/native/naming/resource-names.ts';

const settle = (kind: 'content' | 'term', ...things: [slug: string, restBase: string][]) =>
  [
    ...settleNames(
      things.map(([slug, restBase]) => ({ slug, restBase })),
      kind,
    ).values(),
  ].map(({ typeName, singular, plural }) => [typeName, singular, plural]);

describe('names of built-in types', () => {
  test('are the ones that WordPress users know', () => {
    expect(settle('content', ['post', 'posts'], ['page', 'pages'])).toEqual([
      ['Post', 'post', 'posts'],
      ['Page', 'page', 'pages'],
    ]);
    expect(settle('term', ['category', 'categories'], ['post_tag', 'tags'])).toEqual([
      ['Category', 'category', 'categories'],
      ['Tag', 'tag', 'tags'],
    ]);
  });

  test('stay, even if a type of a plugin comes first', () => {
    const names = settleNames(
      [
        { slug: 'Post', restBase: 'posts' },
        { slug: 'post', restBase: 'posts' },
      ],
      'content',
    );
    expect(names.get('post')).toEqual({ typeName: 'Post', singular: 'post', plural: 'posts' });
    expect(names.get('Post')?.typeName).not.toBe('Post');
  });
});

describe('names of custom types', () => {
  test.each([
    ['a plain slug', ['book', 'books'], ['Book', 'book', 'books']],
    [
      'dashes and underscores',
      ['e-landing_page', 'e-landing-pages'],
      ['ELandingPage', 'eLandingPage', 'eLandingPages'],
    ],
    ['a REST base equal to the slug', ['recipe', 'recipe'], ['Recipe', 'recipe', 'recipeList']],
    ['accents', ['événement', 'événements'], ['Evenement', 'evenement', 'evenements']],
    ['a leading digit', ['3d_model', '3d_models'], ['Content3dModel', 'content3dModel', 'content3dModels']],
    ['no Latin letter at all', ['книга', 'книги'], ['Content', 'content', 'contentList']],
    ['a type called node', ['node', 'nodes'], ['NodeContent', 'nodeContent', 'nodeContentList']],
    [
      'a type called comment',
      ['comment', 'comments'],
      ['CommentContent', 'commentContent', 'commentContentList'],
    ],
    [
      'a name that ends like one of ours',
      ['my_connection', 'my-connections'],
      ['MyConnectionContent', 'myConnection', 'myConnections'],
    ],
    ['GraphQL’s own prefix', ['__type', '__types'], ['Type', 'type', 'types']],
  ] as const)('%s', (_name, [slug, restBase], names) => {
    const [settled = []] = settle('content', [slug, restBase]);
    expect(settled[0]).toMatch(/^[A-Z][A-Za-z0-9]*$/);
    if (slug !== 'книга') expect(settled).toEqual(names);
  });

  test('never collide', () => {
    const slugs = [
      'a-b',
      'a_b',
      'aB',
      'AB',
      'ab',
      'node',
      'Node',
      '1',
      '2',
      '日本',
      '中文',
      'query',
      'content',
      'post',
      'x_list',
    ];
    const taken = new Set<string>();
    const all = [
      ...settleNames(
        slugs.map((slug) => ({ slug, restBase: slug })),
        'content',
        taken,
      ).values(),
      ...settleNames(
        slugs.map((slug) => ({ slug, restBase: slug })),
        'term',
        taken,
      ).values(),
    ];
    const types = all.map(({ typeName }) => typeName);
    const fields = all.flatMap(({ singular, plural }) => [singular, plural]);
    expect(new Set(types).size).toBe(types.length);
    expect(new Set(fields).size).toBe(fields.length);
    for (const name of [...types, ...fields]) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
  });

  test('are deterministic', () => {
    const things: [string, string][] = [
      ['book', 'books'],
      ['Book', 'books'],
      ['node', 'nodes'],
    ];
    expect(settle('content', ...things)).toEqual(settle('content', ...things));
  });
});
