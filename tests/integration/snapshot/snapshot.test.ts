import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { record, serveSnapshot } from '../../helpers/snapshots.ts';
import { makeCategory, makeMedia, makePage, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const CONTENTS: WordPressServerOptions = {
  name: 'Recorded',
  users: [makeUser({ id: 3, name: 'Ida' }), makeUser({ id: 4, name: 'Ben' })],
  media: [makeMedia({ id: 40 }), makeMedia({ id: 41 })],
  categories: [makeCategory({ id: 8, name: 'News' }), makeCategory({ id: 9, name: 'Notes' })],
  pages: [makePage({ id: 900, slug: 'about' })],
  posts: Array.from({ length: 12 }, (_, index) =>
    makePost({
      id: index + 1,
      slug: `post-${index + 1}`,
      date: `2026-01-${String(index + 10)}T10:00:00`,
      author: 3 + (index % 2),
      featured_media: 40 + (index % 2),
      categories: [8 + (index % 2)],
    }),
  ),
};

const HOME = `
  query Home { posts(first: 4) { totalCount nodes { ...Card } } menus { name } site { name } }
  query About { nodeByUri(uri: "/about/") { ... on Page { title } } missing: nodeByUri(uri: "/none/") { id } }
  query Post($slug: String!) { post(by: { slug: $slug }) { title content author { name } } }
  query Lists { categories(first: 5) { nodes { name posts(first: 2) { nodes { title } } } } }
  mutation Ignored { deletePost(input: { id: "x" }) { clientMutationId } }
  fragment Card on Post { title date author { name } featuredMedia { sourceUrl } categories { name } }`;

const VARIABLES = { Post: [{ slug: 'post-3' }, { slug: 'nothing' }] };

/** The operations as a front end sends them. */
const operation = (name: string): string => {
  const [query = ''] = HOME.split('\n').filter((line) => line.includes(`query ${name}`));
  return query.includes('...Card') ? `${query} ${HOME.slice(HOME.indexOf('fragment Card'))}` : query;
};

describe('a site that was recorded', () => {
  test('is served without WordPress: every answer is what it was live, byte for byte', async () => {
    const site = await startWordPressServer(CONTENTS);
    const { file, results, notes } = await record({ wordpress: site.url }, HOME, { variables: VARIABLES });
    await site.close();
    expect(notes).toEqual([]);
    expect(results.map(({ name }) => name)).toEqual(['About', 'Home', 'Lists', 'Post', 'Post']);
    await using served = await serveSnapshot(file);
    const again = [
      await served.answer(operation('About')),
      await served.answer(operation('Home')),
      await served.answer(operation('Lists')),
      await served.answer(operation('Post'), { slug: 'post-3' }),
      await served.answer(operation('Post'), { slug: 'nothing' }),
    ];
    expect(again).toEqual(results.map(({ body }) => body));
    expect(again.join()).toContain('"totalCount":12');
    expect(again.join()).not.toContain('errors');
  });

  test('is the same file when it is recorded twice, without dates and without a header of a request', async () => {
    await using site = await startWordPressServer(CONTENTS);
    const options = { wordpress: site.url, upstream: { siteHeaders: ['x-proxy: open sesame'] } };
    const [one, other] = [await record(options, HOME), await record(options, HOME)];
    expect(Buffer.compare(one.file, other.file)).toBe(0);
    const text = gunzipSync(one.file).toString();
    expect(text).not.toMatch(/sesame|user-agent|readAt/i);
    const lines = text.split('\n').slice(2, -1);
    expect(lines).toEqual([...lines].sort());
    const headers = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line).headers)));
    expect([...headers].sort()).toEqual(['allow', 'content-type', 'link', 'x-wp-total', 'x-wp-totalpages']);
  });

  test('answers other batches, page sizes and fields out of the items it has, and names what it lacks', async () => {
    const site = await startWordPressServer(CONTENTS);
    const { file } = await record({ wordpress: site.url }, operation('Home'));
    await site.close();
    await using served = await serveSnapshot(file);
    const answer = async (query: string) => JSON.parse(await served.answer(query));
    // Three of four, fewer fields, and one of the batch of authors.
    expect(await answer('{ posts(first: 2) { nodes { title author { name } } } }')).toMatchObject({
      data: { posts: { nodes: [{ author: { name: 'Ben' } }, { author: { name: 'Ida' } }] } },
    });
    expect(await answer('{ author(by: { databaseId: 4 }) { name } }')).toEqual({
      data: { author: { name: 'Ben' } },
    });
    expect(await answer('{ posts(first: 9) { nodes { title } } site { name } }')).toEqual({
      data: { posts: null, site: { name: 'Recorded' } },
      errors: [
        expect.objectContaining({
          path: ['posts'],
          message: expect.stringMatching(
            /^The snapshot has no answer to GET \/wp-json\/wp\/v2\/posts\?.*per_page=9/,
          ),
          extensions: expect.objectContaining({ code: 'SNAPSHOT_MISS' }),
        }),
      ],
    });
    const content = await answer('{ posts(first: 1) { nodes { content } } }');
    expect(content.errors).toMatchObject([{ extensions: { code: 'SNAPSHOT_MISS' } }]);
  });

  test('with --crawl, has every item: by slug, by address, and all lists in the usual order', async () => {
    const site = await startWordPressServer(CONTENTS);
    const { file, notes } = await record({ wordpress: site.url }, '', { crawlItems: 1_000 });
    const live = await serveLive(site.url);
    const queries = [
      '{ posts(first: 7) { totalCount nodes { title content author { name } categories { name } } } }',
      '{ post(by: { slug: "post-5" }) { title } none: post(by: { slug: "nope" }) { title } }',
      '{ nodeByUri(uri: "/about/") { ... on Page { title } } }',
      '{ categories(first: 9) { nodes { name count } } }',
    ];
    const expected = await Promise.all(queries.map((query) => live.answer(query)));
    await live[Symbol.asyncDispose]();
    await site.close();
    expect(notes).toEqual([]);
    await using served = await serveSnapshot(file);
    expect(await Promise.all(queries.map((query) => served.answer(query)))).toEqual(expected);
    expect(expected.join()).not.toContain('errors');
  });

  test('has what the public may read alone', async () => {
    await using site = await startWordPressServer(CONTENTS);
    const { file } = await record({ wordpress: site.url }, operation('Home'));
    await using served = await serveSnapshot(file);
    const asIda = JSON.parse(
      await served.answer('{ site { name } }', {}, { authorization: `Basic ${btoa('ida:pw')}` }),
    );
    expect(asIda.errors).toMatchObject([{ extensions: { code: 'SNAPSHOT_MISS' } }]);
    const callers = { serviceAuthorization: 'ida:abcd efgh' };
    const refusal = { code: 'BAD_USER_INPUT', message: expect.stringContaining('SERVICE_AUTHORIZATION') };
    await expect(record({ wordpress: site.url, callers }, HOME)).rejects.toMatchObject(refusal);
    await expect(serveSnapshot(file, { callers })).rejects.toMatchObject(refusal);
  });

  test('is not written if a configured secret occurs in it', async () => {
    const secret = 'the-webhook-secret-of-this-site-1';
    await using site = await startWordPressServer({
      ...CONTENTS,
      posts: [makePost({ id: 1, title: { rendered: `printed: ${secret}` } })],
    });
    const options = { wordpress: site.url, freshness: { webhookSecret: secret } };
    const refused = await record(options, '{ posts { nodes { title } } }').catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('the answer to GET /wp-json/wp/v2/posts'),
    });
    expect(String(refused)).not.toContain(secret);
  });
});

describe('a snapshot with gaps', () => {
  test('is filled from WordPress with recordMissing, and then serves them without', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
    const path = join(folder, 'site.snapshot');
    try {
      const site = await startWordPressServer(CONTENTS);
      const { file } = await record({ wordpress: site.url }, operation('Home'));
      await writeFile(path, file);
      site.calls.length = 0;
      const growing = await serveSnapshot(path, { recordMissing: true });
      const query = '{ posts(first: 9) { nodes { title } } site { name } }';
      const live = await growing.answer(query);
      expect(site.calls.map(({ route }) => route)).toEqual(['/wp/v2/posts']);
      await growing[Symbol.asyncDispose]();
      await site.close();
      await using served = await serveSnapshot(path);
      expect(await served.answer(query)).toBe(live);
      expect((await readFile(path)).length).toBeGreaterThan(file.length);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

async function serveLive(wordpress: string) {
  const { createGateway } = await import('../../../src/server/create-gateway.ts');
  const gateway = await createGateway({ wordpress, cache: { ttl: 0 } });
  return {
    async answer(query: string): Promise<string> {
      const response = await gateway.fetch('http://gateway/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return await response.text();
    },
    [Symbol.asyncDispose]: async () => await gateway.dispose(),
  };
}
