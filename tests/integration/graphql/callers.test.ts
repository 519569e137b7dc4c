import { describe, expect, test } from 'vitest';
import type { RequestLog } from '../../../src/wordpress/http/messages.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { basic, refused, signedIn } from '../../helpers/signed-in.ts';
import { makeComment, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest } from '../../helpers/wordpress-server.ts';

const editor = { authorization: basic('editor:abcd') };
const reader = { authorization: basic('reader:abcd') };
const service = { serviceAuthorization: 'service:abcd' };
const asService = basic(service.serviceAuthorization);
const ME = '/wp/v2/users/me?_fields=id';

const draft = { id: 2, status: 'draft', slug: 'a-draft', link: 'http://home.of.the.site/?p=2' };
const contents = {
  posts: [
    makePost({ id: 1, author: 1 }),
    makePost({ ...draft, title: 'A draft' }),
    makePost({ id: 3, password: 'open sesame' }),
  ],
  users: [makeUser({ id: 1 })],
  comments: [makeComment({ id: 7, post: 3 })],
};
const draftRow = {
  id: 2,
  status: 'draft',
  title: { rendered: 'A draft' },
  link: draft.link,
  slug: draft.slug,
};
const editorsDraft = {
  '/wp/v2/posts/2': { body: draftRow },
  '/wp/v2/posts': ({ query }: OverrideRequest) =>
    query['status'] === 'any' ? { body: [draftRow] } : undefined,
};

describe('unpublished content', () => {
  test('is found by id by callers who may see it, each with its own route', async () => {
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({ [editor.authorization]: editorsDraft, [reader.authorization]: {} }),
    });
    const both = `{ one: post(by: { databaseId: 1 }) { title } draft: post(by: { databaseId: 2 }) { title }
      none: post(by: { databaseId: 9 }) { title } }`;
    const { data } = await gateway.query(both, {}, editor);
    expect(data).toEqual({ one: { title: 'Post 1' }, draft: { title: 'A draft' }, none: null });
    expect(gateway.asked()).toEqual(
      [
        ME,
        '/wp/v2/posts/2?_fields=id,title.rendered',
        '/wp/v2/posts/9?_fields=id,title.rendered',
        '/wp/v2/posts?include=1,2,9&per_page=3&_fields=id,title.rendered',
      ].sort(),
    );

    expect(await gateway.query(both, {}, reader)).toEqual({
      data: { one: { title: 'Post 1' }, draft: null, none: null },
    });
    gateway.asked();
    // What the caller named is requested by its own route, for anonymous callers, too: a plugin may hide it from lists alone.
    expect((await gateway.query(both)).data).toMatchObject({ draft: null });
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts/2?_fields=id,title.rendered',
      '/wp/v2/posts/9?_fields=id,title.rendered',
      '/wp/v2/posts?include=1,2,9&per_page=3&_fields=id,title.rendered',
    ]);
  });

  test('is found by slug and by URL', async () => {
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({ [editor.authorization]: editorsDraft }),
    });
    const bySlug = '{ post(by: { slug: "a-draft" }) { databaseId } }';
    expect((await gateway.query(bySlug, {}, editor)).data).toEqual({ post: { databaseId: 2 } });
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?slug=a-draft&per_page=100&_fields=id,slug',
      '/wp/v2/posts?slug=a-draft&per_page=100&status=any&_fields=id,slug',
      ME,
    ]);
    const byUri = '{ nodeByUri(uri: "/?p=2") { ... on Post { status } } }';
    expect((await gateway.query(byUri, {}, editor)).data).toEqual({ nodeByUri: { status: 'DRAFT' } });
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts/2?_fields=id,status',
      '/wp/v2/posts?include=2&per_page=1&_fields=id,status',
      'HEAD /?p=2',
    ]);
    expect((await gateway.query(byUri)).data).toEqual({ nodeByUri: null });
    expect(gateway.asked()).toEqual(['HEAD /?p=2']);
  });

  test.each([
    ['an anonymous caller', {}, 'UNAUTHENTICATED', 'got an anonymous one'],
    ['a caller who may not', reader, 'FORBIDDEN', 'got one who may not'],
  ])('listing it is an error for %s', async (_name, headers, code, words) => {
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({ [reader.authorization]: {} }),
    });
    const answer = await gateway.query('{ posts(where: { status: [DRAFT] }) { totalCount } }', {}, headers);
    expect(answer).toMatchObject({
      data: { posts: null },
      errors: [{ path: ['posts'], message: expect.stringContaining(words), extensions: { code } }],
    });
  });
});

