import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createGateway } from '../../src/server/create-gateway.ts';
import { operationsIn } from '../../src/server/snapshot/operations.ts';
import { recordSite } from '../../src/server/snapshot/record-site.ts';
import { writeSiteFile } from '../../src/wordpress/snapshot/site-file.ts';
import { PATIENT, startLiveGateway } from '../helpers/live-gateway.ts';
import { record, serveSnapshot } from '../helpers/snapshots.ts';
import { startWordPressCom } from '../helpers/wordpress-com.ts';
import { bundleWorker, startWorkerd } from '../helpers/workerd.ts';
import { graphql } from './generated/gql.ts';

const HomePage = graphql(`
  query HomePage {
    posts(first: 20) {
      totalCount
      nodes {
        databaseId
        title
        uri
        date
        excerpt(format: TEXT)
        author { name avatarUrl(size: 48) }
        featuredMedia { altText sourceUrl(size: "medium") srcSet }
        categories { name uri }
        tags { name uri }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

let live: Awaited<ReturnType<typeof startLiveGateway>>;
beforeAll(async () => {
  live = await startLiveGateway(inject('wordPressUrl'));
});
beforeEach(() => {
  live.calls.length = 0;
});
afterAll(() => live[Symbol.asyncDispose]());

/** The route and `_fields` of every request, sorted, because parallel ones arrive in any order. */
const asked = () =>
  live.calls
    .map(({ method, url, route }) => `${method} ${route} ${new URL(url).searchParams.get('_fields') ?? ''}`)
    .sort();

describe('home page', () => {
  test('costs one list, and one request per hundred of what it refers to, with terms combined', async () => {
    const { data, errors } = await live.query(HomePage, {});
    expect(errors).toBeUndefined();
    expect(asked()).toEqual([
      'GET /wp/v2/media alt_text,id,media_details,source_url',
      'GET /wp/v2/posts author,categories,date,date_gmt,excerpt.rendered,featured_media,id,link,tags,title.rendered',
      'GET /wp/v2/search id,title,type,url',
      'GET /wp/v2/tags id,link,name',
      'GET /wp/v2/users avatar_urls,id,name',
    ]);
    expect(data.posts?.nodes).toHaveLength(20);
    expect(data.posts?.totalCount).toBeGreaterThan(20);
    for (const post of data.posts?.nodes ?? []) {
      expect(post).toMatchObject({ title: expect.any(String), author: { name: expect.any(String) } });
    }
  });

  test('has decoded titles and names, and paths relative to the home URL', async () => {
    const { data } = await live.query(HomePage, {});
    const text = JSON.stringify(data.posts?.nodes.map(({ title, tags, excerpt }) => [title, tags, excerpt]));
    expect(text).not.toMatch(/&#?\w+;/);
    for (const { uri } of data.posts?.nodes ?? []) expect(uri).toMatch(/^\/[^/]/);
  });
});

describe('a recorded site', () => {
  const DOCUMENT = `
    query Home { posts(first: 20) { totalCount nodes { title uri excerpt(format: TEXT) author { name } featuredMedia { sourceUrl(size: "medium") srcSet }
      categories { name } tags { name } comments(first: 3) { nodes { content(format: TEXT) } } } pageInfo { hasNextPage endCursor } } site { name language } menus { name items { label uri } } }
    query Pages($uri: String = "/about/") { nodeByUri(uri: $uri) { __typename ... on Page { title content seo { title } } } search(query: "ink") { nodes { __typename } } }`;

  test('is served without WordPress, byte for byte; and recorded again, it is the same file', async () => {
    const options = { wordpress: inject('wordPressUrl'), ...PATIENT };
    const [{ file, results, notes }, again] = [
      await record(options, DOCUMENT),
      await record(options, DOCUMENT),
    ];
    expect(notes).toEqual([]);
    expect(Buffer.compare(file, again.file)).toBe(0);
    await using served = await serveSnapshot(file);
    const answers = await Promise.all(
      operationsIn([{ path: 'all', text: DOCUMENT }]).map(({ document }) => served.answer(document)),
    );
    expect(answers).toEqual(results.map(({ body }) => body));
    expect(answers.join()).not.toContain('"errors"');
  });

  test('with every item, answers other queries', async () => {
    const { file } = await record({ wordpress: inject('wordPressUrl'), ...PATIENT }, '', { crawlItems: 500 });
    await using served = await serveSnapshot(file);
    const query =
      '{ posts(first: 30) { nodes { title content author { name } categories { name } } } nodeByUri(uri: "/about/") { ... on Page { title } } }';
    const offline = JSON.parse(await served.answer(query));
    await using direct = await createGateway({ wordpress: inject('wordPressUrl'), ...PATIENT });
    const response = await direct.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(offline).toEqual(await response.json());
    expect(offline.errors).toBeUndefined();
  });
});

describe('a site of WordPress.com', () => {
  test('is served from public-api.wordpress.com: content and images by address, people and files with errors', async () => {
    await using site = await startWordPressCom({ over: inject('wordPressUrl') });
    const gateway = await createGateway({ wordpress: site.url, exchange: site.exchange, ...PATIENT });
    try {
      const response = await gateway.fetch('http://gateway/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: `{ posts(first: 5) { totalCount nodes { title categories { name } featuredMedia { sourceUrl } author { name } } } menus { name } nodeByUri(uri: "/about/") { __typename } }`,
        }),
      });
      const { data, errors } = (await response.json()) as {
        data: { posts: { nodes: { featuredMedia: object | null; author: null }[] } };
        errors: { path: unknown[]; extensions: { code: string } }[];
      };
      expect(data).toMatchObject({
        nodeByUri: { __typename: 'Page' },
        posts: { totalCount: expect.any(Number) },
      });
      const images = data.posts.nodes.flatMap(({ featuredMedia }) => featuredMedia ?? []);
      expect(images.length).toBeGreaterThan(0);
      expect(images[0]).toEqual({ sourceUrl: expect.stringContaining('/wp-content/uploads/') });
      expect(new Set(errors.map(({ path, extensions }) => `${path.at(-1)} ${extensions.code}`))).toEqual(
        new Set(['author UNAUTHENTICATED']),
      );
    } finally {
      await gateway.dispose();
    }
  });
});

test('a worker at the edge answers the home page as the gateway does, with what WordPress really has', async () => {
  const address = inject('wordPressUrl');
  const { site } = await recordSite({ wordpress: address });
  const source = `import { createEdgeGateway } from 'pressgraph/edge';
    import snapshot from './site.json';
    export default createEdgeGateway({ snapshot, cache: { ttl: 0 } });`;
  await using worker = await startWorkerd(await bundleWorker(source, writeSiteFile(site)));
  const query = String(HomePage);
  const there = await live.query(HomePage, {});
  const response = await fetch(`${worker.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect(await response.json()).toEqual({ data: there.data });
  expect(worker.output()).toBe('');
});
