import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asRecord } from '../../helpers/wordpress/query.ts';
import { ask, startTwoSites, type TwoSites } from './compare.ts';

let sites: TwoSites;
beforeAll(async () => {
  sites = await startTwoSites({ ties: 'anew' });
});
afterAll(() => sites[Symbol.asyncDispose]());

/** What rows are ordered by, where many have the same. */
const TIED = [
  ['/wp/v2/posts', 'author'],
  ['/wp/v2/posts', 'modified'],
  ['/wp/v2/pages', 'menu_order'],
  ['/wp/v2/pages', 'parent'],
  ['/wp/v2/media', 'author'],
  ['/wp/v2/books', 'author'],
  ['/pressroom/v1/chapters', 'menu_order'],
  ['/wp/v2/tags', 'count'],
  ['/wp/v2/tags', 'description'],
  ['/wp/v2/categories', 'count'],
  ['/wp/v2/users', 'url'],
] as const;

describe.each(['asc', 'desc'])('%s', (order) => {
  test.each(TIED)('%s by %s: the values are in order, on both', async (route, field) => {
    const request = `${route}?orderby=${field}&order=${order}&per_page=100&_fields=id,${field}`;
    const [real, imitated] = await sites.both(request);
    expect(valuesOf(imitated.body, field)).toEqual(valuesOf(real.body, field));
    // Which of equal ones are on a first page of several, is anybody's guess.
    if (real.headers['x-wp-totalpages'] !== '1') return;
    expect(idsOf(imitated.body).toSorted()).toEqual(idsOf(real.body).toSorted());
  });

  test.each([
    '/wp/v2/posts?orderby=id',
    '/wp/v2/posts?orderby=date',
    '/wp/v2/posts?orderby=slug',
    '/wp/v2/tags?orderby=slug',
    '/wp/v2/users?orderby=slug',
    // Comments alone have a second key.
    '/wp/v2/comments?orderby=date',
    '/wp/v2/comments?orderby=post',
    '/wp/v2/comments?orderby=parent',
    '/wp/v2/comments?orderby=type',
  ])('%s has one order, the same on both', async (path) => {
    for (const limit of ['per_page=100', 'per_page=7&page=2', 'per_page=3&offset=5']) {
      const [real, imitated] = await sites.both(`${path}&order=${order}&${limit}&_fields=id`);
      expect(imitated).toEqual(real);
    }
  });
});

describe('orders without values', () => {
  test.each([
    '/wp/v2/tags?orderby=include&per_page=5&_fields=id',
    '/wp/v2/users?orderby=include&_fields=id',
    '/wp/v2/comments?orderby=include&per_page=4&_fields=id',
    '/wp/v2/posts?orderby=include_slugs&per_page=5&_fields=id',
  ])('%s', async (request) => {
    const [real, imitated] = await sites.both(request);
    expect(imitated).toEqual(real);
  });
});

describe('equal values', () => {
  const LIST = '/wp/v2/posts?orderby=author&_fields=id';

  test('are steady on SQLite: pages of any size make up the whole', async () => {
    const whole = idsOf((await ask(sites.real, `${LIST}&per_page=100`)).body);
    expect(await walk(sites.real, LIST, 7)).toEqual(whole);
  });

  test('come anew with each limit as on MySQL, where the imitation is told to: a walk loses some', async () => {
    const walked = await walk(sites.imitated, LIST, 7);
    expect(walked).toHaveLength(30);
    expect(new Set(walked).size).toBeLessThan(30);
  });

  test('come the same way for the same request', async () => {
    expect(await walk(sites.imitated, LIST, 7)).toEqual(await walk(sites.imitated, LIST, 7));
  });
});

async function walk(url: string, path: string, perPage: number): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const { body, headers } = await ask(url, `${path}&per_page=${perPage}&page=${page}`);
    pages = Number(headers['x-wp-totalpages']);
    ids.push(...idsOf(body));
  }
  return ids;
}

const idsOf = (body: unknown) => valuesOf(body, 'id');

function valuesOf(body: unknown, field: string): unknown[] {
  return Array.isArray(body) ? body.map((row) => asRecord(row)[field]) : [];
}
