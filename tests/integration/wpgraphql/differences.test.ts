import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import {
  HOME,
  makeCategory,
  makeComment,
  makePage,
  makePost,
  makeUser,
} from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const page = readFileSync(new URL('../../../docs/coming-from-wpgraphql.md', import.meta.url), 'utf8');
const [, section = ''] = page.split('## What differs');
const [table = ''] = section.split('\n## ');
const rows = [...table.matchAll(/^\| ([^|\s].*?) \| /gm)].map(([, cell = '']) => cell);

const SITE: WordPressServerOptions = {
  posts: [
    makePost({ id: 10, title: { rendered: 'Zoo' }, author: 5, date: '2026-01-03T00:00:00', format: 'aside' }),
    makePost({ id: 11, title: { rendered: 'Ant' }, author: 5, date: '2026-01-02T00:00:00' }),
    makePost({
      ...{ id: 14, sticky: true, excerpt: { rendered: '', protected: true } },
      content: { rendered: '', protected: true },
      date: '2026-01-01T00:00:00',
    }),
  ],
  pages: [makePage({ id: 20, title: { rendered: 'Middle' }, slug: 'privacy', link: `${HOME}/privacy/` })],
  categories: [makeCategory({ id: 1, name: 'News', slug: 'news' })],
  users: [makeUser({ id: 5, name: 'Ada', slug: 'ada' })],
  comments: [makeComment({ id: 31, post: 14 })],
  override: ({ route, query }) =>
    route === '/wp/v2/comments' && query['include'] === '31'
      ? { body: [], headers: { 'x-wp-total': '0', 'x-wp-totalpages': '0' } }
      : route === '/wp/v2/comments/31'
        ? { status: 401, body: { code: 'rest_cannot_read', message: 'Sorry.', data: { status: 401 } } }
        : undefined,
};

interface Answered {
  readonly query: string;
  readonly data?: unknown;
  readonly errors?: readonly object[];
}

/** What the gateway answers; or where a test of it is. */
type Proof = Answered | { readonly file: string; readonly test: string };

