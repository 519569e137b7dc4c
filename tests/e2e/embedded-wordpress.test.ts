import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';

interface Item {
  id: number;
  slug: string;
  link: string;
  date: string;
  date_gmt: string;
  tags: number[];
  reading_time: string;
  title: { rendered: string };
  source_url: string;
  media_details: { sizes: Record<string, { source_url: string }> };
  _embedded: Record<string, Item[]>;
}

async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  expect(response.status, url).toBe(200);
  return (await response.json()) as T;
}

describe('the shared site', () => {
  const url = inject('wordPressUrl');
  const rest = `${url}/wp-json/wp/v2`;
  const ids = inject('wordPressIds');

  test('describes itself at pretty and plain URLs', async () => {
    for (const root of ['/wp-json/', '/?rest_route=/']) {
      const index = await getJson<Record<string, unknown>>(`${url}${root}`);
      expect(index).toMatchObject({ name: 'The Pressroom', home: url, timezone_string: 'America/New_York' });
      expect(index['authentication']).toHaveProperty('application-passwords');
      expect(index['namespaces']).toContain('pressroom/v1');
    }
  });

  test('answers under any host, with links to that host', async () => {
    const { port } = new URL(url);
    const [post] = await getJson<Item[]>(`http://localhost:${port}/wp-json/wp/v2/posts?per_page=1`);
    expect(post?.link).toMatch(`http://localhost:${port}/2026/04/the-lay-of-the-case/`);
  });

  test.each([
    ['posts', 30],
    ['pages', 8],
    ['media', 19],
    ['users', 6],
    ['categories', 11],
    ['tags', 212],
    ['comments', 27],
    ['books', 12],
    ['genres', 5],
  ])('has %s', async (collection, total) => {
    const response = await fetch(`${rest}/${collection}?per_page=1`, { method: 'HEAD' });
    expect(response.headers.get('x-wp-total')).toBe(String(total));
    expect(await response.text()).toBe('');
  });

  test('has more tags on its newest 20 posts than fit into one request', async () => {
    const posts = await getJson<Item[]>(`${rest}/posts?per_page=20`);
    expect(new Set(posts.flatMap(({ tags }) => tags)).size).toBeGreaterThanOrEqual(110);
    expect(posts.find((post) => post.id === ids.fortyTagPost)?.tags).toHaveLength(40);
  });

  test('adds a field without a schema, and one with a schema', async () => {
    const post = await getJson<Item>(`${rest}/posts/${ids.fortyTagPost}`);
    expect(post).toMatchObject({
      date: '2025-07-15T08:00:00',
      date_gmt: '2025-07-15T12:00:00',
      reading_time: expect.stringMatching(/^\d+ min read$/),
      subtitle: expect.stringContaining('in a hurry'),
    });
    const options = await fetch(`${rest}/posts`, { method: 'OPTIONS' });
    const { schema } = (await options.json()) as { schema: { properties: object } };
    expect(schema.properties).toHaveProperty('subtitle');
    expect(schema.properties).not.toHaveProperty('reading_time');
  });

  test('embeds relations, and serves the files they refer to', async () => {
    const post = await getJson<Item>(`${rest}/posts/${ids.newestPost}?_embed`);
    expect(post._embedded['author']).toHaveLength(1);
    const media = post._embedded['wp:featuredmedia']?.[0];
    const thumbnail = media?.media_details.sizes['thumbnail']?.source_url ?? '';
    expect(thumbnail).toMatch(url);
    const file = await fetch(thumbnail);
    expect(file.headers.get('content-type')).toBe('image/jpeg');
    expect(new Uint8Array(await file.arrayBuffer()).subarray(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8));
  });

  test('uses the visitor’s URL in its contents', async () => {
    const post = await getJson<{ content: { rendered: string } }>(`${rest}/posts/${ids.stickyPost}`);
    expect(post.content.rendered).toContain(`${url}/wp-content/uploads/2025/01/platen-press-1024x683.jpg`);
    expect(post.content.rendered).not.toContain('pressroom.example');
  });

  test.each([
    ['draftPost', 401],
    ['pendingPost', 401],
    ['privatePost', 401],
    ['scheduledPost', 401],
    ['trashedPost', 401],
    ['protectedPost', 200],
  ] as const)('answers anonymous requests for %s with %i', async (name, status) => {
    expect((await fetch(`${rest}/posts/${ids[name]}`)).status).toBe(status);
  });

  test.each([
    ['/wp-json/wp/v2/users/me', 401],
    ['/wp-json/wp/v2/settings', 401],
    ['/wp-json/wp/v2/posts/999999', 404],
    ['/nothing/of/the/kind/', 404],
    ['/about/people/apprentices/how-to-apply/', 200],
    ['/handbook/setting/spacing-the-line/', 200],
    ['/books/', 200],
  ])('answers %s with %i', async (path, status) => {
    expect((await fetch(url + path)).status).toBe(status);
  });

  test.each([
    '/../wp-config.php',
    '/%2e%2e/%2e%2e/package.json',
    '/wp-content/uploads/..%2f..%2fwp-config.php',
    '/wp-includes/..%2f..%2f..%2f..%2fpackage.json',
    '/.htaccess',
  ])('does not serve %s', async (path) => {
    const text = await (await fetch(url + path)).text();
    expect(text).not.toMatch(/DB_NAME|"(name|version)":/);
  });
});

