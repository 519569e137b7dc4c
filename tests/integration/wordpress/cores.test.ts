import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { discoverSite } from '../../../src/server/discover-site.ts';
import { startHostileServer } from '../../helpers/hostile-server.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

interface Recorded {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/cores/${name}`, import.meta.url), 'utf8'));

const queries = read('queries.json') as readonly string[];
const answers = read('answers.json');

const OPTIONS = 'OPTIONS /wp-json';

/** The index of a namespace describes its routes as `OPTIONS` does; cores without names in names select nothing of it. */
const describedTogether = (
  recorded: Readonly<Record<string, Recorded>>,
  nestedFields: boolean,
): Recorded => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=UTF-8' },
  body: nestedFields
    ? {
        routes: Object.fromEntries(
          Object.entries(recorded)
            .filter(([request]) => request.startsWith(OPTIONS))
            .map(([request, { body }]) => [request.slice(OPTIONS.length), body]),
        ),
      }
    : [],
});

/** Answers as a real WordPress of that version did. */
async function startRecorded(core: string, nestedFields: boolean) {
  const recorded = read(`${core}.json`) as Readonly<Record<string, Recorded>>;
  const unknown: string[] = [];
  let site = '';
  const server = await startHostileServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    url.searchParams.sort();
    const key = `${request.method} ${decodeURIComponent(url.pathname + url.search)}`;
    const isTogether = /^GET \/wp-json\/wp\/v2\?.*context=help/.test(key);
    const answer = isTogether ? describedTogether(recorded, nestedFields) : recorded[key];
    if (answer === undefined) unknown.push(key);
    const { status, headers, body } = answer ?? { status: 404, headers: {}, body: { code: 'rest_no_route' } };
    const located = (text: string) => text.replaceAll('{site}', site);
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, located(value));
    response.end(body === undefined ? '' : located(JSON.stringify(body)));
  });
  site = server.url;
  return { ...server, recorded, unknown };
}

describe.each([
  { core: '4.9', nestedFields: false, search: false },
  { core: '5.2', nestedFields: false, search: true },
  { core: '5.9', nestedFields: true, search: true },
  { core: '6.4', nestedFields: true, search: true },
])('WordPress $core, as recorded', ({ core, ...features }) => {
  test('is recognised', async () => {
    await using server = await startRecorded(core, features.nestedFields);
    const { discovery, client } = await discoverSite(server.url);
    await client.close();
    expect(discovery).toMatchObject({ core: features, name: 'Old core', warnings: [] });
    expect(server.unknown).toEqual([]);
  });

  test('is served in full', async () => {
    await using server = await startRecorded(core, features.nestedFields);
    const gateway = await createGateway({ wordpress: server.url, cache: { ttl: 0 } });
    const given: unknown[] = [];
    for (const query of queries) {
      const response = await gateway.fetch('http://gateway/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      given.push(await response.json());
    }
    await gateway.dispose();
    expect(server.unknown).toEqual([]);
    expect(given).toEqual(answers);
  });

  test('is imitated as it is', async () => {
    await using server = await startRecorded(core, features.nestedFields);
    const { recorded } = server;
    await using site = await startWordPressServer({ core: Number(core), posts: [makePost({ id: 5 })] });
    const imitated = async (path: string) => {
      const response = await fetch(`${site.url}${path}`);
      return { status: response.status, body: await response.json() };
    };
    const keysOf = (value: unknown) => Object.keys(value as object).sort();
    const types = '/wp-json/wp/v2/types';
    const real = recorded[`GET ${types}`]?.body as Record<string, object>;
    expect(keysOf((await imitated(types)).body.post)).toEqual(keysOf(real['post']));
    const nested = '/wp-json/wp/v2/posts?_fields=id,title.rendered&per_page=1';
    const search = '/wp-json/wp/v2/search?_fields=id&per_page=1';
    const terms = '/wp-json/wp/v2/search?_fields=id,title,type,url&include=2,3&per_page=2&type=term';
    for (const path of [nested, search, terms]) {
      const answer = recorded[`GET ${path}`];
      if (answer === undefined) continue;
      const { status, body } = await imitated(path);
      expect(status).toBe(answer.status);
      const [row, own] = [answer.body, body].map((rows) => (Array.isArray(rows) ? rows[0] : rows));
      if (own !== undefined) expect(keysOf(own)).toEqual(keysOf(row));
    }
    const link = (await fetch(`${site.url}/post-5/`)).headers.get('link') ?? '';
    const page = recorded['HEAD /paper/']?.headers['link'] ?? '';
    expect(link.includes('rel="alternate"')).toBe(page.includes('rel="alternate"'));
  });
});
