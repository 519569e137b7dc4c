import { describe, expect, test } from 'vitest';
import type { RequestLog } from '../../../src/wordpress/http/messages.ts';
import { idOf, startGateway } from '../../helpers/gateway.ts';
import { sendJson, startHostileServer } from '../../helpers/hostile-server.ts';
import { basic } from '../../helpers/signed-in.ts';
import { makeMedia, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest } from '../../helpers/wordpress-server.ts';

/** Something behind the firewall that the gateway can reach, and that nobody shall reach through it. */
const startInside = () =>
  startHostileServer((_request, response) => sendJson(response, { secret: 'of the house' }));

const BY_URI = 'query ($uri: String!) { nodeByUri(uri: $uri) { id } }';

describe('a URI from a caller', () => {
  test.each([
    ['of another host', (inside: string) => `${inside}/latest/meta-data/`],
    ['without a scheme', (inside: string) => inside.replace('http:', '')],
    ['with backslashes', (inside: string) => inside.replace('http://', '/\\')],
    ['with the site as its user', (inside: string) => inside.replace('http://', 'http://127.0.0.1@')],
    ['with a line break in it', (inside: string) => inside.replace('http://', '/\n/')],
    ['of a file', () => 'file:///etc/passwd'],
    ['of another protocol', () => 'gopher://127.0.0.1:6379/_INFO'],
  ])('%s is not requested', async (_what, addressOf) => {
    await using inside = await startInside();
    await using gateway = await startGateway();
    const uri = addressOf(inside.url);
    const { data, errors } = await gateway.query<{ nodeByUri: null }>(BY_URI, { uri });
    expect(data).toEqual({ nodeByUri: null });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
    expect([inside.requests, gateway.asked()]).toEqual([[], []]);
  });

  test.each(['/../../../etc/passwd', '/%2e%2e/%2e%2e/secret', '//../inside'])(
    'stays below the site: %s',
    async (uri) => {
      await using gateway = await startGateway({ folder: '/usa' });
      await gateway.query(BY_URI, { uri });
      for (const asked of gateway.asked()) expect(asked).not.toContain('..');
    },
  );

  test.each([
    '/wp-json/wp/v2/comments?_method=POST&post=1&content=spam',
    '/?rest_route=/wp/v2/posts/1&_method=DELETE',
    '/wp-admin/admin-ajax.php?action=anything',
    '/wp-cron.php?doing_wp_cron',
  ])('triggers nothing: %s', async (uri) => {
    await using gateway = await startGateway();
    const { errors } = await gateway.query(BY_URI, { uri });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(gateway.asked()).toEqual([]);
  });

  test('of endless slashes is rejected before it is parsed', async () => {
    await using gateway = await startGateway();
    const { errors } = await gateway.query(BY_URI, { uri: `/${'/'.repeat(400_000)}x` });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(gateway.asked()).toEqual([]);
  });
});

describe('a response of WordPress', () => {
  test('cannot redirect to another host', async () => {
    await using inside = await startInside();
    await using gateway = await startGateway({
      override: ({ route, path }) => ({
        status: 302,
        headers: { location: `${inside.url}${route ?? path}` },
      }),
    });
    const { errors = [] } = await gateway.query(
      '{ posts { nodes { id } } nodeByUri(uri: "/about/") { id } menus { name } site { language } }',
    );
    expect(errors.length).toBeGreaterThan(0);
    for (const { message } of errors) expect(message).not.toContain(new URL(inside.url).port);
    expect(inside.requests).toEqual([]);
  });

  test('cannot cause requests by links in rows and headers', async () => {
    await using inside = await startInside();
    const links = {
      self: [{ href: `${inside.url}/self` }],
      author: [{ href: `${inside.url}/a`, embeddable: true }],
    };
    await using gateway = await startGateway({
      posts: [
        makePost({
          id: 1,
          link: `${inside.url}/post/`,
          author: 5,
          featured_media: 7,
          content: {
            rendered: `<img src="${inside.url}/i.png"><a href="${inside.url}/l">x</a>`,
            protected: false,
          },
          _links: links,
        }),
      ],
      users: [
        makeUser({ id: 5, link: `${inside.url}/author/`, avatar_urls: { 96: `${inside.url}/avatar` } }),
      ],
      media: [makeMedia({ id: 7, source_url: `${inside.url}/m.png`, link: `${inside.url}/media/` })],
      override: ({ route, method }) =>
        method === 'HEAD' && route === undefined
          ? {
              headers: {
                link: `<${inside.url}/wp-json/wp/v2/posts/1>; rel="alternate"; type="application/json"`,
              },
            }
          : undefined,
    });
    const { data } = await gateway.query(`{
      posts { nodes { link uri content headings { text } images { url media { id } } links { url }
        author { name avatarUrl link } featuredMedia { sourceUrl srcSet link } seo { title openGraph { url } } } }
      nodeByUri(uri: "/hello/") { id }
    }`);
    // The id in such a link may be believed: it is asked of the site itself.
    expect(data).toMatchObject({ nodeByUri: { id: idOf('Post', 1) } });
    expect(inside.requests).toEqual([]);
  });

  test('cannot give types a route outside the REST API', async () => {
    await using gateway = await startGateway({
      types: {
        climber: { name: 'Climbers', rest_base: '../../wp-admin' },
        asker: { name: 'Askers', rest_base: 'posts?_method=DELETE&x=' },
        stranger: { name: 'Strangers', rest_base: 'strangers', rest_namespace: 'http://127.0.0.1' },
      },
    });
    const { data } = await gateway.query<{ contentTypes: { slug: string }[] }>('{ contentTypes { slug } }');
    expect(data.contentTypes.map(({ slug }) => slug)).toEqual(['post', 'page']);
  });

  test('cannot pollute prototypes', async () => {
    const strange = { constructor: 'built', toString: 'told', valueOf: 3 };
    await using gateway = await startGateway({
      posts: [makePost({ id: 1, ...strange }), makePost({ id: 2 })],
    });
    const { data, errors } = await gateway.query(
      '{ posts(orderBy: { field: ID, direction: ASC }) { nodes { constructor toString valueOf } } }',
    );
    expect(errors).toBeUndefined();
    const nothing = { constructor: null, toString: null, valueOf: null };
    expect(data).toEqual({ posts: { nodes: [strange, nothing] } });
  });
});