describe('raw texts', () => {
  const raw = '{ posts { nodes { title raw: content(format: RAW) stored: title(format: RAW) } } }';

  test('are loaded in one separate request by callers who may edit', async () => {
    const answer = { body: [{ id: 1, content: { raw: '<!-- wp -->' }, title: { raw: 'It&#8217;s' } }] };
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({
        [editor.authorization]: {
          '/wp/v2/posts': ({ query }) => (query['context'] === 'edit' ? answer : undefined),
        },
      }),
    });
    const { data, errors } = await gateway.query(raw, {}, editor);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      posts: {
        nodes: [
          { title: 'Post 3', raw: null, stored: null },
          { title: 'Post 1', raw: '<!-- wp -->', stored: 'It&#8217;s' },
        ],
      },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?include=3,1&per_page=2&context=edit&status=any,trash&_fields=content.raw,id,title.raw',
      '/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=id,title.rendered',
      ME,
    ]);
  });

  test('are null if WordPress refuses them, and fail nothing else', async () => {
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({
        [reader.authorization]: {
          '/wp/v2/posts': ({ query }) => (query['context'] ? refused('rest_forbidden_context') : undefined),
        },
      }),
    });
    const nodes = [3, 1].map((id) => ({ title: `Post ${id}`, raw: null, stored: null }));
    expect(await gateway.query(raw, {}, reader)).toEqual({ data: { posts: { nodes } } });
    gateway.asked();
    expect(await gateway.query(raw)).toEqual({ data: { posts: { nodes } } });
    expect(gateway.asked()).toHaveLength(1);
  });
});

describe('viewer', () => {
  const viewer = '{ viewer { id name email roles capabilities registeredDate author { name } } }';

  test('is the caller, in one request; null for anonymous callers', async () => {
    const me = {
      id: 1,
      name: 'Ed &amp; itor',
      email: 'ed@example.com',
      roles: { 1: 'editor' },
      capabilities: { edit_posts: true, manage_options: false },
      registered_date: '2026-01-31T12:00:00+00:00',
    };
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({ [editor.authorization]: { '/wp/v2/users/me': { body: me } } }),
    });
    expect((await gateway.query(viewer, {}, editor)).data).toEqual({
      viewer: {
        id: Buffer.from('Viewer:1').toString('base64'),
        name: 'Ed & itor',
        email: 'ed@example.com',
        roles: ['editor'],
        capabilities: ['edit_posts'],
        registeredDate: '2026-01-31T12:00:00.000Z',
        author: { name: 'User 1' },
      },
    });
    expect(gateway.asked()).toEqual([
      ME,
      '/wp/v2/users/me?context=edit&_fields=capabilities,email,id,name,registered_date,roles',
      '/wp/v2/users?include=1&per_page=1&_fields=id,name',
    ]);
    expect(await gateway.query(viewer)).toEqual({ data: { viewer: null } });
    expect(gateway.asked()).toEqual([]);
  });
});

