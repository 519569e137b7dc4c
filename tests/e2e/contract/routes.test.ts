import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asRecord } from '../../helpers/wordpress/query.ts';
import { startTwoSites, type TwoSites } from './compare.ts';

let sites: TwoSites;
beforeAll(async () => {
  sites = await startTwoSites();
});
afterAll(() => sites[Symbol.asyncDispose]());

/** Pages of the site: what leads from them to REST, and redirects. */
describe('pages', () => {
  test.each([
    'HEAD /',
    '/',
    'HEAD /2026/04/the-lay-of-the-case/',
    'HEAD /2026/04/the-lay-of-the-case',
    'HEAD /2025/12/the-accounts-2025/',
    'HEAD /about/people/',
    'HEAD /about/people/apprentices/how-to-apply/',
    'HEAD /handbook/setting/spacing-the-line/',
    'HEAD /tag/beeswax/',
    'HEAD /category/craft/letterpress/',
    'HEAD /author/hiro-tanabe/',
    'HEAD /author/admin/',
    'HEAD /2026/04/',
    'HEAD /2026/',
    'HEAD /1999/',
    'HEAD /nothing/of/the/kind/',
    '/?p=54',
    'HEAD /?p=54',
    '/?p=55',
    '/?p=57',
    '/?p=70',
    '/?p=9999',
    '/?page_id=57',
    'HEAD /wp-json/',
  ])('%s', async (request) => {
    const [real, imitated] = await sites.both(request);
    expect({ ...imitated, body: undefined }).toEqual({ ...real, body: undefined });
  });
});

describe('arguments that OPTIONS declares', () => {
  test.each([
    '/wp/v2/posts',
    '/wp/v2/pages',
    '/wp/v2/media',
    '/wp/v2/books',
    '/pressroom/v1/chapters',
    '/wp/v2/categories',
    '/wp/v2/tags',
    '/wp/v2/genres',
    '/wp/v2/comments',
    '/wp/v2/search',
    '/wp/v2/users',
  ])('of %s', async (route) => {
    const [real, imitated] = await sites.both(`OPTIONS ${route}`);
    expect(imitated.status).toBe(real.status);
    expect(imitated.headers).toEqual(real.headers);
    expect(argumentsIn(imitated.body)).toEqual(argumentsIn(real.body));
  });

  test('are in the index of the namespace, too, for several routes at once', async () => {
    const routes = ['/wp/v2/posts', '/wp/v2/books', '/wp/v2/tags', '/wp/v2/settings'];
    const names = routes.map((route) => `routes.${route}`).join(',');
    const [real, imitated] = await sites.both(`/wp/v2?context=help&_fields=${names}`);
    const [described, imitatedToo] = [real, imitated].map(({ body }) => asRecord(asRecord(body)['routes']));
    expect(Object.keys(described ?? {}).sort()).toEqual([...routes].sort());
    expect(Object.keys(imitatedToo ?? {}).sort()).toEqual([...routes].sort());
    for (const route of routes) {
      const [alone] = await sites.both(`OPTIONS ${route}`);
      expect(described?.[route]).toEqual(alone.body);
    }
  });

  test('of a route that is not there', async () => {
    const [real, imitated] = await sites.both('OPTIONS /wp/v2/nothing');
    expect(imitated).toEqual(real);
    expect(real).toMatchObject({ status: 200, body: [] });
  });
});

/** Of `GET`, without their words. Users may be filtered by types of WordPress's own furniture, which the imitation has not. */
function argumentsIn(body: unknown): Readonly<Record<string, unknown>> {
  const endpoints = asRecord(body)['endpoints'];
  const list = Array.isArray(endpoints) ? endpoints.map(asRecord) : [];
  const reading = list.find(({ methods }) => Array.isArray(methods) && methods.includes('GET'));
  const { has_published_posts: _types, ...args } = asRecord(withoutDescriptions(reading?.['args']));
  return args;
}

function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([name, inner]) => name !== 'description' || typeof inner !== 'string',
  );
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutDescriptions(inner)]));
}
