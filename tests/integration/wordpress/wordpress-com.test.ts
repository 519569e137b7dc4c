import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../src/cli/doctor/report.ts';
import { createGateway } from '../../../src/server/create-gateway.ts';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { examineSite } from '../../../src/wordpress/examine/examine-site.ts';
import { DEFAULTS } from '../../helpers/wordpress-client.ts';
import { startWordPressCom } from '../../helpers/wordpress-com.ts';
import { makeCategory, makeMedia, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const CONTENTS = {
  name: 'Simple',
  users: [makeUser({ id: 3, name: 'Ida' })],
  media: [makeMedia({ id: 40 })],
  categories: [makeCategory({ id: 8, name: 'News' })],
  posts: [
    makePost({ id: 5, slug: 'hello', author: 3, featured_media: 40, categories: [8] }),
    makePost({ id: 2, author: 3, featured_media: 0 }),
  ],
};

async function start(options: ServeOptions = {}, { token }: { readonly token?: string } = {}) {
  const behind = await startWordPressServer({
    ...CONTENTS,
    accounts: [{ id: 3, user: 'ida', password: 'pw' }],
  });
  const site = await startWordPressCom({
    over: behind.url,
    ...(token === undefined ? {} : { token, behind: `Basic ${btoa('ida:pw')}` }),
  });
  const gateway = await createGateway({
    ...options,
    wordpress: site.url,
    exchange: site.exchange,
    upstream: { ...options.upstream, retryDelay: 1 },
  });
  const query = async (document: string, headers: Record<string, string> = {}, path = '/graphql') => {
    const response = await gateway.fetch(`http://gateway${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: document }),
    });
    return (await response.json()) as {
      data: Record<string, unknown>;
      errors?: { message: string; path: unknown[]; extensions: { code: string } }[];
    };
  };
  return {
    site,
    gateway,
    query,
    async [Symbol.asyncDispose]() {
      await gateway.dispose();
      await site[Symbol.asyncDispose]();
      await behind.close();
    },
  };
}

describe('a site of WordPress.com, whose pages name an API on another host', () => {
  test('is served: lists, terms, and pages by their address', async () => {
    await using served = await start();
    const { data, errors } = await served.query(`{
      posts(first: 1) { nodes { title restUrl categories { name } } }
      nodeByUri(uri: "/hello/") { ... on Post { databaseId } }
      site { url }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      posts: {
        nodes: [
          {
            restUrl: `https://public-api.wordpress.com/wp/v2/sites/${served.site.key}/posts/5`,
            categories: [{ name: 'News' }],
          },
        ],
      },
      nodeByUri: { databaseId: 5 },
      site: { url: served.site.url },
    });
    expect(served.site.calls[0]?.path).toContain(`/wp-json/?rest_route=/sites/${served.site.key}/`);
  });

  test.each([
    [
      '/graphql',
      '{ posts { nodes { databaseId featuredMedia { databaseId sourceUrl altText } } } }',
      'featuredMedia',
    ],
    [
      '/wp/graphql',
      '{ posts { nodes { databaseId featuredImage { node { databaseId sourceUrl altText } } } } }',
      'featuredImage',
    ],
  ])(
    '%s: images are their address; what else is asked of them is an error',
    async (path, document, field) => {
      await using served = await start();
      const { data, errors } = await served.query(document, {}, path);
      const { nodes } = data['posts'] as { nodes: Record<string, unknown>[] };
      const image = nodes[0]?.[field] as { node?: object };
      expect(image.node ?? image).toEqual({
        databaseId: 40,
        sourceUrl: expect.stringMatching(/^http.*\/wp-content\/uploads\//),
        altText: null,
      });
      expect(nodes[1]?.[field]).toBeNull();
      expect(errors?.map(({ extensions, path: at }) => [extensions.code, at.at(-1)])).toEqual([
        ['UNAUTHENTICATED', 'altText'],
      ]);
    },
  );

  test('a token opens what is closed; nothing else of the site’s reaches WordPress.com', async () => {
    await using served = await start(
      { callers: { forwardHeaders: ['x-site-secret'] }, upstream: { siteHeaders: ['x-proxy: let me in'] } },
      { token: 'tok#en' },
    );
    const authors = '{ posts(first: 1) { nodes { author { name } } } }';
    served.site.calls.length = 0;
    const asIda = await served.query(authors, { authorization: 'Bearer tok#en', 'x-site-secret': 's' });
    expect(asIda).toMatchObject({ data: { posts: { nodes: [{ author: { name: 'Ida' } }] } } });
    const sent = served.site.calls.map(({ headers }) => headers);
    expect(sent.filter((headers) => headers['authorization'] === 'Bearer tok#en').length).toBe(sent.length);
    expect(sent.some((headers) => 'x-site-secret' in headers || 'x-proxy' in headers)).toBe(false);

    served.site.calls.length = 0;
    const withPassword = await served.query(authors, { authorization: `Basic ${btoa('ida:pw')}` });
    expect(withPassword.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(served.site.calls).toEqual([]);
  });

  test('the service credential is a token: an application password is refused before it is sent', async () => {
    const service = (authorization: string): ServeOptions => ({
      callers: { serviceAuthorization: authorization },
    });
    await using served = await start(service('Bearer tok'), { token: 'tok' });
    expect(served.site.calls.some(({ headers }) => headers['authorization'] === 'Bearer tok')).toBe(true);
    await expect(start(service('ida:pw'), { token: 'tok' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('Bearer'),
    });
  });

  test('one that gets a REST API of its own is found there, without the credential for WordPress.com', async () => {
    await using served = await start({ callers: { serviceAuthorization: 'Bearer tok' } }, { token: 'tok' });
    const restUrl = '{ posts(first: 1) { nodes { restUrl } } }';
    served.site.move();
    await expect(served.gateway.refresh()).resolves.toBe(true);
    expect(await served.query(restUrl)).toEqual({
      data: { posts: { nodes: [{ restUrl: `${served.site.url}/wp-json/wp/v2/posts/5` }] } },
    });
    const menus = await served.query('{ menus { name } }');
    expect(JSON.stringify(menus)).not.toContain('tok');
    expect(served.site.pageCalls.some(({ headers }) => headers['authorization'] !== undefined)).toBe(false);
  });

  test('another host is not followed, and one that only an index names gets no request', async () => {
    await using behind = await startWordPressServer(CONTENTS);
    await using site = await startWordPressCom({ over: behind.url });
    const found = (address: string) => createGateway({ wordpress: address, exchange: site.exchange });
    const index = (key: string | number) =>
      `https://public-api.wordpress.com/wp-json/?rest_route=/sites/${key}`;
    const gateway = await found(index(site.key));
    await gateway.dispose();
    site.pageCalls.length = 0;
    // By number, the address does not say whose pages it means.
    await expect(found(index(site.number))).rejects.toMatchObject({
      code: 'NOT_WORDPRESS',
      message: expect.stringContaining(`use this address`),
    });
    expect(site.pageCalls.filter(({ headers }) => !headers['x-stub-host'])).toEqual([]);
  });

  test('the doctor says who closes what, and what opens it', async () => {
    await using behind = await startWordPressServer(CONTENTS);
    await using site = await startWordPressCom({ over: behind.url });
    const report = buildReport(
      await examineSite(site.url, {
        ...DEFAULTS,
        exchange: site.exchange,
        signal: AbortSignal.timeout(30_000),
      }),
    );
    const check = (id: string) => report.checks.find((one) => one.id === id);
    expect(check('rest-root')?.message).toContain('It is that of WordPress.com');
    expect(check('route:/wp/v2/media')).toMatchObject({
      status: 'warning',
      message: expect.stringMatching(
        /is blocked by WordPress\.com .*Featured images have their address alone/,
      ),
      advice: expect.stringContaining('OAuth tokens'),
      blockedBy: { kind: 'host' },
    });
    expect(check('route:/wp/v2/users')?.blockedBy).toMatchObject({ kind: 'host', name: 'WordPress.com' });
    expect(report.checks.some(({ advice }) => /plugin|let GET/i.test(advice ?? ''))).toBe(false);
  });
});