describe('the gateway’s own credential', () => {
  const answers = {
    '/wp/v2/menus': { body: [{ id: 5, name: 'Main', slug: 'main', locations: ['primary'] }] },
    '/wp/v2/menu-items': {
      body: [{ id: 6, menus: 5, parent: 0, title: { rendered: 'Shop' }, url: '/shop/' }],
    },
    '/wp/v2/settings': { body: { posts_per_page: 7 } },
  };
  const menus = '{ menus { name items { label } } posts { nodes { title } } settings { postsPerPage } }';

  test('reads menus for callers who may not, and nothing it is not configured for', async () => {
    const logs: RequestLog[] = [];
    await using gateway = await startGateway(
      { ...contents, override: signedIn({ [asService]: answers }) },
      { callers: service, onRequest: (log) => logs.push(log) },
    );
    logs.length = 0;
    const { data } = await gateway.query(menus);
    expect(data).toMatchObject({ menus: [{ name: 'Main', items: [{ label: 'Shop' }] }], settings: null });
    expect(logs.map(({ as, route, status }) => `${as} ${route} ${status}`).sort()).toEqual([
      'anonymous /wp/v2/menus 401',
      'anonymous /wp/v2/posts 200',
      'service /wp/v2/menu-items 200',
      'service /wp/v2/menus 200',
    ]);
  });

  test('reads settings if configured, except for personal ones', async () => {
    await using gateway = await startGateway(
      { ...contents, override: signedIn({ [asService]: answers }) },
      { callers: { ...service, serviceReads: ['settings'] } },
    );
    expect((await gateway.query('{ settings { postsPerPage email } }')).data).toEqual({
      settings: { postsPerPage: 7, email: null },
    });
    expect(gateway.asked()).toEqual(['/wp/v2/settings?_fields=posts_per_page']);
  });

  test('is not used if the caller’s own rights suffice', async () => {
    await using gateway = await startGateway(
      {
        ...contents,
        override: signedIn({
          [asService]: {},
          [editor.authorization]: { '/wp/v2/menus': { body: [{ id: 8, name: 'Theirs' }] } },
        }),
      },
      { callers: service },
    );
    expect((await gateway.query('{ menus { name } }', {}, editor)).data).toEqual({
      menus: [{ name: 'Theirs' }],
    });
  });

  test('is rejected at startup if WordPress does not accept it', async () => {
    await expect(startGateway(contents, { callers: service })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('rejected the service credential'),
    });
    await expect(startGateway(contents, { callers: { serviceAuthorization: 'abcd' } })).rejects.toThrow(
      'user:application password',
    );
  });
});

test('a refusal for anonymous callers is not reused for others', async () => {
  await using gateway = await startGateway({
    ...contents,
    override: signedIn({ [editor.authorization]: { '/wp/v2/menus': { body: [{ id: 8, name: 'Main' }] } } }),
  });
  await gateway.query('{ menus { name } }');
  expect((await gateway.query('{ menus { name } }', {}, editor)).data).toEqual({ menus: [{ name: 'Main' }] });
});