const nothing = { nodes: [] };
const PROOFS: Readonly<Record<string, Proof>> = {
  'names of custom types': { file: 'names', test: 'are guessed of slug and label' },
  'image sizes, menu locations': {
    file: 'front-ends',
    test: 'names image sizes, locations and fragments that nobody told the gateway of',
  },
  '`... on SimpleProduct`, `... on Template_Wide`': {
    file: 'names',
    test: 'templates have the types that the schema names, and unknown ones match nothing',
  },
  '`template { templateName }`': {
    file: 'names',
    test: 'the type of a template is that of its file name: %s',
  },
  '`isPrivacyPage`': {
    query: '{ page(id: "privacy", idType: URI) { isPrivacyPage } }',
    data: { page: { isPrivacyPage: false } },
  },
  '`comment`, `comments` of protected posts, pingbacks': {
    query:
      '{ comment(id: 31, idType: DATABASE_ID) { id } post(id: 14, idType: DATABASE_ID) { comments { nodes { id } } } }',
    data: { comment: null, post: { comments: nothing } },
  },
  '`termTaxonomyId`': {
    query: '{ category(id: "news", idType: SLUG) { termTaxonomyId } }',
    data: { category: { termTaxonomyId: null } },
  },
  '`firstName`, `lastName`, `roles`': {
    query: '{ user(id: 5, idType: DATABASE_ID) { name firstName lastName roles { nodes { name } } } }',
    data: { user: { name: 'Ada', firstName: null, lastName: null, roles: null } },
  },
  '`hasPassword`, `title`, `template` of content; `contentType`, `userId`, `authorUrl` of comments': {
    file: 'as-the-plugin',
    test: 'a filter of rows that finds nothing in a thousand goes on at its cursor',
  },
  '`childOf`, `childless`, `excludeTree`, `name`, `descriptionLike` of terms': {
    file: 'values',
    test: 'terms where %s',
  },
  '`contentAuthor`, `authorEmail`, `karma`, `roleNotIn`, order by `COMMENT_COUNT` and others that REST lacks':
    {
      query:
        '{ posts(where: { orderby: [{ field: COMMENT_COUNT, order: DESC }] }) { nodes { id } } comments(where: { authorEmail: "a@b.example" }) { nodes { id } } }',
      data: { posts: null, comments: null },
      errors: [
        { message: expect.stringContaining('COMMENT_COUNT'), path: ['posts'] },
        { message: expect.stringContaining('authorEmail'), path: ['comments'] },
      ],
    },
  'settings that are not public': {
    query: '{ readingSettings { postsPerPage } writingSettings { useSmilies } }',
    data: { readingSettings: { postsPerPage: 10 }, writingSettings: { useSmilies: true } },
  },
  '`themes`, `plugins`, `userRoles`, `enqueuedScripts`': {
    query:
      '{ themes { nodes { id } } plugins { nodes { id } } userRoles { nodes { id } } registeredScripts { nodes { id } } }',
    data: { themes: nothing, plugins: nothing, userRoles: nothing, registeredScripts: nothing },
  },
  menus: { file: 'planning', test: 'a menu with what it leads to' },
  '`contentNodes` of several types in other orders than by date': {
    query:
      '{ contentNodes(where: { contentTypes: [POST, PAGE], orderby: [{ field: TITLE, order: ASC }] }) { nodes { databaseId } } }',
    data: { contentNodes: { nodes: [11, 20, 14, 10].map((databaseId) => ({ databaseId })) } },
  },
  cursors: { file: 'values', test: 'after the plugin’s own cursor' },
  'excerpts of posts with a `<!--more-->`': {
    query: '{ post(id: 10, idType: DATABASE_ID) { excerpt } }',
    data: { post: { excerpt: expect.any(String) } },
  },
  '`isSticky` of a protected post': {
    query: '{ post(id: 14, idType: DATABASE_ID) { isSticky } }',
    data: { post: { isSticky: true } },
  },
  'post formats': {
    query: '{ post(id: 10, idType: DATABASE_ID) { postFormats { nodes { id databaseId slug } } } }',
    data: {
      post: {
        postFormats: {
          nodes: [
            {
              id: Buffer.from('term:post-format-aside').toString('base64'),
              ...{ databaseId: 0, slug: 'post-format-aside' },
            },
          ],
        },
      },
    },
  },
  '`createMediaItem(filePath:)`, `registerUser`, passwords, post formats as terms': {
    query:
      'mutation { registerUser(input: { username: "x", email: "x@y.example" }) { user { id } } createMediaItem(input: { filePath: "https://x.example/a.jpg" }) { mediaItem { id } } }',
    data: { registerUser: null, createMediaItem: null },
    errors: [{ path: ['registerUser'] }, { path: ['createMediaItem'] }],
  },
  'status of a syntax error, of a body that is no JSON': {
    file: 'http',
    test: 'every answer is JSON with a charset, which Gatsby insists on, and the status that the plugin has',
  },
  '`PersistedQueryNotSupported`': {
    file: 'http',
    test: 'without them, clients are told in the word that Apollo knows',
  },
  '`errors[].extensions.code`': {
    query: '{ nope }',
    errors: [{ extensions: expect.objectContaining({ code: 'GRAPHQL_VALIDATION_FAILED' }) }],
  },
  '`extensions.debug`': { query: '{ __typename }', data: { __typename: 'RootQuery' } },
  '`actionMonitorActions` (Gatsby)': { file: 'gatsby', test: 'what changed since its last build' },
  '`pageInfo { total }`': {
    query: '{ posts(first: 1) { pageInfo { total } } }',
    data: { posts: { pageInfo: { total: 3 } } },
  },
};

test('every row of the table has a test here, and none is of a row that is gone', () => {
  expect(rows.length).toBeGreaterThan(20);
  expect(Object.keys(PROOFS).toSorted()).toEqual(rows.toSorted());
});

describe('what differs from WPGraphQL', () => {
  test.each(Object.entries(PROOFS))('%s', async (_row, proof) => {
    if ('file' in proof) {
      const tests = readFileSync(new URL(`${proof.file}.test.ts`, import.meta.url), 'utf8');
      expect([proof.test, tests.includes(proof.test)]).toEqual([proof.test, true]);
      return;
    }
    await using gateway = await startGateway(SITE);
    const response = await gateway.gateway.fetch('http://gateway/wp/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: proof.query }),
    });
    const { data, errors, extensions } = (await response.json()) as Readonly<Record<string, unknown>>;
    if (proof.errors === undefined) expect(errors).toBeUndefined();
    else
      expect(errors).toEqual(
        expect.arrayContaining(proof.errors.map((error) => expect.objectContaining(error))),
      );
    expect(data).toEqual(proof.data);
    expect(extensions).toBeUndefined();
  });
});
