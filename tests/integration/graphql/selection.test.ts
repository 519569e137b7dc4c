import { describe, expect, test } from 'vitest';
import { idOf, startGateway } from '../../helpers/gateway.ts';
import {
  makeCategory,
  makeComment,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
} from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const site: WordPressServerOptions = {
  posts: [
    makePost({ id: 1, slug: 'ink', author: 5, featured_media: 7, categories: [3], tags: [4] }),
    makePost({ id: 2, slug: 'paper', password: 'secret' }),
  ],
  pages: [makePage({ id: 11, slug: 'about', menu_order: 3 })],
  users: [makeUser({ id: 5 })],
  media: [makeMedia({ id: 7, post: 1 })],
  categories: [makeCategory({ id: 3 })],
  tags: [makeTag({ id: 4 })],
  comments: [makeComment({ id: 21, post: 1, author: 5 }), makeComment({ id: 22, post: 1, parent: 21 })],
};

/** The `_fields` of each request of an operation, by route; pages of the site by method and path. */
async function fieldsOf(document: string, variables: Record<string, unknown> = {}) {
  await using gateway = await startGateway(site);
  const { errors } = await gateway.query(document, variables);
  expect(errors).toBeUndefined();
  return gateway.site.calls
    .map(({ method, path, route, query }) => (route ? `${route} ${query['_fields']}` : `${method} ${path}`))
    .sort();
}

const POST = '/wp/v2/posts';

describe('requests the selected fields only', () => {
  test.each([
    ['a field', '{ posts { nodes { title } } }', 'id,title.rendered'],
    ['several fields that read the same REST field', '{ posts { nodes { link uri } } }', 'id,link'],
    [
      'fields that only need the id',
      '{ posts { nodes { id databaseId restUrl contentType { slug } } } }',
      'id',
    ],
    ['only the type name', '{ posts { nodes { __typename } } }', 'id'],
    [
      'nodes and edges together',
      '{ posts { nodes { title } edges { node { slug } } } }',
      'id,slug,title.rendered',
    ],
    ['a cursor', '{ posts { edges { cursor } } }', 'date,id'],
    ['the cursors of a page', '{ posts { pageInfo { endCursor } nodes { slug } } }', 'date,id,slug'],
    ['hasNextPage', '{ posts { pageInfo { hasNextPage } } }', 'id'],
    [
      'one text in two formats',
      '{ posts { nodes { title html: title(format: HTML) } } }',
      'id,title.rendered',
    ],
    [
      'two parts of one object',
      '{ posts { nodes { isProtected content } } }',
      'content.protected,content.rendered,id',
    ],
    ['part of the links', '{ posts { nodes { revisionCount } } }', '_links.version-history,id'],
    [
      'aliases of the same field',
      '{ posts { nodes { a: slug b: title c: slug } } }',
      'id,slug,title.rendered',
    ],
  ])('%s', async (_, document, fields) => {
    expect(await fieldsOf(document)).toEqual([`${POST} ${fields}`]);
  });

  test('through nested fragments', async () => {
    const document = /* GraphQL */ `
      { posts { ...Page } }
      fragment Page on PostConnection { nodes { ...Card } }
      fragment Card on Post { title ...Address }
      fragment Address on Content { uri }
    `;
    expect(await fieldsOf(document)).toEqual([`${POST} id,link,title.rendered`]);
  });

  test('through inline fragments on the type, on its interfaces, and without a type', async () => {
    const document = /* GraphQL */ `
      { posts { nodes {
        ... on Post { isSticky }
        ... on Content { slug }
        ... on Node { id ... on Post { format } ... on Page { menuOrder } }
        ... { status }
      } } }
    `;
    expect(await fieldsOf(document)).toEqual([`${POST} format,id,slug,status,sticky`]);
  });

  test('without what @skip and @include exclude', async () => {
    const document = /* GraphQL */ `
      query ($yes: Boolean!, $no: Boolean!) {
        posts {
          nodes {
            slug @include(if: $no)
            status @skip(if: $yes)
            title @include(if: $yes)
            ... on Post @skip(if: $yes) { format author { name } }
            ...Texts @include(if: $no)
          }
        }
      }
      fragment Texts on Post { content excerpt }
    `;
    expect(await fieldsOf(document, { yes: true, no: false })).toEqual([`${POST} id,title.rendered`]);
    expect(await fieldsOf(document, { yes: false, no: true })).toEqual([
      `${POST} author,content.rendered,excerpt.rendered,format,id,slug,status`,
      '/wp/v2/users id,name',
    ]);
  });

  test('by the arguments of each alias', async () => {
    const document = /* GraphQL */ `
      query ($size: String) { media { nodes { sourceUrl thumbnail: sourceUrl(size: $size) } } }
    `;
    expect(await fieldsOf(document)).toEqual(['/wp/v2/media id,source_url']);
    expect(await fieldsOf(document, { size: 'thumbnail' })).toEqual([
      '/wp/v2/media id,media_details,source_url',
    ]);
  });

  test('nested names of media as their parents, because WordPress would drop them otherwise', async () => {
    const document = /* GraphQL */ `
      { media { nodes { title caption description width sizes { name } modified } } }
    `;
    expect(await fieldsOf(document)).toEqual([
      '/wp/v2/media caption,description,id,media_details,mime_type,modified_gmt,source_url,title',
    ]);
  });

  test('nested names of comments and authors, too', async () => {
    const document = /* GraphQL */ `
      { comments { nodes { content authorAvatarUrl } } authors { nodes { avatarUrl(size: 24) } } }
    `;
    expect(await fieldsOf(document)).toEqual([
      '/wp/v2/comments author_avatar_urls,content,id',
      '/wp/v2/users avatar_urls,id,name',
    ]);
  });
});

