import { describe, expect, test } from 'vitest';
import { idOf, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { makeCustom, makeCustomTerm, makePage, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

/** A library in a subdirectory, with a post type and a taxonomy of its own. */
const library: WordPressServerOptions = {
  name: 'Library',
  folder: '/usa',
  posts: [makePost({ id: 1, title: 'A post of the library' })],
  users: [makeUser({ id: 5 })],
  types: {
    book: { name: 'Books', rest_base: 'books', rest_namespace: 'library/v1', taxonomies: ['genre'] },
  },
  taxonomies: { genre: { name: 'Genres', rest_base: 'genres', types: ['book'], hierarchical: true } },
  custom: {
    book: [
      makeCustom('book', { id: 31, slug: 'dune', title: 'Dune', genres: [41], author: 5 }),
      makeCustom('book', { id: 32, slug: 'emma', title: 'Emma', genres: [42] }),
    ],
    genre: [
      makeCustomTerm('genre', { id: 41, slug: 'sci-fi', name: 'Science fiction', parent: 42 }),
      makeCustomTerm('genre', { id: 42, slug: 'novel', name: 'Novel', parent: 0 }),
    ],
  },
};
/** A site with only the core, whose REST API has no pretty URL. */
const diary: WordPressServerOptions = {
  name: 'Diary',
  plainPermalinks: true,
  posts: [makePost({ id: 1, title: 'A post of the diary' })],
  pages: [makePage({ id: 31, title: 'A page with the id of a book' })],
};

const typeNames = async (gateway: TestGateway) =>
  (
    await gateway.query<{ contentTypes: { typeName: string }[] }>('{ contentTypes { typeName } }')
  ).data.contentTypes.map(({ typeName }) => typeName);

describe('two gateways in one process', () => {
  test('each have the schema of their own site', async () => {
    await using first = await startGateway(library);
    await using second = await startGateway(diary);
    expect(await typeNames(first)).toEqual(['Post', 'Page', 'Book']);
    expect(await typeNames(second)).toEqual(['Post', 'Page']);
    expect(await second.query('{ books { nodes { id } } }')).toMatchObject({
      errors: [{ message: expect.stringContaining('Cannot query field "books" on type "Query".') }],
    });
  });

  test('each request their own site, also when operations interleave', async () => {
    await using first = await startGateway(library, { cache: { ttl: 0 } });
    await using second = await startGateway(diary, { cache: { ttl: 0 } });
    const document = `query ($id: ID!) { node(id: $id) { id ... on Content { title uri restUrl } } }`;
    const variables = { id: idOf('Post', 1) };
    const answers = await Promise.all(
      [first, second, first, second].map((gateway) => gateway.query(document, variables)),
    );
    const ofLibrary = {
      id: idOf('Post', 1),
      title: 'A post of the library',
      uri: '/post-1/',
      restUrl: `${first.site.url}/wp-json/wp/v2/posts/1`,
    };
    const ofDiary = {
      id: idOf('Post', 1),
      title: 'A post of the diary',
      uri: '/post-1/',
      restUrl: `${second.site.url}/?rest_route=/wp/v2/posts/1`,
    };
    expect(answers).toEqual([ofLibrary, ofDiary, ofLibrary, ofDiary].map((node) => ({ data: { node } })));
    const post = '/wp/v2/posts?include=1&per_page=1&_fields=id,link,title.rendered';
    expect(first.asked()).toEqual([post, post]);
    expect(second.asked()).toEqual([post, post]);
  });

  test('reject each other’s ids', async () => {
    await using first = await startGateway(library);
    await using second = await startGateway(diary);
    const document = `query ($id: ID!) { node(id: $id) { __typename } }`;
    const variables = { id: idOf('Book', 31) };
    expect(await first.query(document, variables)).toEqual({ data: { node: { __typename: 'Book' } } });
    expect(await second.query(document, variables)).toMatchObject({
      data: { node: null },
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  test('one continues after the other is disposed of', async () => {
    await using second = await startGateway(diary);
    {
      await using first = await startGateway(library);
      await first.query('{ posts { nodes { id } } }');
    }
    expect(await second.query('{ posts { nodes { title } } }')).toEqual({
      data: { posts: { nodes: [{ title: 'A post of the diary' }] } },
    });
  });
});

describe('a custom post type and taxonomy', () => {
  const dune = {
    __typename: 'Book',
    title: 'Dune',
    author: { name: 'User 5' },
    genres: [{ name: 'Science fiction' }],
  };
  const DUNE = '__typename title author { name } genres { name }';
  const books = '/library/v1/books';

  test.each([
    ['a list', `books(where: { genreSlug: ["sci-fi"] }) { nodes { ${DUNE} } }`, { books: { nodes: [dune] } }],
    ['one by slug', `book(by: { slug: "dune" }) { ${DUNE} }`, { book: dune }],
    ['one by URL', `book(by: { uri: "/book/dune/" }) { ${DUNE} }`, { book: dune }],
    ['a node', `node(id: "${idOf('Book', 31)}") { ... on Book { ${DUNE} } }`, { node: dune }],
    ['a URL', `nodeByUri(uri: "/usa/book/dune/") { ... on Book { ${DUNE} } }`, { nodeByUri: dune }],
    [
      'a search',
      `search(query: "dune", types: ["book"]) { nodes { ... on Book { ${DUNE} } } }`,
      { search: { nodes: [dune] } },
    ],
    [
      'a term’s list',
      `genre(by: { slug: "sci-fi" }) { name parent { name } books { nodes { ${DUNE} } } }`,
      { genre: { name: 'Science fiction', parent: { name: 'Novel' }, books: { nodes: [dune] } } },
    ],
    [
      'an author’s list',
      'author(by: { databaseId: 5 }) { books { nodes { title } } }',
      { author: { books: { nodes: [{ title: 'Dune' }] } } },
    ],
    [
      'its content type',
      'book(by: { databaseId: 31 }) { restUrl contentType { slug listField taxonomies { slug } } }',
      {
        book: {
          restUrl: expect.stringMatching(/\/usa\/wp-json\/library\/v1\/books\/31$/),
          contentType: { slug: 'book', listField: 'books', taxonomies: [{ slug: 'genre' }] },
        },
      },
    ],
  ])('are reached by %s', async (_, field, data) => {
    await using gateway = await startGateway(library);
    expect(await gateway.query(`{ ${field} }`)).toEqual({ data });
  });

  test('are batched like built-in ones', async () => {
    await using gateway = await startGateway(library);
    await gateway.query('{ genres { nodes { name books { nodes { title author { name } } } } } }');
    expect(gateway.asked()).toEqual([
      `${books}?genres=41&orderby=date&order=desc&per_page=10&_fields=author,id,title.rendered`,
      `${books}?genres=42&orderby=date&order=desc&per_page=10&_fields=author,id,title.rendered`,
      '/wp/v2/genres?orderby=name&order=asc&per_page=11&_fields=count,id,name',
      '/wp/v2/users?include=5&per_page=1&_fields=id,name',
    ]);
  });
});