describe('keys from a caller', () => {
  test.each([
    '../users/1',
    '..%2f..%2fusers',
    '1/../../users',
    '/wp/v2/users',
    'a?context=edit',
    'a&status=draft',
  ])('are sent as parameters, never as part of a route: %s', async (slug) => {
    await using gateway = await startGateway();
    await gateway.query('query ($slug: String!) { post(by: { slug: $slug }) { id } }', { slug });
    const asked = gateway.site.calls.map(({ route, query }) => [route, Object.keys(query).sort().join()]);
    expect(asked).toEqual([['/wp/v2/posts', '_fields,per_page,slug']]);
  });

  test.each(['1/../../users/1', '1?context=edit', '-1', '1e3', '0x10', ''])(
    'of global ids are numbers, or refused: %s',
    async (inner) => {
      await using gateway = await startGateway();
      const id = Buffer.from(`Post:${inner}`).toString('base64');
      const { errors } = await gateway.query('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(gateway.asked()).toEqual([]);
    },
  );
});

describe('headers', () => {
  test('of a caller are forwarded only if configured, and never those that override the method', async () => {
    const heard: OverrideRequest['headers'][] = [];
    await using gateway = await startGateway({
      override: ({ headers }) => {
        heard.push(headers);
        return undefined;
      },
    });
    await gateway.query(
      '{ posts { nodes { id } } }',
      {},
      {
        host: 'evil.example',
        cookie: 'wordpress_logged_in_x=1',
        'x-http-method-override': 'DELETE',
        'x-forwarded-host': 'evil.example',
        'x-wp-nonce': '1',
      },
    );
    expect(heard.length).toBeGreaterThan(0);
    for (const headers of heard) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ]);
      expect(headers['host']).toBe(new URL(gateway.site.url).host);
    }
  });
});

describe('errors that a caller gets', () => {
  test('about an unreachable site have no host, port or credential', async () => {
    await using gateway = await startGateway({}, { upstream: { retries: 0 } });
    const { host, port } = new URL(gateway.site.url);
    await gateway.site.close();
    const answer = JSON.stringify(
      await gateway.query('{ posts { nodes { id } } }', {}, { authorization: basic('erin:sesame sesame') }),
    );
    expect(answer).toContain('UPSTREAM_UNAVAILABLE');
    for (const secret of [
      host,
      port,
      'sesame',
      basic('erin:sesame sesame').slice(6),
      'node_modules',
      '.ts:',
    ]) {
      expect(answer).not.toContain(secret);
    }
  });

  test('have no post passwords, nor has the log', async () => {
    const logs: RequestLog[] = [];
    await using gateway = await startGateway(
      { posts: [makePost({ id: 1 })] },
      { onRequest: (log) => void logs.push(log) },
    );
    await gateway.query('{ post(by: { databaseId: 1 }, password: "open sesame") { content } }');
    expect(logs.some(({ url }) => url.includes('password'))).toBe(true);
    expect(JSON.stringify(logs)).not.toMatch(/sesame/);
  });
});
