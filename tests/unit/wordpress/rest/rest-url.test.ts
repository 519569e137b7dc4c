import { describe, expect, test } from 'vitest';
import { RestRoot } from '../../../../src/wordpress/rest/address/rest-root.ts';
import { buildRestCall, LONGEST_REQUEST_LINE } from '../../../../src/wordpress/rest/address/rest-url.ts';
import type { RestQuery } from '../../../../src/wordpress/rest/rest-query.ts';

const PRETTY = 'https://example.com/wp-json/';
const PLAIN = 'https://example.com/?rest_route=/';

describe('a route and its parameters as a URL', () => {
  test.each<[restRoot: string, route: string, query: RestQuery, url: string]>([
    [PRETTY, '/wp/v2/posts', {}, 'https://example.com/wp-json/wp/v2/posts'],
    [PRETTY, '/', {}, 'https://example.com/wp-json/'],
    ['https://example.com/wp-json', '/wp/v2/posts', {}, 'https://example.com/wp-json/wp/v2/posts'],
    ['https://example.com/usa/wp-json/', '/wp/v2/tags', {}, 'https://example.com/usa/wp-json/wp/v2/tags'],
    ['https://example.com/api/', '/wp/v2/tags', { page: 2 }, 'https://example.com/api/wp/v2/tags?page=2'],
    [PLAIN, '/', {}, 'https://example.com/?rest_route=/'],
    [PLAIN, '/wp/v2/posts', { page: 2 }, 'https://example.com/?rest_route=/wp/v2/posts&page=2'],
    [
      'https://example.com/usa/index.php?rest_route=/',
      '/wp/v2/posts/7',
      { _fields: ['id'] },
      'https://example.com/usa/index.php?rest_route=/wp/v2/posts/7&_fields=id',
    ],
    [`${PRETTY}?lang=fr`, '/wp/v2/posts', { page: 2 }, `${PRETTY}wp/v2/posts?lang=fr&page=2`],
    [`${PLAIN}&lang=fr`, '/wp/v2/posts', {}, 'https://example.com/?rest_route=/wp/v2/posts&lang=fr'],
    [PRETTY, '/wp/v2/posts', { include: [1, 2, 3] }, `${PRETTY}wp/v2/posts?include=1,2,3`],
    [
      PRETTY,
      '/wp/v2/posts',
      { _fields: ['id', 'title.rendered'] },
      `${PRETTY}wp/v2/posts?_fields=id,title.rendered`,
    ],
    [PRETTY, '/wp/v2/posts', { search: undefined, page: 1 }, `${PRETTY}wp/v2/posts?page=1`],
    [
      PRETTY,
      '/wp/v2/posts',
      { sticky: true, _embed: false },
      `${PRETTY}wp/v2/posts?sticky=true&_embed=false`,
    ],
    [
      PRETTY,
      '/wp/v2/posts',
      { search: 'fish & chips?', author: 0 },
      `${PRETTY}wp/v2/posts?search=fish%20%26%20chips%3F&author=0`,
    ],
    [PRETTY, '/wp/v2/posts', { search: '' }, `${PRETTY}wp/v2/posts?search=`],
    [
      PRETTY,
      '/wp/v2/posts',
      { after: '2024-01-01T00:00:00+02:00' },
      `${PRETTY}wp/v2/posts?after=2024-01-01T00:00:00%2B02:00`,
    ],
    [
      PRETTY,
      '/wp/v2/posts',
      { 'categories[terms]': [2, 3], 'categories[operator]': 'AND' },
      `${PRETTY}wp/v2/posts?categories[terms]=2,3&categories[operator]=AND`,
    ],
    [PRETTY, '/wp/v2/posts', { slug: ['it’s'] }, `${PRETTY}wp/v2/posts?slug=it%E2%80%99s`],
    [PRETTY, '/wp/v2/posts', { slug: ['a,b', 'c d'] }, `${PRETTY}wp/v2/posts?slug[]=a,b&slug[]=c%20d`],
    [PRETTY, '/wp/v2/templates/theme//home', {}, `${PRETTY}wp/v2/templates/theme//home`],
    [PRETTY, '/wp/v2/posts?x#y', {}, `${PRETTY}wp/v2/posts%3Fx%23y`],
  ])('%s + %s %j', (restRoot, route, query, url) => {
    expect(buildRestCall(new RestRoot(restRoot), route, query)).toEqual({
      url: new URL(url),
      method: 'GET',
      body: undefined,
    });
    expect(buildRestCall(new RestRoot(restRoot), route, query).url.href).toBe(url);
  });

  test.each<[why: string, route: string, query: RestQuery, message: RegExp]>([
    ['an empty list', '/wp/v2/posts', { include: [] }, /“include” is an empty list/],
    ['no number', '/wp/v2/posts', { page: Number.NaN }, /“page” is NaN/],
    ['no number in a list', '/wp/v2/posts', { include: [1, Infinity] }, /“include” is Infinity/],
    ['a way out of the root', '/wp/v2/../../../wp-admin', {}, /not a REST route/],
    ['no leading slash', 'wp/v2/posts', {}, /not a REST route/],
  ])('%s throws', (_why, route, query, message) => {
    expect(() => buildRestCall(new RestRoot(PRETTY), route, query)).toThrow(
      expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR', message: expect.stringMatching(message) }),
    );
  });
});

describe('a request line that is too long', () => {
  const slugs = Array.from({ length: 100 }, (_, index) => `${'a-very-long-slug-'.repeat(5)}${index}`);

  test.each([
    [PRETTY, `${PRETTY}wp/v2/posts?_fields=id,slug&_method=GET`],
    [PLAIN, 'https://example.com/?rest_route=/wp/v2/posts&_fields=id,slug&_method=GET'],
  ])('under %s becomes a POST with the parameters as JSON', (restRoot, url) => {
    const call = buildRestCall(new RestRoot(restRoot), '/wp/v2/posts', {
      slug: slugs,
      per_page: 100,
      sticky: false,
      'categories[terms]': [2, 3],
      'categories[operator]': 'AND',
      search: undefined,
      _fields: ['id', 'slug'],
    });
    expect(call.method).toBe('POST');
    expect(call.url.href).toBe(url);
    expect(JSON.parse(call.body ?? '')).toEqual({
      slug: slugs,
      per_page: 100,
      sticky: false,
      categories: { terms: [2, 3], operator: 'AND' },
    });
  });

  test('keeps the method it stands for', () => {
    const call = buildRestCall(new RestRoot(PRETTY), '/wp/v2/posts', { slug: slugs }, 'HEAD');
    expect(call.url.searchParams.get('_method')).toBe('HEAD');
  });

  test('starts exactly past the limit', () => {
    const overhead = 'GET /wp-json/x?search= HTTP/1.1'.length;
    const search = 'x'.repeat(LONGEST_REQUEST_LINE - overhead);
    expect(buildRestCall(new RestRoot(PRETTY), '/x', { search }).method).toBe('GET');
    expect(buildRestCall(new RestRoot(PRETTY), '/x', { search: `${search}x` }).method).toBe('POST');
  });

  test('is not reached by 100 ids of 7 digits', () => {
    const include = Array.from({ length: 100 }, (_, index) => 1_000_000 + index);
    expect(buildRestCall(new RestRoot(PRETTY), '/wp/v2/posts', { include, per_page: 100 }).method).toBe(
      'GET',
    );
  });
});