describe('password of an item', () => {
  const document = `query ($password: String) {
    post(by: { databaseId: 3 }, password: $password) { content isProtected comments { nodes { content } } }
  }`;
  const comments = (request: OverrideRequest) =>
    request.route === '/wp/v2/comments' && request.query['password'] === 'open sesame'
      ? { body: [{ id: 7, content: { rendered: '<p>Hush.</p>' } }] }
      : undefined;

  test('unlocks it and its comments, and appears in no log', async () => {
    const logs: RequestLog[] = [];
    await using gateway = await startGateway(
      { ...contents, override: comments },
      { onRequest: (log) => logs.push(log) },
    );
    const { data } = await gateway.query(document, { password: 'open sesame' });
    expect(data).toEqual({
      post: {
        content: '<p>Content of post 3.</p>\n',
        isProtected: true,
        comments: { nodes: [{ content: '<p>Hush.</p>' }] },
      },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/comments?post=3&password=open sesame&orderby=date&order=desc&per_page=10&_fields=content,id',
      '/wp/v2/posts/3?password=open sesame&_fields=content.protected,content.rendered,id',
    ]);
    expect(JSON.stringify(logs)).not.toMatch(/sesame/);
  });

  test('is an error if it is wrong, which does not reveal it', async () => {
    await using gateway = await startGateway(contents);
    const answer = await gateway.query(document, { password: 'open barley' });
    expect(answer).toMatchObject({
      data: { post: null },
      errors: [
        {
          extensions: { code: 'FORBIDDEN', wordpress: { code: 'rest_post_incorrect_password', status: 403 } },
        },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain('barley');
  });

  test('unlocked content is not cached for callers without the password', async () => {
    await using gateway = await startGateway(contents);
    const { data } = await gateway.query(`{
      open: post(by: { databaseId: 3 }, password: "open sesame") { content }
      closed: post(by: { databaseId: 3 }) { content }
    }`);
    expect(data).toEqual({ open: { content: '<p>Content of post 3.</p>\n' }, closed: { content: '' } });
  });
});

describe('preview', () => {
  const autosave = {
    id: 20,
    modified_gmt: '2030-01-01T00:00:00',
    title: { rendered: 'As typed', raw: 'As typed' },
    content: { rendered: '<p>New.</p>', raw: 'New.' },
    excerpt: { rendered: '', raw: '' },
  };
  const older = { ...autosave, id: 19, modified_gmt: '2001-01-01T00:00:00', title: { rendered: 'Long ago' } };
  const document = `query ($token: String) {
    post(by: { databaseId: 2 }, preview: true, previewToken: $token) { title raw: title(format: RAW) content }
  }`;
  const previewed = { post: { title: 'As typed', raw: 'As typed', content: '<p>New.</p>' } };
  const draftAnswers = {
    '/wp/v2/posts/2': { body: { ...draftRow, modified_gmt: '2026-01-01T00:00:00' } },
    '/wp/v2/posts/2/autosaves': { body: [older, autosave] },
  };
  const previewSecret = 'a secret of more than thirty-two characters';

  test('shows the autosave to callers who may edit', async () => {
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({
        [editor.authorization]: draftAnswers,
        [reader.authorization]: {
          '/wp/v2/posts/2': { body: draftRow },
          '/wp/v2/posts/2/autosaves': refused('rest_cannot_read'),
        },
      }),
    });
    expect((await gateway.query(document, {}, editor)).data).toEqual(previewed);
    expect((await gateway.query(document, {}, reader)).data).toMatchObject({ post: { title: 'A draft' } });
    expect(await gateway.query(document)).toEqual({ data: { post: null } });
  });

  test('shows the saved item if there is no newer autosave', async () => {
    await using gateway = await startGateway({
      ...contents,
      override: signedIn({
        [editor.authorization]: { ...draftAnswers, '/wp/v2/posts/2/autosaves': { body: [older] } },
      }),
    });
    expect((await gateway.query(document, {}, editor)).data).toMatchObject({ post: { title: 'A draft' } });
  });

  test('is shown to others with a token, which unlocks nothing else', async () => {
    const edit = ({ query }: OverrideRequest) =>
      query['context'] === 'edit' ? { body: [{ id: 2 }] } : undefined;
    const logs: RequestLog[] = [];
    await using gateway = await startGateway(
      {
        ...contents,
        override: signedIn({
          [editor.authorization]: { ...draftAnswers, '/wp/v2/posts': edit },
          [reader.authorization]: {
            '/wp/v2/posts/2': { body: draftRow },
            '/wp/v2/posts': ({ query }) => (query['context'] ? refused('rest_forbidden_context') : undefined),
          },
          [asService]: draftAnswers,
        }),
      },
      { callers: { ...service, previewSecret }, onRequest: (log) => logs.push(log) },
    );
    const give = '{ post(by: { databaseId: 2 }) { previewToken(expiresIn: 60) } }';
    expect((await gateway.query(give, {}, reader)).data).toEqual({ post: { previewToken: null } });
    const { data } = await gateway.query<{ post: { previewToken: string } }>(give, {}, editor);
    const token = data.post.previewToken;
    expect(token).toMatch(/^2\.\d+\.[\w-]{43}$/);

    logs.length = 0;
    expect((await gateway.query(document, { token })).data).toEqual(previewed);
    expect(logs.map(({ as, route }) => `${as} ${route}`)).toEqual([
      'service /wp/v2/posts/2',
      'service /wp/v2/posts/2/autosaves',
    ]);

    const other = 'query ($token: String) { post(by: { databaseId: 3 }, previewToken: $token) { title } }';
    for (const [query, given] of [
      [other, token],
      [document, `${token.slice(0, -2)}xx`],
      [document, ''],
    ] as const) {
      gateway.asked();
      expect(await gateway.query(query, { token: given })).toMatchObject({
        data: { post: null },
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      });
      expect(gateway.asked()).toEqual([]);
    }
  });

  test('there are no tokens without a secret', async () => {
    await using gateway = await startGateway(contents);
    expect(await gateway.query('{ post(by: { databaseId: 1 }) { previewToken } }')).toEqual({
      data: { post: { previewToken: null } },
    });
    expect(await gateway.query(document, { token: 'x' })).toMatchObject({
      errors: [
        { message: 'This gateway does not accept preview tokens.', extensions: { code: 'FORBIDDEN' } },
      ],
    });
  });
});
