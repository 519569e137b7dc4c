import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { range } from '../../helpers/gateway.ts';
import { sendHtml, startHostileServer } from '../../helpers/hostile-server.ts';
import { POLYLANG_LANGUAGES } from '../../helpers/wordpress/languages.ts';
import { HOME, makeComment, makePage, makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServerOptions } from '../../helpers/wordpress-server.ts';

interface ReportedCheck {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly advice?: string;
  readonly blockedBy?: { readonly kind: string; readonly name: string; readonly evidence: string };
}

async function examine(address: string) {
  let output = '';
  const print = (text: string) => {
    output += text;
  };
  const code = await run({ argv: ['doctor', address, '--json'], env: {}, print, printError: () => {} });
  const { checks, collections, requests } = JSON.parse(output) as {
    readonly checks: readonly ReportedCheck[];
    readonly collections: readonly Record<string, unknown>[];
    readonly requests: number;
  };
  return { code, checks, collections, requests, check: (id: string) => checks.find((one) => one.id === id) };
}

async function examineSite(contents: WordPressServerOptions) {
  await using site = await startWordPressServer(contents);
  return await examine(site.url);
}

const html = (title: string) => `<!DOCTYPE html><html><head><title>${title}</title></head></html>`;

const magazine: WordPressServerOptions = {
  posts: range(1, 150).map((id) => makePost({ id, author: 1 })),
  tags: range(501, 630).map((id) => makeTag({ id })),
  users: [makeUser({ id: 1 })],
};

describe('doctor: lists that are shorter than was asked', () => {
  test('a site where nothing is odd', async () => {
    const { code, check } = await examineSite(magazine);
    expect(code).toBe(0);
    expect(check('fullPages')).toMatchObject({ status: 'ok' });
    expect(check('lost-items')).toBeUndefined();
    expect(check('ties')).toBeUndefined();
  });

  test.each([
    ['a theme that sets 12 posts a page', { postsPerPage: 12 }, 'Posts 12'],
    ['a filter that caps lists at 20', { rowCap: 20 }, 'Posts 20, Tags 20'],
    ['a declared maximum of 20', { maximum: 20 }, 'Posts 20'],
    [
      'a maximum of 20 that no route declares',
      { maximum: 20, declares: { '/wp/v2/posts': { parameters: {} }, '/wp/v2/tags': { parameters: {} } } },
      'Posts 20, Tags 20',
    ],
  ] as const)('with %s, is told what it costs', async (_how, behaviour, sizes) => {
    const { code, check } = await examineSite({ ...magazine, ...behaviour });
    expect(code).toBe(0);
    const { status, message, advice } = check('fullPages') ?? {};
    expect(status).toBe('warning');
    expect(message).toContain(sizes);
    expect(message).toContain('times as many requests');
    expect(message).not.toContain('credential');
    expect(advice).toMatch(/posts_per_page|collection_params/);
    expect(advice).not.toContain('credential');
    expect(check('include')?.status).toBe('ok');
    expect(check('lost-items')).toBeUndefined();
  });

  test('whose further items cannot be had: a failure', async () => {
    const { code, check } = await examineSite({
      ...magazine,
      override: ({ route, query, method }) =>
        route === '/wp/v2/posts' && method === 'GET' && query['include'] === undefined
          ? {
              headers: { 'x-wp-total': '150', 'x-wp-totalpages': '15' },
              body: Number(query['offset'] ?? 0) > 0 ? [] : range(1, 10).map((id) => ({ id, date: '' })),
            }
          : undefined,
    });
    expect(code).toBe(1);
    expect(check('lost-items')).toMatchObject({
      status: 'failure',
      message: expect.stringContaining('Posts has 150 items, but shows only 10'),
    });
  });

  test('whose batches lose items: a failure', async () => {
    const { code, check } = await examineSite({
      ...magazine,
      listed: ({ id }, _slug, parameters) => parameters['include'] === undefined || id % 2 === 0,
    });
    expect(code).toBe(1);
    expect(check('include')).toMatchObject({ status: 'failure' });
  });

  test('37 posts of one second', async () => {
    const date = '2020-02-02T02:02:02';
    const { code, check } = await examineSite({
      posts: [
        ...range(1, 37).map((id) => makePost({ id, date, date_gmt: date })),
        ...range(38, 60).map((id) => makePost({ id })),
      ],
    });
    expect(code).toBe(0);
    expect(check('ties')).toMatchObject({
      status: 'note',
      message: expect.stringContaining('37 of Posts'),
    });
  });
});

