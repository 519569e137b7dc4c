import { describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import {
  HOME,
  makeCategory,
  makeComment,
  makeCustom,
  makePage,
  makePost,
  makeUser,
} from '../../helpers/wordpress-rows.ts';
import type { OverrideResponse, WordPressServerOptions } from '../../helpers/wordpress-server.ts';

/** What WPGraphQL 2.20 answered on a real WordPress with the same kinds of content. */
const TIE = '2026-10-02T10:00:00';
const at = (id: number, date: string, more: object = {}) =>
  makePost({ id, date, date_gmt: date, slug: `post-${id}`, link: `${HOME}/post-${id}/`, ...more });

const SITE: WordPressServerOptions = {
  posts: [
    at(10, '2026-10-01T10:00:00', { title: { rendered: 'First' }, categories: [1] }),
    at(11, TIE, { categories: [2] }),
    at(12, TIE, { categories: [2] }),
    at(13, TIE, { categories: [2] }),
    at(14, '2026-10-03T10:00:00', {
      title: { rendered: 'Protected' },
      content: { rendered: '', protected: true },
      excerpt: { rendered: '', protected: true },
      author: 5,
    }),
  ],
  pages: [
    makePage({ id: 20, slug: 'about', link: `${HOME}/about/`, date: '2026-10-02T09:00:00' }),
    makePage({ id: 21, slug: 'team', link: `${HOME}/about/team/`, parent: 20, date: '2026-09-01T09:00:00' }),
  ],
  categories: [
    makeCategory({
      id: 1,
      name: 'News &amp; Events',
      slug: 'news-events',
      description: 'All <em>news</em>',
      count: 1,
    }),
    makeCategory({ id: 2, name: 'Local', slug: 'local', parent: 1, count: 3 }),
    makeCategory({ id: 3, name: 'Empty', slug: 'empty', count: 0 }),
  ],
  users: [makeUser({ id: 5, name: 'Ada', slug: 'ada' })],
  comments: [makeComment({ id: 31, post: 10, link: `${HOME}/post-10/#comment-31` })],
  types: { chapter: { name: 'Chapters', rest_base: 'chapters', has_archive: 'handbook' } },
  custom: {
    chapter: [
      makeCustom('chapter', {
        id: 40,
        date: '2026-10-02T10:00:00',
        link: `${HOME}/chapter/start/`,
        slug: 'start',
      }),
    ],
  },
};

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly unknown[] }[];
}

