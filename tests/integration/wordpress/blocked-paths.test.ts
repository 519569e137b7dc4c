import { expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { keepLog } from '../../helpers/log-lines.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { type OverrideRequest, startWordPressServer } from '../../helpers/wordpress-server.ts';

const contents = {
  posts: [makePost({ id: 1, author: 5 }), makePost({ id: 2, author: 6 })],
  users: [makeUser({ id: 5, name: 'Ann' }), makeUser({ id: 6, name: 'Bob' })],
};
const AUTHORS = '{ posts { nodes { author { name } } } }';
const page = (status: number) => ({ status, body: '<html><title>Refused</title></html>' });
const byPath = ({ path }: OverrideRequest) => path.startsWith('/wp-json/wp/v2/users');

test('a route whose path the web server blocks is requested as a parameter, and the log says so once', async () => {
  const { logger, lines } = keepLog({ level: 'warn' });
  await using gateway = await startGateway({ ...contents, blocksUsers: true }, { logger, cache: { ttl: 0 } });
  for (let round = 0; round < 2; round++) {
    expect(await gateway.query(AUTHORS)).toEqual({
      data: { posts: { nodes: [{ author: { name: 'Bob' } }, { author: { name: 'Ann' } }] } },
    });
  }
  expect(gateway.site.calls.map(({ path }) => path).filter((path) => path.includes('users'))).toEqual([
    expect.stringMatching(/^\/\?rest_route=\/wp\/v2\/users&include=/),
    expect.stringMatching(/^\/\?rest_route=\/wp\/v2\/users&include=/),
  ]);
  expect(lines().map(({ msg }) => String(msg))).toEqual([
    expect.stringContaining('/wp/v2/users: the web server, or a firewall in front of it, blocks the path'),
  ]);
  // Whether an item exists is told by WordPress.
  expect(await gateway.query('{ author(by: { databaseId: 9 }) { name } }')).toEqual({
    data: { author: null },
  });
});

test.each([403, 404])('a block that comes later (%d) is found by the first request', async (status) => {
  const { logger, lines } = keepLog({ level: 'warn' });
  await using gateway = await startGateway(
    { ...contents, override: (call) => (byPath(call) ? page(status) : undefined) },
    { logger, cache: { ttl: 0 } },
  );
  expect((await gateway.query(AUTHORS)).errors).toBeUndefined();
  expect((await gateway.query(AUTHORS)).errors).toBeUndefined();
  expect(gateway.site.calls.filter((call) => byPath({ ...call } as OverrideRequest))).toHaveLength(1);
  expect(lines()).toMatchObject([{ kind: 'PATH_BLOCKED', route: '/wp/v2/users' }]);
});

test.each<[name: string, override: (call: OverrideRequest) => object | undefined]>([
  [
    'the parameter is blocked, too',
    ({ route }) => (route?.startsWith('/wp/v2/users') ? page(403) : undefined),
  ],
  [
    'WordPress refuses it, too',
    (call) =>
      byPath(call)
        ? page(403)
        : call.route?.startsWith('/wp/v2/users')
          ? { status: 401, body: { code: 'rest_user_cannot_view', message: 'No.', data: { status: 401 } } }
          : undefined,
  ],
])('if %s, the authors of lists are those that WordPress embeds', async (_name, override) => {
  await using gateway = await startGateway({ ...contents, override }, { cache: { ttl: 0 } });
  expect(await gateway.query(AUTHORS)).toEqual({
    data: { posts: { nodes: [{ author: { name: 'Bob' } }, { author: { name: 'Ann' } }] } },
  });
  expect(gateway.asked().filter((path) => path.includes('_embed'))).toEqual([
    '/wp/v2/posts?author=6,5&_embed=author&_fields=id,_links.author,_embedded&per_page=10',
  ]);
});

test.each<[name: string, override: (call: OverrideRequest) => object | undefined]>([
  [
    'a field does not come embedded',
    ({ route }) => (route?.startsWith('/wp/v2/users') ? page(403) : undefined),
  ],
  [
    'nothing is embedded',
    (call) =>
      call.route?.startsWith('/wp/v2/users')
        ? page(403)
        : call.query['_embed']
          ? { headers: { 'x-wp-total': '1' }, body: [] }
          : undefined,
  ],
])('if %s, the answer of the path counts', async (name, override) => {
  await using gateway = await startGateway({ ...contents, override }, { cache: { ttl: 0 } });
  const first = await gateway.query(
    name.startsWith('a field') ? AUTHORS.replace('name', 'name meta') : AUTHORS,
  );
  expect(first.errors?.map(({ message }) => message)).toEqual(
    [1, 2].map(() => '/wp/v2/users: JSON expected, got 403 Forbidden, an HTML page titled “Refused”.'),
  );
  expect(gateway.asked().filter((path) => path.includes('users'))).toHaveLength(2);
  await gateway.query('{ authors { nodes { name } } }');
  expect(gateway.asked()).toHaveLength(1);
});

test('an author whom nothing embeds is an error alone', async () => {
  await using gateway = await startGateway({
    ...contents,
    override: ({ route, query }) =>
      route?.startsWith('/wp/v2/users') || (query['_embed'] && query['author'] === '5')
        ? page(403)
        : undefined,
    // Ann's post is not in the list of posts by author.
    listed: (row, slug, { author }) => slug !== 'post' || author === undefined || row.id !== 1,
  });
  const { data, errors } = await gateway.query(AUTHORS);
  expect(data).toEqual({ posts: { nodes: [{ author: { name: 'Bob' } }, { author: null }] } });
  expect(errors).toMatchObject([{ path: ['posts', 'nodes', 1, 'author'] }]);
});

test('the author of a single item is embedded, though all ways to the route are blocked', async () => {
  await using gateway = await startGateway({
    ...contents,
    override: ({ route }) => (route?.startsWith('/wp/v2/users') ? page(403) : undefined),
  });
  expect(await gateway.query('{ post(by: { slug: "post-1" }) { title author { name } } }')).toEqual({
    data: { post: { title: 'Post 1', author: { name: 'Ann' } } },
  });
});

test('what WordPress itself refuses is not requested again', async () => {
  await using gateway = await startGateway({
    ...contents,
    override: ({ route }) =>
      route?.startsWith('/wp/v2/users')
        ? { status: 401, body: { code: 'rest_user_cannot_view', message: 'No.', data: { status: 401 } } }
        : undefined,
  });
  await gateway.query(AUTHORS);
  expect(gateway.asked().filter((path) => path.includes('users'))).toHaveLength(1);
});

test('the doctor tells of the blocked path, and of no blocked collection', async () => {
  await using site = await startWordPressServer({ ...contents, blocksUsers: true });
  let printed = '';
  const print = (text: string) => {
    printed += text;
  };
  await run({ argv: ['doctor', site.url, '--json'], env: {}, print, printError: print });
  const { checks, collections } = JSON.parse(printed);
  const ofUsers = checks.filter(({ id }: { id: string }) => id.endsWith('/users'));
  expect(ofUsers).toMatchObject([
    {
      id: 'path:/wp/v2/users',
      status: 'warning',
      message: expect.stringContaining('?rest_route=/wp/v2/users'),
    },
  ]);
  expect(collections).toContainEqual(
    expect.objectContaining({ route: '/wp/v2/users', state: 'open', isPathBlocked: true }),
  );
});
