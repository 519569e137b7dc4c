import { createHmac } from 'node:crypto';
import { createSitesGateway } from '../../src/server/sites/create-sites-gateway.ts';
import type { SitesGateway } from '../../src/server/sites/sites-gateway.ts';
import type { SitesGatewayOptions } from '../../src/server/sites/sites-gateway-options.ts';
import type { Answer } from './gateway.ts';
import { makePage, makePost, makeUser } from './wordpress-rows.ts';
import {
  startWordPressServer,
  type WordPressServer,
  type WordPressServerOptions,
} from './wordpress-server.ts';

/** Options of the gateway, with those of single sites; their addresses are those of the imitated sites. */
interface Options extends Omit<SitesGatewayOptions, 'sites'> {
  readonly sites?: Readonly<Record<string, object>>;
}

/** Sites of one shape, whose items have the same ids. */
export const siteCalled = (name: string): WordPressServerOptions => ({
  name,
  posts: [makePost({ id: 1, title: `Post of ${name}`, author: 5 })],
  pages: [makePage({ id: 2, title: `Page of ${name}` })],
  users: [makeUser({ id: 5, name: `Author of ${name}` })],
});

export interface TestSites extends AsyncDisposable {
  readonly gateway: SitesGateway;
  readonly servers: Readonly<Record<string, WordPressServer>>;
  /** What each WordPress was sent as `Authorization`, in order and without repetition. */
  readonly credentials: Readonly<Record<string, string[]>>;
  query<Data = unknown>(path: string, query: string, headers?: Record<string, string>): Promise<Answer<Data>>;
  /** How many requests each WordPress got since the last time. */
  asked(): Readonly<Record<string, number>>;
}

/** A gateway over several imitated sites, all of them open. */
export async function startSites(
  contents: Readonly<Record<string, WordPressServerOptions>>,
  { sites = {}, ...options }: Options = {},
): Promise<TestSites> {
  const credentials: Record<string, string[]> = {};
  const servers: Record<string, WordPressServer> = {};
  for (const [key, site] of Object.entries(contents)) {
    const heard: string[] = [];
    credentials[key] = heard;
    servers[key] = await startWordPressServer({
      ...site,
      take(request, response) {
        const { authorization } = request.headers;
        if (authorization !== undefined && !heard.includes(authorization)) heard.push(authorization);
        return site.take?.(request, response) ?? false;
      },
    });
  }
  const given = Object.entries(servers).map(([key, { url }]) => [key, { wordpress: url, ...sites[key] }]);
  const gateway = await createSitesGateway({
    ...options,
    upstream: { retryDelay: 1, ...options.upstream },
    sites: Object.fromEntries(given),
  });
  const failures = await gateway.sites.ready();
  for (const failure of failures.values()) throw failure;
  const asked = () =>
    Object.fromEntries(Object.entries(servers).map(([key, { calls }]) => [key, calls.splice(0).length]));
  asked();
  return {
    ...{ gateway, servers, credentials, asked },
    async query<Data>(path: string, query: string, headers: Record<string, string> = {}) {
      const response = await gateway.fetch(`http://gateway${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as Answer<Data>;
    },
    async [Symbol.asyncDispose]() {
      await gateway.dispose();
      await Promise.all(Object.values(servers).map((server) => server.close()));
    },
  };
}

/** The headers of a webhook's request. */
export function signedBy(secret: string, body: string): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  return {
    'x-pressgraph-timestamp': String(timestamp),
    'x-pressgraph-signature': `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
  };
}

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