async function ask(
  { gateway }: TestGateway,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

const bare = (id: number): string => Buffer.from(`arrayconnection:${id}`).toString('base64');
const nodes = (...ids: readonly number[]) => ({ nodes: ids.map((databaseId) => ({ databaseId })) });

describe('lists', () => {
  test.each([
    ['newest first, of one second the highest id', 'posts', [14, 13, 12, 11, 10]],
    ['after the plugin’s own cursor', `posts(first: 2, after: "${bare(13)}")`, [12, 11]],
    ['before it, from the end', `posts(last: 2, before: "${bare(12)}")`, [14, 13]],
    ['before it, from the start', `posts(first: 1, before: "${bare(12)}")`, [14]],
    ['between two cursors', `posts(first: 9, after: "${bare(14)}", before: "${bare(10)}")`, [13, 12, 11]],
    ['a cursor of nothing is as if not given', `posts(first: 2, after: "${bare(999)}")`, [14, 13]],
    ['with a password', 'posts(where: { hasPassword: true })', [14]],
    ['without one', 'posts(first: 2, where: { hasPassword: false })', [13, 12]],
    ['an exact title', 'posts(where: { title: "First" })', [10]],
    ['children of a category', 'posts(where: { categoryName: "news-events" })', [13, 12, 11, 10]],
    ['under no parent', 'posts(first: 1, where: { parent: "0" })', [14]],
    ['under a parent: flat types have none', 'posts(where: { parentIn: [20] })', []],
    [
      'by a name of a category as written',
      'posts(where: { categoryName: "News & Events" })',
      [13, 12, 11, 10],
    ],
  ])('%s', async (_name, list, ids) => {
    await using gateway = await startGateway(SITE);
    const { data, errors } = await ask(gateway, `{ list: ${list} { nodes { databaseId } } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ list: nodes(...ids) });
  });

  test('of several types are merged by date and id, exactly, page by page', async () => {
    await using gateway = await startGateway(SITE);
    const seen: number[] = [];
    for (let after = ''; seen.length < 20; ) {
      const { data } = await ask(
        gateway,
        `{ contentNodes(first: 3, after: "${after}") { nodes { databaseId } pageInfo { hasNextPage endCursor } } }`,
      );
      const page = data?.['contentNodes'] as {
        nodes: readonly { databaseId: number }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      seen.push(...page.nodes.map(({ databaseId }) => databaseId));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual([14, 40, 13, 12, 11, 20, 10, 21]);
    const { data } = await ask(
      gateway,
      `{ contentNodes(first: 2, after: "${bare(12)}", where: { contentTypes: [POST, PAGE] }) { nodes { databaseId } } }`,
    );
    expect(data).toEqual({ contentNodes: nodes(11, 20) });
  });

  test.each([
    ['childOf: 1', [2]],
    ['childless: true', [3, 2]],
    ['name: ["news & events"]', [1]],
    ['descriptionLike: "news"', [1]],
    ['excludeTree: [1]', [3]],
  ])('terms where %s', async (where, ids) => {
    await using gateway = await startGateway(SITE);
    const { data, errors } = await ask(
      gateway,
      `{ categories(where: { ${where} }) { nodes { databaseId } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ categories: nodes(...ids) });
  });

  test('users by role are refused to the public', async () => {
    await using gateway = await startGateway(SITE);
    const { errors } = await ask(gateway, '{ users(where: { role: AUTHOR }) { nodes { id } } }');
    expect(errors).toMatchObject([{ message: 'Sorry, you are not allowed to filter users by role.' }]);
  });
});

test('a post with a password is null but for its name', async () => {
  await using gateway = await startGateway(SITE);
  const { data, errors } = await ask(
    gateway,
    `{ post(id: 14, idType: DATABASE_ID) {
      title slug uri status hasPassword isRestricted contentTypeName date content excerpt guid isPreview
      author { node { name } } authorId contentType { node { name } } template { templateName }
      categories { nodes { id } } comments { nodes { id } } commentStatus } }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    post: {
      ...{ title: 'Protected', slug: 'post-14', uri: '/post-14/', status: 'publish' },
      ...{ hasPassword: true, isRestricted: true, contentTypeName: 'post' },
      ...{ date: null, content: null, excerpt: null, guid: null, isPreview: null, author: null },
      ...{ authorId: null, contentType: null, template: null, commentStatus: null },
      ...{ categories: { nodes: [] }, comments: { nodes: [] } },
    },
  });
});

describe('addresses', () => {
  test.each([
    ['/', { __typename: 'ContentType', id: 'cG9zdF90eXBlOnBvc3Q=' }],
    ['', null],
    ['/about/team/', { __typename: 'Page' }],
    ['about/team', { __typename: 'Page' }],
    ['/about/?x=1', { __typename: 'Page' }],
    ['/ABOUT/', null],
    ['/nope/', null],
    ['/handbook/', { __typename: 'ContentType', id: Buffer.from('post_type:chapter').toString('base64') }],
    ['/post-10/#comment-31', { __typename: 'Comment' }],
    ['/post-10/#comment-99', null],
    ['/?p=10', null],
    ['/?s=x', null],
    ['?x', null],
    ['https://other.example/about/', null],
    ['http://other.example', null],
    ['javascript:alert(1)', null],
    ['/index.php', { __typename: 'ContentType', id: 'cG9zdF90eXBlOnBvc3Q=' }],
  ])('nodeByUri(%s)', async (uri, expected) => {
    await using gateway = await startGateway(SITE);
    const { data, errors } = await ask(
      gateway,
      `{ nodeByUri(uri: ${JSON.stringify(uri)}) { __typename id } }`,
    );
    expect(errors).toBeUndefined();
    if (expected === null) expect(data).toEqual({ nodeByUri: null });
    else expect(data).toMatchObject({ nodeByUri: expected });
  });

  test('the structure of permalinks, and archives of types', async () => {
    await using gateway = await startGateway(SITE);
    const { data } = await ask(
      gateway,
      '{ permalinkSettings { structure } contentTypes { nodes { name uri } } readingSettings { id } }',
    );
    expect(data).toMatchObject({
      permalinkSettings: { structure: '/%postname%/' },
      contentTypes: {
        nodes: [
          { name: 'post', uri: '/' },
          { name: 'page', uri: null },
          { name: 'attachment', uri: null },
          { name: 'chapter', uri: '/handbook/' },
        ],
      },
      readingSettings: { id: Buffer.from('setting_group:reading').toString('base64') },
    });
  });
});

describe('writes', () => {
  const EDITOR = { authorization: basic('editor:abcd') };

  /** A site that takes writes, and what it was sent. */
  async function startWriting(answer: OverrideResponse) {
    const writes: { method: string; route: string; body: unknown }[] = [];
    const gateway = await startGateway({
      ...SITE,
      override: (request) => {
        const { method, route, body } = request;
        if (route !== undefined && (method === 'POST' || method === 'DELETE')) {
          writes.push({ method, route, body: body === '' ? undefined : JSON.parse(body) });
          return answer;
        }
        return signedIn({ [EDITOR.authorization]: {} })(request);
      },
    });
    return Object.assign(gateway, { writes });
  }

  test('createPost finds its terms, and gives the id of its client back', async () => {
    await using gateway = await startWriting({
      status: 201,
      body: { id: 50, title: { rendered: 'A &amp; B' }, status: 'draft', categories: [2] },
    });
    const { data, errors } = await ask(
      gateway,
      `mutation { createPost(input: { clientMutationId: "x", title: "A & B", status: DRAFT, menuOrder: 2,
        categories: { nodes: [{ slug: "local" }] } }) {
        clientMutationId post { databaseId title status categories { nodes { name } } } } }`,
      EDITOR,
    );
    expect(errors).toBeUndefined();
    expect(gateway.writes).toEqual([
      {
        method: 'POST',
        route: '/wp/v2/posts',
        body: { title: 'A & B', status: 'draft', menu_order: 2, categories: [2] },
      },
    ]);
    expect(data).toEqual({
      createPost: {
        clientMutationId: 'x',
        post: {
          ...{ databaseId: 50, title: 'A & B', status: 'draft' },
          categories: { nodes: [{ name: 'Local' }] },
        },
      },
    });
  });

  test.each([
    [
      'deletePost(input: { id: "10" }) { deletedId }',
      { method: 'DELETE', route: '/wp/v2/posts/10' },
      { deletedId: Buffer.from('post:10').toString('base64') },
    ],
    [
      `updateCategory(input: { id: "${Buffer.from('term:2').toString('base64')}", description: "d" }) { category { databaseId } }`,
      { method: 'POST', route: '/wp/v2/categories/2', body: { description: 'd' } },
      { category: { databaseId: 10 } },
    ],
    [
      'createComment(input: { commentOn: 10, content: "Hi" }) { success comment { databaseId } }',
      { method: 'POST', route: '/wp/v2/comments', body: { post: 10, content: 'Hi' } },
      { success: true, comment: { databaseId: 10 } },
    ],
    [
      'restoreComment(input: { id: "31" }) { restoredId }',
      { method: 'POST', route: '/wp/v2/comments/31', body: { status: 'approved' } },
      { restoredId: Buffer.from('comment:31').toString('base64') },
    ],
    [
      'updateUser(input: { id: 5, firstName: "A" }) { user { databaseId } }',
      { method: 'POST', route: '/wp/v2/users/5', body: { first_name: 'A' } },
      { user: { databaseId: 10 } },
    ],
    [
      'updateSettings(input: { generalSettingsTitle: "T" }) { clientMutationId }',
      { method: 'POST', route: '/wp/v2/settings', body: { title: 'T' } },
      { clientMutationId: null },
    ],
  ])('%s', async (field, write, payload) => {
    await using gateway = await startWriting({ body: { id: 10, status: 'approved' } });
    const { data, errors } = await ask(gateway, `mutation { done: ${field} }`, EDITOR);
    expect(errors).toBeUndefined();
    expect(gateway.writes).toMatchObject([write]);
    expect(data).toEqual({ done: payload });
  });

  test.each([
    ['updatePost(input: { id: "junk" }) { post { id } }', 'No post could be found to update'],
    [
      'createComment(input: { commentOn: 10, content: "x" }) { success }',
      'Comment must include an authorName.',
    ],
    ['createMediaItem(input: { filePath: "https://x.example/a.jpg" }) { mediaItem { id } }', 'filePath'],
    ['sendPasswordResetEmail(input: { username: "x" }) { success }', 'cannot send password reset emails'],
  ])('%s is refused', async (field, message) => {
    await using gateway = await startWriting({ body: {} });
    const { data, errors } = await ask(gateway, `mutation { done: ${field} }`);
    expect(data).toEqual({ done: null });
    expect(errors).toMatchObject([{ message: expect.stringContaining(message), path: ['done'] }]);
    expect(gateway.writes).toEqual([]);
  });

  test('a preview is the newest revision, for those who may edit; null for the public where there is one', async () => {
    const links = { 'version-history': [{ count: 1, href: `${HOME}/wp-json/wp/v2/pages/20/revisions` }] };
    const revision = { id: 60, title: { rendered: 'Newer' }, slug: '20-revision-v1', parent: 20 };
    await using gateway = await startGateway({
      ...SITE,
      pages: [makePage({ id: 20, slug: 'about', link: `${HOME}/about/`, _links: links })],
      override: signedIn({ [EDITOR.authorization]: { '/wp/v2/pages/20/revisions': { body: [revision] } } }),
    });
    const query = `{ page(id: 20, idType: DATABASE_ID, asPreview: true) {
      databaseId title status isPreview isRevision uri contentTypeName revisionOf { node { id } } } }`;
    expect(await ask(gateway, query)).toEqual({ data: { page: null } });
    expect(await ask(gateway, query, EDITOR)).toEqual({
      data: {
        page: {
          ...{ databaseId: 60, title: 'Newer', status: 'inherit', isPreview: true, isRevision: true },
          ...{ uri: '/about/?preview=true', contentTypeName: 'revision' },
          revisionOf: { node: { id: Buffer.from('post:20').toString('base64') } },
        },
      },
    });
  });
});

describe('extensions', () => {
  test('editorBlocks are read from the rendered HTML, flat unless told otherwise', async () => {
    await using gateway = await startGateway({
      posts: [
        makePost({
          id: 1,
          content: {
            rendered:
              '<p>One &amp; two</p>\n<div class="wp-block-columns"><div class="wp-block-column"><h3 class="wp-block-heading">In</h3></div></div>',
          },
        }),
      ],
    });
    const { data, errors } = await ask(
      gateway,
      `{ post(id: 1, idType: DATABASE_ID) {
        editorBlocks { name parentClientId clientId ... on CoreParagraph { attributes { content } }
          ... on CoreHeading { attributes { level content } } }
        tree: editorBlocks(flat: false) { name innerBlocks { name } } } }`,
    );
    expect(errors).toBeUndefined();
    const post = data?.['post'] as { editorBlocks: readonly Record<string, unknown>[]; tree: unknown };
    expect(post.editorBlocks).toMatchObject([
      { name: 'core/paragraph', parentClientId: null, attributes: { content: 'One &amp; two' } },
      { name: 'core/columns', parentClientId: null },
      { name: 'core/column', parentClientId: post.editorBlocks[1]?.['clientId'] },
      { name: 'core/heading', attributes: { level: 3, content: 'In' } },
    ]);
    expect(post.tree).toEqual([
      { name: 'core/paragraph', innerBlocks: [] },
      { name: 'core/columns', innerBlocks: [{ name: 'core/column' }] },
    ]);
  });

  test('seo is Yoast’s', async () => {
    const head = {
      ...{ title: 'T – Site', description: 'D', canonical: `${HOME}/a/`, og_type: 'article' },
      robots: { index: 'index', follow: 'follow' },
      twitter_misc: { 'Est. reading time': '3 minutes' },
      schema: { '@graph': [{ '@type': 'WebPage' }] },
    };
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, yoast_head_json: head, yoast_head: '<title>T</title>' })],
    });
    const { data, errors } = await ask(
      gateway,
      `{ post(id: 1, idType: DATABASE_ID) { seo { title metaDesc canonical opengraphType focuskw metaRobotsNoindex
        readingTime fullHead opengraphImage { id } schema { pageType } } } seo { schema { siteUrl } redirects { origin } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      post: {
        seo: {
          ...{
            title: 'T – Site',
            metaDesc: 'D',
            canonical: expect.stringContaining('/a/'),
            opengraphType: 'article',
          },
          ...{ focuskw: '', metaRobotsNoindex: 'index', readingTime: 3, fullHead: '<title>T</title>' },
          ...{ opengraphImage: null, schema: { pageType: ['WebPage'] } },
        },
      },
      seo: { schema: { siteUrl: expect.any(String) }, redirects: [] },
    });
  });

  test.each([
    ['{ products { nodes { id } } }', 'WooGraphQL'],
    ['{ gfForm(id: 1) { title } }', 'form plugins'],
    ['mutation { login(input: { username: "a", password: "b" }) { authToken } }', 'application password'],
  ])('%s says what it would need', async (query, words) => {
    await using gateway = await startGateway(SITE);
    const { errors } = await ask(gateway, query);
    expect(errors?.[0]?.message).toContain(words);
  });
});
