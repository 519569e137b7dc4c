import { describe, expect, test, vi } from 'vitest';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { idOf, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { subscribe } from '../../helpers/subscribe.ts';
import { makeComment, makePage, makePost, type Row } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const CHANGES = 'subscription { contentChanged { kind type databaseId contentId content { title } } }';
const POSTS = '/wp/v2/posts';
/** Too rare for a test to wait for. */
const WATCHING = { freshness: { watchInterval: 0.02 } };

/** A gateway whose posts a test may change, by replacing them. */
async function startChanging(contents: WordPressServerOptions = {}, options: ServeOptions = WATCHING) {
  const posts: Row[] = [makePost({ id: 1, title: 'Ink' }), makePost({ id: 2, title: 'Paper' })];
  const gateway = await startGateway({ posts, pages: [makePage({ id: 5 })], ...contents }, options);
  let minutes = 0;
  const now = () => new Date(Date.UTC(2025, 5, 1, 12, ++minutes)).toISOString().slice(0, 19);
  return Object.assign(gateway, {
    posts,
    edit(id: number, values: Record<string, unknown>) {
      const modified = now();
      Object.assign(posts.find((post) => post.id === id) ?? {}, {
        ...{ modified, modified_gmt: modified },
        ...values,
      });
    },
    publish: (id: number, values: Record<string, unknown> = {}) =>
      void posts.push(makePost({ id, date: now(), ...values })),
    remove: (id: number) =>
      void posts.splice(
        posts.findIndex((post) => post.id === id),
        1,
      ),
  });
}

/** Watching has started, so changes from now on are reported. */
const begun = (gateway: TestGateway, route = POSTS) =>
  vi.waitUntil(() => gateway.site.calls.filter((call) => call.route === route).length > 1, {
    timeout: 20_000,
  });

describe('contentChanged', () => {
  test('an event is whole, whatever is deferred in it', async () => {
    await using gateway = await startChanging();
    const deferred = 'subscription { contentChanged { kind content { databaseId ... @defer { title } } } }';
    await using changes = await subscribe(gateway.gateway, deferred);
    await begun(gateway);
    gateway.edit(1, { title: { rendered: 'Pens' } });
    expect(await changes.next()).toEqual({
      data: { contentChanged: { kind: 'UPDATED', content: { databaseId: 1, title: 'Pens' } } },
    });
  });

  test('reports published, edited and deleted items, each as it is then', async () => {
    await using gateway = await startChanging();
    await using changes = await subscribe(gateway.gateway, CHANGES);
    await begun(gateway);
    gateway.edit(1, { title: { rendered: 'Ink &amp; Paper' } });
    const about = { type: 'post', databaseId: 1, contentId: idOf('Post', 1) };
    expect(await changes.next()).toEqual({
      data: { contentChanged: { kind: 'UPDATED', ...about, content: { title: 'Ink & Paper' } } },
    });
    gateway.edit(1, { title: { rendered: 'Pens' } });
    expect(await changes.next()).toEqual({
      data: { contentChanged: { kind: 'UPDATED', ...about, content: { title: 'Pens' } } },
    });
    gateway.publish(3, { title: 'Glue' });
    expect(await changes.next()).toMatchObject({
      data: { contentChanged: { kind: 'CREATED', databaseId: 3, content: { title: 'Glue' } } },
    });
    gateway.remove(1);
    expect(await changes.next()).toEqual({
      data: { contentChanged: { kind: 'DELETED', ...about, content: null } },
    });
  });

  test('costs no request if only ids are selected, or if there are no subscribers left', async () => {
    await using gateway = await startChanging();
    {
      await using changes = await subscribe(
        gateway.gateway,
        'subscription { contentChanged { databaseId } }',
      );
      await begun(gateway);
      gateway.edit(2, {});
      expect(await changes.next()).toEqual({ data: { contentChanged: { databaseId: 2 } } });
      expect(gateway.asked().filter((asked) => asked.includes('include='))).toEqual([]);
    }
    await vi.waitUntil(async () => {
      gateway.asked();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return gateway.asked().length === 0;
    });
  });

  test('costs one poll for any number of subscribers', async () => {
    await using gateway = await startChanging({}, { freshness: { watchInterval: 3_600 } });
    await using one = await subscribe(
      gateway.gateway,
      'subscription { contentChanged(types: "post") { kind } }',
    );
    await using other = await subscribe(
      gateway.gateway,
      'subscription { contentChanged(types: "post") { type } }',
    );
    const next = Promise.all([one.next(), other.next()]);
    await vi.waitUntil(() => gateway.site.calls.length > 0, { timeout: 20_000 });
    expect(gateway.asked()).toEqual([
      `${POSTS}?orderby=modified&order=desc&per_page=100&_fields=id,date_gmt,modified_gmt`,
    ]);
    await gateway.gateway.dispose();
    expect(await next).toEqual([undefined, undefined]);
  });

  test('reports the selected types only', async () => {
    await using gateway = await startChanging();
    await using pages = await subscribe(
      gateway.gateway,
      'subscription { contentChanged(types: ["page"]) { type } }',
    );
    await begun(gateway, '/wp/v2/pages');
    expect(gateway.asked().some((asked) => asked.startsWith(POSTS))).toBe(false);
    await using none = await subscribe(
      gateway.gateway,
      'subscription { contentChanged(types: ["film"]) { type } }',
    );
    expect(await none.next()).toMatchObject({
      errors: [
        {
          message: 'Expected `types` to be post types of this site (post, page), got “film”.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
    expect(pages.status).toBe(200);
  });

  test('outlives the operation timeout, which applies to each event', async () => {
    let isSlow = false;
    await using gateway = await startChanging(
      {
        override: ({ query, closed }) =>
          isSlow && query['include'] !== undefined ? closed.then(() => undefined) : undefined,
      },
      { ...WATCHING, limits: { operationTimeout: 200 } },
    );
    await using changes = await subscribe(gateway.gateway, CHANGES);
    await begun(gateway);
    isSlow = true;
    gateway.edit(1, {});
    expect(await changes.next()).toMatchObject({
      data: { contentChanged: { databaseId: 1, content: null } },
      errors: [{ path: ['contentChanged', 'content'], extensions: { code: 'UPSTREAM_TIMEOUT' } }],
    });
    isSlow = false;
    gateway.edit(2, {});
    expect(await changes.next()).toMatchObject({ data: { contentChanged: { content: { title: 'Paper' } } } });
  });

  test('is rejected if the site is not watched', async () => {
    await using gateway = await startChanging({}, { freshness: { watchInterval: 0 } });
    await using changes = await subscribe(gateway.gateway, CHANGES);
    expect(await changes.next()).toMatchObject({
      errors: [
        { message: 'This gateway does not watch its site for changes, so it offers no subscriptions.' },
      ],
    });
  });
});

describe('number of subscriptions', () => {
  const KINDS = 'subscription { contentChanged { kind } }';
  const QUIET = { freshness: { watchInterval: 3_600 } };

  test('is limited: more are rejected until one ends', async () => {
    await using gateway = await startChanging({}, { ...QUIET, limits: { maxSubscriptions: 2 } });
    await using _one = await subscribe(gateway.gateway, KINDS);
    {
      await using _other = await subscribe(gateway.gateway, KINDS);
      await using refused = await subscribe(gateway.gateway, KINDS);
      expect(refused.status).toBe(503);
      expect(await refused.next()).toMatchObject({
        errors: [
          {
            message: 'The limit of 2 simultaneous subscriptions is reached. Try again in 30 seconds.',
            extensions: { code: 'RATE_LIMITED', limit: 2, retryAfter: 30 },
          },
        ],
      });
    }
    await vi.waitUntil(async () => {
      await using next = await subscribe(gateway.gateway, KINDS);
      return next.status === 200;
    });
  });

  test('cost points when they start, and none for events', async () => {
    await using gateway = await startChanging({}, { ...WATCHING, limits: { rateLimit: 2 } });
    await using changes = await subscribe(gateway.gateway, CHANGES);
    await begun(gateway);
    for (const id of [1, 2, 1]) {
      gateway.edit(id, {});
      expect(await changes.next()).toMatchObject({ data: { contentChanged: { databaseId: id } } });
    }
    await using second = await subscribe(gateway.gateway, KINDS);
    await using third = await subscribe(gateway.gateway, KINDS);
    expect([changes.status, second.status, third.status]).toEqual([200, 200, 429]);
    expect(await third.next()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });
});

describe('a subscriber with a credential', () => {
  const EDITOR = basic('editor:secret');

  test('is rejected if WordPress does not accept it', async () => {
    await using gateway = await startChanging({
      override: ({ route }) =>
        route === '/wp/v2/users/me' ? { status: 401, body: { code: 'no' } } : undefined,
    });
    await using changes = await subscribe(gateway.gateway, CHANGES, { authorization: EDITOR });
    expect(await changes.next()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(gateway.asked()).toEqual(['/wp/v2/users/me?_fields=id']);
  });

  test('gets changes with their own rights', async () => {
    const seen: unknown[] = [];
    const users = signedIn({ [EDITOR]: {} });
    await using gateway = await startChanging({
      override: (request) => {
        if (request.query['include']) seen.push(request.headers['authorization']);
        return users(request);
      },
    });
    await using changes = await subscribe(gateway.gateway, CHANGES, { authorization: EDITOR });
    await begun(gateway);
    gateway.edit(1, {});
    expect(await changes.next()).toMatchObject({ data: { contentChanged: { content: { title: 'Ink' } } } });
    expect(seen).toEqual([EDITOR]);
  });
});

describe('a write through the gateway', () => {
  const EDITOR = { authorization: basic('editor:secret') };
  const users = signedIn({ [EDITOR.authorization]: {} });

  test('is reported immediately, as far as the public may see it', async () => {
    let id = 0;
    await using gateway = await startChanging(
      {
        override: (request) => {
          if (request.method !== 'POST') return users(request);
          id += 1;
          if (id === 1) gateway.publish(11, { status: 'draft' });
          else gateway.publish(12, { title: 'Glue' });
          return { status: 201, body: { id: 10 + id } };
        },
      },
      { freshness: { watchInterval: 3_600 } },
    );
    await using changes = await subscribe(gateway.gateway, CHANGES);
    await vi.waitUntil(() => gateway.site.calls.some(({ route }) => route === '/wp/v2/pages'), {
      timeout: 20_000,
    });
    const write = 'mutation { createPost(input: { title: "Glue" }) { post { databaseId } } }';
    await gateway.query(write, {}, EDITOR);
    await gateway.query(write, {}, EDITOR);
    // The draft that was created first is not public.
    expect(await changes.next()).toMatchObject({ data: { contentChanged: { databaseId: 12 } } });
  });

  test('is seen immediately by callers served from the cache', async () => {
    await using gateway = await startChanging(
      {
        override: (request) => {
          if (request.method !== 'POST') return users(request);
          gateway.edit(1, { title: { rendered: 'Pens' } });
          return { body: { id: 1 } };
        },
      },
      { cache: { ttl: 3_600 }, freshness: { watchInterval: 0 } },
    );
    const read = '{ post(by: { databaseId: 1 }) { title } }';
    expect(await gateway.query(read)).toEqual({ data: { post: { title: 'Ink' } } });
    gateway.edit(1, { title: { rendered: 'Not yet seen' } });
    expect(await gateway.query(read)).toEqual({ data: { post: { title: 'Ink' } } });
    await gateway.query(
      'mutation { updatePost(input: { databaseId: 1, title: "Pens" }) { post { databaseId } } }',
      {},
      EDITOR,
    );
    expect(await gateway.query(read)).toEqual({ data: { post: { title: 'Pens' } } });
  });
});

describe('commentAdded', () => {
  test('reports comments on one content, and on all', async () => {
    const comments = [makeComment({ id: 1, post: 1 })];
    await using gateway = await startChanging({ comments });
    await using all = await subscribe(gateway.gateway, 'subscription { commentAdded { databaseId } }');
    await using some = await subscribe(
      gateway.gateway,
      `subscription { commentAdded(postId: "${idOf('Post', 2)}") { databaseId content(format: TEXT) } }`,
    );
    await begun(gateway, '/wp/v2/comments');
    comments.push(makeComment({ id: 2, post: 1, date_gmt: '2025-06-01T12:00:00' }));
    expect(await all.next()).toEqual({ data: { commentAdded: { databaseId: 2 } } });
    comments.push(makeComment({ id: 3, post: 2, date_gmt: '2025-06-01T12:01:00', content: 'Well said.' }));
    expect(await all.next()).toEqual({ data: { commentAdded: { databaseId: 3 } } });
    expect(await some.next()).toMatchObject({ data: { commentAdded: { databaseId: 3 } } });
  });
});

test('cached items are invalidated when the site changes', async () => {
  await using gateway = await startChanging({}, { ...WATCHING, cache: { ttl: 3_600 } });
  const titles = async () => {
    const { data } = await gateway.query<{ posts: { nodes: { title: string }[] } }>(
      '{ posts { nodes { title } } }',
    );
    return data.posts.nodes.map(({ title }) => title);
  };
  expect(await titles()).toEqual(['Paper', 'Ink']);
  await begun(gateway);
  gateway.edit(1, { title: { rendered: 'Pens' } });
  await vi.waitUntil(async () => (await titles()).includes('Pens'));
  gateway.publish(3, { title: 'Glue' });
  await vi.waitUntil(async () => (await titles()).includes('Glue'));
  gateway.remove(2);
  await vi.waitUntil(async () => !(await titles()).includes('Paper'));
});