describe('of an interface: each concrete type gets its own fields', () => {
  const document = /* GraphQL */ `
    query ($id: ID!) {
      node(id: $id) {
        __typename
        ... on Content { title }
        ... on Post { isSticky categories { name } }
        ... on Page { menuOrder }
        ... on Term { count }
        ... on Author { name }
        ... on Media { altText }
        ... on Comment { authorName }
      }
    }
  `;

  test.each([
    ['Post', 1, ['/wp/v2/posts _links.wp:term,categories,id,sticky,title.rendered']],
    ['Page', 11, ['/wp/v2/pages id,menu_order,title.rendered']],
    ['Category', 3, ['/wp/v2/categories count,id']],
    ['Author', 5, ['/wp/v2/users id,name']],
    ['Media', 7, ['/wp/v2/media alt_text,id']],
    ['Comment', 21, ['/wp/v2/comments author_name,id']],
  ])('node: %s', async (typeName, id, expected) => {
    expect(await fieldsOf(document, { id: idOf(typeName, id) })).toEqual(expected);
  });

  test('search', async () => {
    const search = /* GraphQL */ `
      { search(query: "") { nodes { uri ... on Post { isSticky } ... on Page { menuOrder } } } }
    `;
    expect(await fieldsOf(search)).toEqual([
      '/wp/v2/pages id,link,menu_order',
      '/wp/v2/posts id,link,sticky',
      '/wp/v2/search id,subtype',
    ]);
  });

  test('nodeByUri', async () => {
    const byUri = /* GraphQL */ `
      { nodeByUri(uri: "/ink/") { ... on Content { title } ... on Page { menuOrder } ... on Term { count } } }
    `;
    expect(await fieldsOf(byUri)).toEqual(['/wp/v2/posts id,title.rendered', 'HEAD /ink/']);
  });

  test('the content of a comment', async () => {
    const post = /* GraphQL */ `
      { comments(first: 1) { nodes { post { title ... on Page { menuOrder } ... on Post { isSticky } } } } }
    `;
    expect(await fieldsOf(post)).toEqual([
      '/wp/v2/comments _links.up,id,post',
      '/wp/v2/posts id,sticky,title.rendered',
    ]);
  });
});

describe('a relation with only its id selected', () => {
  test.each([
    ['author { databaseId }', 'author,id'],
    ['author { id __typename restUrl }', 'author,id'],
    ['featuredMedia { id }', 'featured_media,id'],
    ['categories { databaseId taxonomy { slug } }', 'categories,id'],
    ['tags { id }', 'id,tags'],
  ])('costs no request: post { %s }', async (relation, fields) => {
    expect(await fieldsOf(`{ posts { nodes { ${relation} } } }`)).toEqual([`${POST} ${fields}`]);
  });

  test('costs no request: comment { parent, author, post }', async () => {
    const document = '{ comments { nodes { parent { id } author { databaseId } post { id __typename } } } }';
    expect(await fieldsOf(document)).toEqual(['/wp/v2/comments _links.up,author,id,parent,post']);
  });

  test('returns the ids in the item', async () => {
    await using gateway = await startGateway(site);
    const document =
      '{ posts { nodes { author { databaseId } featuredMedia { id } categories { id } tags { databaseId } } } }';
    expect(await gateway.query(document)).toEqual({
      data: {
        posts: {
          nodes: [
            { author: null, featuredMedia: null, categories: [], tags: [] },
            {
              author: { databaseId: 5 },
              featuredMedia: { id: idOf('Media', 7) },
              categories: [{ id: idOf('Category', 3) }],
              tags: [{ databaseId: 4 }],
            },
          ],
        },
      },
    });
  });
});

test('fields that do not come from WordPress cost no request', async () => {
  expect(
    await fieldsOf(
      '{ __typename site { __typename } contentTypes { slug } taxonomies { slug } posts { __typename } }',
    ),
  ).toEqual([]);
});

test('the site index is requested for the union of all aliases', async () => {
  expect(await fieldsOf('{ site { name } again: site { homeUrl name } }')).toEqual(['/ home,name']);
});