describe('a site of its own', () => {
  let wordPress: EmbeddedWordPress;
  let authorization: string;
  const messages: string[] = [];

  beforeAll(async () => {
    // So few requests per instance that these tests see several instances replaced.
    wordPress = await startWordPress({
      instances: 2,
      renewAfter: 25,
      log: (message) => messages.push(message),
    });
    const { user, password } = wordPress.applicationPassword;
    authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  });
  afterAll(() => wordPress.stop());

  const send = (method: string, path: string, body?: object) =>
    fetch(`${wordPress.url}/wp-json/wp/v2${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const totalOf = async (collection: string) =>
    Number((await fetch(`${wordPress.url}/wp-json/wp/v2/${collection}`)).headers.get('x-wp-total'));

  test('accepts writes with an application password, visible to every instance', async () => {
    const created = await send('POST', '/posts', { title: 'Grüße – neu', status: 'publish' });
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as Item;
    for (let attempt = 0; attempt < 4; attempt++) {
      const post = await getJson<Item>(`${wordPress.url}/wp-json/wp/v2/posts/${id}`);
      expect(post.title.rendered).toBe('Grüße – neu');
    }
    expect((await send('PUT', `/posts/${id}`, { title: 'Changed' })).status).toBe(200);
    expect((await send('DELETE', `/posts/${id}?force=true`)).status).toBe(200);
    expect((await fetch(`${wordPress.url}/wp-json/wp/v2/posts/${id}`)).status).toBe(404);
  });

  test('loses no write while instances are replaced', async () => {
    const before = await totalOf('posts');
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async (_, number) =>
        number % 3 === 0
          ? (await send('POST', '/posts', { title: `Number ${number}`, status: 'publish' })).status
          : (await send('GET', '/types')).status,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([200, 201]));
    expect(await totalOf('posts')).toBe(before + 20);
    await expect.poll(() => messages.join('\n'), { timeout: 20_000 }).toContain('was replaced after');
    expect(await totalOf('posts')).toBe(before + 20);
  });

  test('keeps uploads, and removes them on reset', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const uploaded = await fetch(`${wordPress.url}/wp-json/wp/v2/media`, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'image/png',
        'content-disposition': 'attachment; filename="dot.png"',
      },
      body: png,
    });
    expect(uploaded.status).toBe(201);
    const { source_url: sourceUrl } = (await uploaded.json()) as Item;
    expect(Buffer.from(await (await fetch(sourceUrl)).arrayBuffer()).equals(png)).toBe(true);

    await wordPress.reset();
    expect((await fetch(sourceUrl)).status).toBe(404);
    expect(await totalOf('posts')).toBe(30);
    expect(await totalOf('media')).toBe(19);
  });

  test('runs PHP, and reports its errors', async () => {
    expect(await wordPress.run('echo get_bloginfo( "name" );')).toBe('The Pressroom');
    expect(await wordPress.run('echo 6 * 7;')).toBe('42');
    await expect(wordPress.run('not_a_function();')).rejects.toThrow('undefined function not_a_function()');
  });

  test('lets an editor into wp-admin, by cookie and nonce', async () => {
    const login = await fetch(`${wordPress.url}/wp-login.php`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
      body: new URLSearchParams({
        log: wordPress.login.user,
        pwd: wordPress.login.password,
        testcookie: '1',
      }),
    });
    expect(login.status).toBe(302);
    const cookie = login.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const post = wordPress.ids.draftPost;
    const editor = await fetch(`${wordPress.url}/wp-admin/post.php?post=${post}&action=edit`, {
      headers: { cookie },
    });
    const page = await editor.text();
    expect(page).toContain('block-editor-page');
    const nonce = /createNonceMiddleware\( "(\w+)" \)/.exec(page)?.[1] ?? '';
    const saved = await fetch(`${wordPress.url}/wp-json/wp/v2/posts/${post}`, {
      method: 'POST',
      headers: { cookie, 'x-wp-nonce': nonce, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Saved by the editor' }),
    });
    expect(saved.status).toBe(200);
  });

  test('reports no PHP errors', () => {
    expect(messages.filter((message) => message.startsWith('PHP:'))).toEqual([]);
  });
});

test('has only plain URLs with plain permalinks', async () => {
  const wordPress = await startWordPress({ permalinks: 'plain' });
  try {
    expect((await fetch(`${wordPress.url}/wp-json/`)).status).toBe(404);
    const [post] = await getJson<Item[]>(`${wordPress.url}/?rest_route=/wp/v2/posts&per_page=1`);
    expect(post?.link).toBe(`${wordPress.url}/?p=${post?.id}`);
    expect((await fetch(post?.link ?? '')).status).toBe(200);
  } finally {
    await wordPress.stop();
  }
});