describe('doctor: what refuses, by its cause', () => {
  const posts = [makePost({ id: 1 })];

  test('a maximum below the smallest page', async () => {
    const { check } = await examineSite({
      posts,
      maximum: 3,
      declares: { '/wp/v2/posts': { parameters: {} } },
    });
    const { advice, message } = check('route:/wp/v2/posts') ?? check('fullPages') ?? {};
    expect(message).toContain('per_page');
    expect(advice).not.toContain('credential');
  });

  test('messages of PHP', async () => {
    const { check } = await examineSite({
      posts,
      override: ({ route }) =>
        route === '/wp/v2/users'
          ? {
              headers: { server: 'nginx' },
              body: '<br />\n<b>Warning</b>: Undefined variable in x.php [{"id":',
            }
          : undefined,
    });
    const { advice, message, blockedBy } = check('route:/wp/v2/users') ?? {};
    expect(message).not.toContain('nginx');
    expect(advice).toContain('display_errors');
    expect(advice).not.toContain('refuses');
    expect(blockedBy?.kind).toBe('plugin');
  });

  test('a fatal error of PHP', async () => {
    const { check } = await examineSite({
      posts,
      override: ({ route }) =>
        route === '/wp/v2/users'
          ? {
              status: 500,
              body: {
                code: 'internal_server_error',
                message: '<p>There has been a critical error.</p>',
                data: null,
              },
            }
          : undefined,
    });
    expect(check('route:/wp/v2/users')?.advice).toContain('error log');
    expect(check('route:/wp/v2/users')?.advice).not.toContain('credential');
  });

  test('a password of the whole site', async () => {
    const { code, check } = await examineSite({ posts, staging: { user: 'anna', password: 'x' } });
    expect(code).toBe(1);
    expect(check('rest-root')?.advice).toContain('SITE_AUTHORIZATION');
  });

  test.each([
    ['that answers 404', 404],
    ['that answers every address with its page', 200],
  ])('a front end without WordPress, %s', async (_how, status) => {
    await using site = await startHostileServer((_request, response) => {
      response.setHeader('server', 'nginx');
      sendHtml(response, status, '<img src="https://cms.example/blog/wp-content/uploads/a.jpg">');
    });
    const { code, check } = await examine(site.url);
    expect(code).toBe(1);
    const { message, advice, blockedBy } = check('rest-root') ?? {};
    expect(message).not.toContain('Blocked');
    expect(blockedBy).toBeUndefined();
    expect(advice).toContain('front end');
    expect(advice).toContain('https://cms.example/blog');
  });

  test('plain permalinks below index.php', async () => {
    await using site = await startWordPressServer({
      posts,
      override: ({ path }) =>
        path.startsWith('/?rest_route') || path === '/' ? undefined : { status: 404, body: html('404') },
      plainPermalinks: true,
    });
    const { check } = await examine(site.url);
    expect(check('rest-root')?.message).toContain('only available at ?rest_route=');
    expect(check('rest-root')?.message).not.toContain('installed in');
  });

  test('users that the web server hides: the way round', async () => {
    const { code, check } = await examineSite({ ...magazine, blocksUsers: true });
    expect(code).toBe(0);
    expect(check('path:/wp/v2/users')).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('?rest_route='),
    });
  });

  test('users that WordPress hides: no way round', async () => {
    const { check } = await examineSite({
      ...magazine,
      override: ({ route }) =>
        route === '/wp/v2/users'
          ? { status: 401, body: { code: 'rest_user_cannot_view', message: 'No.', data: { status: 401 } } }
          : undefined,
    });
    expect(check('route:/wp/v2/users')?.advice).not.toContain('?rest_route=');
  });
});

describe('doctor: what else was found', () => {
  test('two addresses', async () => {
    const { check } = await examineSite({ posts: [makePost({ id: 1 })], home: 'https://www.example.com' });
    expect(check('addresses')).toMatchObject({
      status: 'note',
      message: expect.stringContaining('https://www.example.com'),
    });
    expect((await examineSite({ posts: [makePost({ id: 1 })] })).check('addresses')).toBeUndefined();
  });

  test('languages', async () => {
    const { check } = await examineSite({
      polylang: POLYLANG_LANGUAGES(HOME),
      posts: [makePost({ id: 1, lang: 'en', translations: { en: 1 } })],
    });
    expect(check('languages')?.message).toContain('en (default), fr');
  });

  test('further namespaces', async () => {
    const { check } = await examineSite({
      posts: [makePost({ id: 1 })],
      override: ({ route }) =>
        route === '/'
          ? {
              body: {
                name: 'A',
                home: '',
                namespaces: ['oembed/1.0', 'wp/v2', 'acme/v3', 'wp-site-health/v1'],
              },
            }
          : undefined,
    });
    expect(check('namespaces')).toMatchObject({
      status: 'note',
      message: expect.stringContaining('acme/v3'),
    });
    expect(check('namespaces')?.message).not.toContain('oembed');
  });

  test('relations that items name', async () => {
    const { check } = await examineSite({
      posts: [
        makePost({
          id: 1,
          _links: { 'acf:attachment': [{ embeddable: true, href: `${HOME}/wp-json/wp/v2/media/7` }] },
        }),
      ],
    });
    expect(check('relations')).toMatchObject({
      status: 'note',
      message: expect.stringContaining('acf:attachment (Posts)'),
    });
  });

  test('lists of one page cost no request more', async () => {
    const few = await examineSite({
      posts: [makePost({ id: 1 })],
      pages: [makePage({ id: 2 })],
      comments: [makeComment({ id: 3, post: 1 })],
    });
    expect(few.requests).toBe(20);
  });
});
