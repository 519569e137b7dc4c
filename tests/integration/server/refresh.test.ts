import { setImmediate } from 'node:timers/promises';
import type { YogaServerInstance } from 'graphql-yoga';
import { describe, expect, test, vi } from 'vitest';
import type { GatewayContext } from '../../../src/graphql/engine/context.ts';
import type { Gateway } from '../../../src/server/gateway.ts';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { eventually } from '../../helpers/eventually.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { mergeOptions } from '../../helpers/merge-options.ts';
import { answerRoute } from '../../helpers/wordpress-rest.ts';
import { makeCustom, makePost } from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest, OverrideResponse } from '../../helpers/wordpress-server.ts';
import { makeSite, type SiteContents } from '../../helpers/wordpress-site.ts';

const PLAIN: SiteContents = { posts: [makePost({ id: 1, title: 'Ink' })] };
const WITH_BOOKS: SiteContents = {
  ...PLAIN,
  types: { book: { name: 'Books', rest_base: 'books' } },
  custom: { book: [makeCustom('book', { id: 2, title: 'The Elements' })] },
};

type Fault = (
  request: OverrideRequest,
) => OverrideResponse | undefined | Promise<OverrideResponse | undefined>;

/** A gateway over a site that becomes another one, and has faults, as a test wishes; it looks again only when told to. */
async function startChangingGateway(contents: SiteContents, options: ServeOptions = {}) {
  let site = makeSite(contents);
  let fault: Fault = () => undefined;
  const started = await startGateway(
    {
      ...contents,
      override: async (request) => {
        const { route, query } = request;
        return (await fault(request)) ?? (route === undefined ? undefined : answerRoute(site, route, query));
      },
    },
    mergeOptions({ freshness: { refreshInterval: 0 } }, options),
  );
  return {
    ...started,
    become(next: SiteContents) {
      site = makeSite(next);
    },
    fail(next: Fault) {
      fault = next;
    },
    [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
  };
}

/** Answers a route only when the test lets it; `arrived` resolves when it is asked. */
function hold(heldRoute: string) {
  let arrive: (request: OverrideRequest) => void = () => {};
  let release: () => void = () => {};
  const arrived = new Promise<OverrideRequest>((resolve) => {
    arrive = resolve;
  });
  const released = new Promise<undefined>((resolve) => {
    release = () => resolve(undefined);
  });
  const fault: Fault = (request) => {
    if (request.route !== heldRoute) return undefined;
    arrive(request);
    return released;
  };
  return { fault, arrived, release: () => release() };
}

const BOOKS = '{ books { nodes { title } } }';
const NO_BOOKS = { errors: [{ message: expect.stringContaining('Cannot query field "books"') }] };
const THE_BOOKS = { data: { books: { nodes: [{ title: 'The Elements' }] } } };

const refusal = (status: number): OverrideResponse => ({
  status,
  body: { code: 'rest_forbidden', message: 'Sorry.' },
});

describe('a type that is away for a moment, as while its plugin is updated', () => {
  const BOTH = '{ books { nodes { title } } posts { nodes { title } } }';
  const NO_ROUTE = { code: 'rest_no_route', message: 'No route was found.', data: { status: 404 } };

  test('stays in the schema: null with an error, and the rest is answered', async () => {
    const told: unknown[] = [];
    await using gateway = await startChangingGateway(WITH_BOOKS, { onError: (error) => told.push(error) });
    expect(await gateway.query(BOOKS)).toEqual(THE_BOOKS);
    gateway.become(PLAIN);
    gateway.fail(({ route }) => (route === '/wp/v2/books' ? { status: 404, body: NO_ROUTE } : undefined));
    expect(await gateway.gateway.refresh()).toBe(false);
    expect(await gateway.gateway.refresh()).toBe(false);
    expect(told).toEqual([
      expect.objectContaining({ message: expect.stringContaining('The site no longer lists book.') }),
    ]);
    expect(await gateway.query('{ books { nodes { title date } } posts { nodes { title } } }')).toMatchObject(
      {
        data: { books: null, posts: { nodes: [{ title: 'Ink' }] } },
        errors: [{ path: ['books'], extensions: { wordpress: { code: 'rest_no_route' } } }],
      },
    );
    gateway.become(WITH_BOOKS);
    gateway.fail(() => undefined);
    expect(await gateway.gateway.refresh()).toBe(false);
    expect((await gateway.query(BOTH)).data).toMatchObject(THE_BOOKS.data);
  });

  test('is removed after the grace period', async () => {
    await using gateway = await startChangingGateway(WITH_BOOKS, { freshness: { typeGracePeriod: 0.2 } });
    gateway.become(PLAIN);
    expect(await gateway.gateway.refresh()).toBe(false);
    await eventually(async () => expect(await gateway.gateway.refresh()).toBe(true));
    expect(await gateway.query(BOOKS)).toMatchObject(NO_BOOKS);
  });

  test('a taxonomy: its terms on content are an error, not an empty list', async () => {
    const withGenres = (isListed: boolean): SiteContents => ({
      types: { book: { rest_base: 'books', taxonomies: isListed ? ['genre'] : [] } },
      ...(isListed && { taxonomies: { genre: { rest_base: 'genres', types: ['book'] } } }),
      custom: {
        book: [makeCustom('book', { id: 2, title: 'The Elements', ...(isListed && { genres: [] }) })],
      },
    });
    await using gateway = await startChangingGateway(withGenres(true));
    gateway.become(withGenres(false));
    expect(await gateway.gateway.refresh()).toBe(false);
    expect(await gateway.query('{ books { nodes { title genres { name } } } }')).toMatchObject({
      data: { books: { nodes: [{ title: 'The Elements', genres: null }] } },
      errors: [{ path: ['books', 'nodes', 0, 'genres'], extensions: { code: 'UPSTREAM_ERROR' } }],
    });
  });
});

describe('a refreshing gateway', () => {
  test('serves a new type, and rejects a removed one even in a cached document', async () => {
    await using gateway = await startChangingGateway(PLAIN, { freshness: { typeGracePeriod: 0 } });
    expect(await gateway.query(BOOKS)).toMatchObject(NO_BOOKS);

    gateway.become(WITH_BOOKS);
    expect(await gateway.gateway.refresh()).toBe(true);
    expect(await gateway.query(BOOKS)).toEqual(THE_BOOKS);

    gateway.become(PLAIN);
    expect(await gateway.gateway.refresh()).toBe(true);
    expect(await gateway.query(BOOKS)).toMatchObject(NO_BOOKS);
  });

  test('serves a new field', async () => {
    await using gateway = await startChangingGateway(PLAIN);
    gateway.become({ posts: [makePost({ id: 1, title: 'Ink', reading_time: '2 min' })] });
    expect(await gateway.gateway.refresh()).toBe(true);
    expect(await gateway.query('{ posts { nodes { readingTime } } }')).toEqual({
      data: { posts: { nodes: [{ readingTime: '2 min' }] } },
    });
  });

  test('keeps the type of a field that the newest items do not have', async () => {
    const timed = (id: number, reading_time: unknown) => makePost({ id, reading_time });
    await using gateway = await startChangingGateway({ posts: [timed(1, '2 min')] });
    gateway.become({ posts: [2, 3, 4, 5, 6].map((id) => timed(id, null)) });
    expect(await gateway.gateway.refresh()).toBe(false);
  });

  test('requests each route once, and keeps the schema if nothing changed', async () => {
    const onSchemaChange = vi.fn();
    await using gateway = await startChangingGateway(PLAIN, { onSchemaChange });
    expect(await gateway.gateway.refresh()).toBe(false);
    expect(onSchemaChange).not.toHaveBeenCalled();
    expect(gateway.asked()).toEqual([
      '/?_fields=name,home,url,namespaces',
      ...['categories', 'comments', 'media', 'pages', 'posts', 'tags'].map(
        (base) => `/wp/v2/${base}?per_page=5`,
      ),
      '/wp/v2/taxonomies',
      '/wp/v2/types',
      '/wp/v2/users?per_page=5',
      ...['categories', 'comments', 'media', 'pages', 'posts', 'settings', 'tags', 'users'].map(
        (base) => `OPTIONS /wp/v2/${base}`,
      ),
    ]);
  });

  test('reports the new schema and the previous one', async () => {
    const onSchemaChange = vi.fn();
    await using gateway = await startChangingGateway(PLAIN, { onSchemaChange });
    gateway.become(WITH_BOOKS);
    await gateway.gateway.refresh();
    const [schema, former] = onSchemaChange.mock.calls[0] ?? [];
    expect([schema.getType('Book')?.name, former.getType('Book')]).toEqual(['Book', undefined]);
  });

  test('shares one refresh between concurrent calls', async () => {
    await using gateway = await startChangingGateway(PLAIN);
    gateway.become(WITH_BOOKS);
    const outcomes = await Promise.all([1, 2, 3].map(() => gateway.gateway.refresh()));
    expect(outcomes).toEqual([true, true, true]);
    expect(gateway.asked().filter((call) => call === '/wp/v2/types')).toHaveLength(1);
  });
});

describe('an operation in progress when the schema changes', () => {
  test('ends on its own schema, while new operations use the new one', async () => {
    await using gateway = await startChangingGateway(WITH_BOOKS, { freshness: { typeGracePeriod: 0 } });
    const { fault, arrived, release } = hold('/wp/v2/books');
    gateway.fail(fault);
    const answer = gateway.query(BOOKS);
    await arrived;

    gateway.become({ ...WITH_BOOKS, types: {} });
    await gateway.gateway.refresh();
    expect(await gateway.query(BOOKS)).toMatchObject(NO_BOOKS);
    gateway.become(WITH_BOOKS);
    release();
    expect(await answer).toEqual(THE_BOOKS);
  });

  test('has the site model of its own schema', async () => {
    await using gateway = await startChangingGateway(PLAIN);
    const yoga = gateway.gateway as Gateway & Pick<YogaServerInstance<object, object>, 'getEnveloped'>;
    const begin = () => yoga.getEnveloped({ request: new Request('http://gateway/graphql') });
    const before = begin();
    gateway.become(WITH_BOOKS);
    await gateway.gateway.refresh();
    const after = begin();

    for (const { schema, contextFactory } of [before, after]) {
      const { site } = (await contextFactory()) as unknown as GatewayContext;
      const slugs = site.contentTypes.map(({ slug }) => slug);
      expect(slugs.includes('book')).toBe(schema.getType('Book') !== undefined);
    }
    expect(before.schema).not.toBe(after.schema);
  });

  test('is not dropped, nor is any later one', async () => {
    await using gateway = await startChangingGateway(PLAIN);
    gateway.become(WITH_BOOKS);
    let isSwapped = false;
    const refreshed = gateway.gateway.refresh().then(() => {
      isSwapped = true;
    });
    const answers: unknown[] = [];
    while (!isSwapped || answers.length < 50) {
      answers.push(await gateway.query('{ posts { nodes { title } } }'));
      await setImmediate();
    }
    await refreshed;
    const whole = { data: { posts: { nodes: [{ title: 'Ink' }] } } };
    expect(answers.filter((answer) => JSON.stringify(answer) !== JSON.stringify(whole))).toEqual([]);
  });
});

describe('a site that cannot be refreshed keeps its schema', () => {
  test.each([
    ['refuses', () => refusal(503)],
    ['is answered for by a firewall', () => ({ body: '<title>Blocked</title>' })],
    ['lists nothing any more', () => ({ body: [] })],
  ])('if it %s', async (_how, answer) => {
    await using gateway = await startChangingGateway(WITH_BOOKS);
    gateway.fail(({ route }) => (route === '/wp/v2/types' ? answer() : undefined));
    await expect(gateway.gateway.refresh()).rejects.toThrow(/^\/wp\/v2\/types: /);
    expect(await gateway.query(BOOKS)).toEqual(THE_BOOKS);
  });

  test('and a single refused route keeps its fields', async () => {
    const posts = [makePost({ id: 1, title: 'Ink', reading_time: '2 min' })];
    await using gateway = await startChangingGateway({ posts });
    gateway.fail(({ route }) => (route === '/wp/v2/posts' ? refusal(401) : undefined));
    expect(await gateway.gateway.refresh()).toBe(false);
  });

  test('is reported once per outage', async () => {
    const onError = vi.fn();
    await using gateway = await startChangingGateway(PLAIN, {
      freshness: { refreshInterval: 0.01 },
      onError,
    });
    const looks = () => gateway.site.calls.filter(({ route }) => route === '/wp/v2/types').length;
    const looksMore = async (count: number) => {
      const until = looks() + count;
      await vi.waitUntil(() => looks() >= until, { timeout: 20_000 });
    };
    const fault: Fault = ({ route }) => (route === '/wp/v2/types' ? refusal(503) : undefined);
    gateway.fail(fault);
    await looksMore(4);
    expect(onError.mock.calls.map(([{ code, message }]) => [code, message])).toEqual([
      ['UPSTREAM_UNAVAILABLE', expect.stringMatching(/^Failed to refresh the site; .* \/wp\/v2\/types: /)],
    ]);
    gateway.fail(() => undefined);
    await looksMore(4);
    gateway.fail(fault);
    await looksMore(4);
    expect(onError).toHaveBeenCalledTimes(2);
  });
});

describe('scheduled rediscoveries', () => {
  test('take two requests, and find a new type', async () => {
    await using gateway = await startChangingGateway(PLAIN, { freshness: { refreshInterval: 0.01 } });
    await vi.waitUntil(() => gateway.site.calls.length >= 6, { timeout: 20_000 });
    expect(new Set(gateway.asked())).toEqual(new Set(['/wp/v2/taxonomies', '/wp/v2/types']));
    gateway.become(WITH_BOOKS);
    await eventually(async () => expect(await gateway.query(BOOKS)).toEqual(THE_BOOKS));
  });

  test('find a new field at a longer interval', async () => {
    const intervals = { freshness: { refreshInterval: 0.01, fieldsRefreshInterval: 0.05 } };
    await using gateway = await startChangingGateway(PLAIN, intervals);
    gateway.become({ posts: [makePost({ id: 1, reading_time: '2 min' })] });
    await eventually(async () => {
      expect(await gateway.query('{ posts { nodes { readingTime } } }')).toEqual({
        data: { posts: { nodes: [{ readingTime: '2 min' }] } },
      });
    });
  });

  test('end with the gateway, even in progress', async () => {
    await using gateway = await startChangingGateway(PLAIN);
    const { fault, arrived } = hold('/wp/v2/types');
    gateway.fail(fault);
    const refreshed = gateway.gateway.refresh();
    const rejected = expect(refreshed).rejects.toThrow('The gateway was closed.');
    const { closed } = await arrived;
    await gateway.gateway.dispose();
    await rejected;
    await closed;
    await expect(gateway.gateway.refresh()).rejects.toThrow('The gateway was closed.');
  });
});
