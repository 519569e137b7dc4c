import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asRecord } from '../../helpers/wordpress/query.ts';
import { makeCategory, makePost } from '../../helpers/wordpress-rows.ts';
import type { WordPressServer } from '../../helpers/wordpress-server.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';
import { ask, startTwoSites, type TwoSites } from './compare.ts';

// Where the imitation is kinder than WordPress unless it is told otherwise (`REAL`). A test that fails here says that one of
// them is gone: take it off, and the option of that name with it.
describe('known leniencies', () => {
  let sites: TwoSites;
  let kind: WordPressServer;
  beforeAll(async () => {
    sites = await startTwoSites({ ignoresOffsetOfTrees: false, declaresArguments: false });
    const day = '2024-01-01T00:00:00';
    kind = await startWordPressServer({
      posts: Array.from({ length: 40 }, (_, index) => makePost({ id: index + 1, date: day })),
      categories: [makeCategory({ id: 1 })],
    });
  });
  afterAll(async () => {
    await sites[Symbol.asyncDispose]();
    await kind.close();
  });

  test('ignoresOffsetOfTrees: hierarchical taxonomies take an offset', async () => {
    const [real, imitated] = await sites.both('/wp/v2/categories?per_page=3&offset=3&_fields=id');
    expect(imitated.body).not.toEqual(real.body);
    expect(real.body).toEqual((await ask(sites.real, '/wp/v2/categories?per_page=3&_fields=id')).body);
  });

  test('declaresArguments: OPTIONS names no arguments of the core', async () => {
    const [real, imitated] = await sites.both('OPTIONS /wp/v2/categories');
    expect(imitated.body).toMatchObject({ endpoints: [{ methods: ['GET'], args: {} }] });
    expect(JSON.stringify(asRecord(real.body)['endpoints'])).toContain('"per_page"');
  });

  test('ties: equal values are ordered by id, whatever the limit', async () => {
    const ids: unknown[] = [];
    for (const page of [1, 2, 3, 4]) {
      const { body } = await ask(kind.url, `/wp/v2/posts?_fields=id&per_page=10&page=${page}`);
      ids.push(...(body as { id: number }[]).map(({ id }) => id));
    }
    expect(ids).toEqual(Array.from({ length: 40 }, (_, index) => 40 - index));
  });
});
