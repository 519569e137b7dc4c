import { expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { discoverSite } from '../../../src/server/discover-site.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { startHostileServer } from '../../helpers/hostile-server.ts';
import { basic } from '../../helpers/signed-in.ts';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { type OverrideRequest, startWordPressServer } from '../../helpers/wordpress-server.ts';

const posts = [makePost({ id: 1, title: 'For members' })];
const users = [makeUser({ id: 1 }), makeUser({ id: 2 })];
const accounts = [
  { id: 1, user: 'gateway', password: 'abcd efgh' },
  { id: 2, user: 'member', password: 'ijkl mnop' },
];
const service = { serviceAuthorization: 'gateway:abcd efgh', serviceReads: ['discovery'] as const };
const TITLES = '{ posts { nodes { title } } }';

/** A site whose REST API is for users alone, with the requests that carried the service credential. */
function membersOnly() {
  const asService: string[] = [];
  const others: string[] = [];
  const override = ({ headers, method, path }: OverrideRequest) => {
    (headers['authorization'] === basic('gateway:abcd efgh') ? asService : others).push(`${method} ${path}`);
    return undefined;
  };
  return { asService, others, contents: { posts, users, accounts, wantsLogin: true, override } };
}

test('a site whose REST API wants a login is not found without a credential', async () => {
  await using site = await startWordPressServer({ posts, accounts, wantsLogin: true });
  await expect(createGateway({ wordpress: site.url })).rejects.toThrow(/rest_not_logged_in/);
  const { serviceAuthorization } = service;
  const menus = createGateway({ wordpress: site.url, callers: { serviceAuthorization } });
  await expect(menus).rejects.toThrow(/rest_not_logged_in/);
});

test('with the service credential for discovery, it is served to callers with their own', async () => {
  const { contents, asService, others } = membersOnly();
  await using site = await startWordPressServer(contents);
  const gateway = await createGateway({ wordpress: site.url, callers: service, cache: { ttl: 0 } });
  expect(asService.filter((path) => !path.includes('/users/me'))).toEqual(
    expect.arrayContaining([
      'GET /wp-json/?_fields=name,home,url,namespaces',
      'GET /wp-json/wp/v2/types',
      expect.stringMatching(/^GET \/wp-json\/wp\/v2\?context=help&_fields=routes/),
      'GET /wp-json/wp/v2/posts?per_page=5',
    ]),
  );
  // A page needs no credential.
  expect(others).toEqual(['HEAD /']);
  asService.length = 0;

  const query = async (headers: Record<string, string> = {}) => {
    const response = await gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: TITLES }),
    });
    return (await response.json()) as unknown;
  };
  expect(await query()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(await query({ authorization: basic('member:ijkl mnop') })).toEqual({
    data: { posts: { nodes: [{ title: 'For members' }] } },
  });
  expect(asService).toEqual([]);

  expect(await gateway.refresh()).toBe(false);
  expect(asService).toContain('GET /wp-json/wp/v2/types');
  await gateway.dispose();
});

test('a wrong credential does not start, and is not repeated', async () => {
  await using site = await startWordPressServer({ posts, accounts, wantsLogin: true });
  const error: unknown = await createGateway({
    wordpress: site.url,
    callers: { ...service, serviceAuthorization: 'gateway:hunter2' },
  }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'NOT_WORDPRESS' });
  expect(String(error)).not.toMatch(/hunter2|Basic/);
});

test('behind a header of a proxy, both are sent', async () => {
  await using site = await startWordPressServer({
    ...membersOnly().contents,
    override: ({ headers }) =>
      headers['x-proxy-key'] === 'open' ? undefined : { status: 403, body: 'Not from here' },
  });
  const { discovery, client } = await discoverSite(site.url, {
    callers: service,
    upstream: { siteHeaders: ['X-Proxy-Key: open'] },
  });
  await client.close();
  expect(discovery.types?.map(({ slug }) => slug)).toContain('post');
});

test('no other host is sent the credential, though a page names it', async () => {
  const seen: unknown[] = [];
  await using other = await startHostileServer((request, response) => {
    seen.push(request.headers.authorization);
    response.end();
  });
  await using site = await startWordPressServer({
    override: ({ route }) =>
      route === undefined
        ? { headers: { link: `<${other.url}/wp-json/>; rel="https://api.w.org/"` } }
        : { status: 404, body: '' },
  });
  await expect(discoverSite(site.url, { callers: service })).rejects.toMatchObject({ code: 'NOT_WORDPRESS' });
  expect(seen).toEqual([]);
});

test('a public site is read with it, too, and its content without', async () => {
  const authorizations = new Set<unknown>();
  await using gateway = await startGateway(
    {
      posts,
      users,
      accounts,
      override: ({ headers }) => {
        authorizations.add(headers['authorization']);
        return undefined;
      },
    },
    { callers: service, cache: { ttl: 0 } },
  );
  authorizations.clear();
  await gateway.query(TITLES);
  expect(authorizations).toEqual(new Set([undefined]));
});
