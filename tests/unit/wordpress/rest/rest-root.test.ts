import { describe, expect, test } from 'vitest';
import { RestRoot } from '../../../../src/wordpress/rest/address/rest-root.ts';

const PRETTY = 'https://example.com/wp-json/';
const FOLDER = 'https://example.com/usa/wp-json/';
const INDEX_PHP = 'https://example.com/usa/index.php/wp-json/';
const CUSTOM = 'https://example.com/usa/api/';
const PLAIN = 'https://example.com/?rest_route=/';
const PLAIN_FOLDER = 'https://example.com/usa/?rest_route=/';
const PLAIN_FILE = 'https://example.com/usa/index.php?rest_route=/';
const LANGUAGE = 'https://example.com/?rest_route=/&lang=fr';

const posts = { route: '/wp/v2/posts', id: 7 };

test.each([
  [PRETTY, 'https://example.com/wp-json/wp/v2/posts/7', false, ''],
  [FOLDER, 'https://example.com/usa/wp-json/wp/v2/posts/7', false, '/usa'],
  [INDEX_PHP, 'https://example.com/usa/index.php/wp-json/wp/v2/posts/7', false, '/usa'],
  [CUSTOM, 'https://example.com/usa/api/wp/v2/posts/7', false, '/usa'],
  [PLAIN, 'https://example.com/?rest_route=/wp/v2/posts/7', true, ''],
  [PLAIN_FOLDER, 'https://example.com/usa/?rest_route=/wp/v2/posts/7', true, '/usa'],
  [PLAIN_FILE, 'https://example.com/usa/index.php?rest_route=/wp/v2/posts/7', true, '/usa'],
  [LANGUAGE, 'https://example.com/?rest_route=/wp/v2/posts/7&lang=fr', true, ''],
])('%s maps an item to %s and back', (href, address, isPlain, folder) => {
  const root = new RestRoot(href);
  expect(root).toMatchObject({ href, isPlain, folder, origin: 'https://example.com' });
  expect(root.address(posts.route, posts.id)).toBe(address);
  expect(root.locate(address)).toEqual(posts);
  expect(root.locate(root.address(posts.route))).toEqual({ route: posts.route });
  expect(root.locate(root.address('/'))).toEqual({ route: '/' });
});

test.each<[what: string, root: string, address: string]>([
  ['another host', PRETTY, 'http://10.0.0.1:8080/wp-json/wp/v2/posts/7'],
  ['another folder', PRETTY, 'https://example.com/blog/wp-json/wp/v2/posts/7'],
  ['another folder, with a prefix of the site’s own', CUSTOM, 'https://example.com/api/wp/v2/posts/7'],
  ['WordPress’s prefix behind a proxy’s', CUSTOM, 'https://internal/wp-json/wp/v2/posts/7'],
  ['a slash at its end', PRETTY, 'https://example.com/wp-json/wp/v2/posts/7/'],
  ['a query', PRETTY, 'https://example.com/wp-json/wp/v2/posts/7?context=edit'],
  [
    'the plain form under a pretty root',
    FOLDER,
    'https://example.com/usa/?rest_route=%2Fwp%2Fv2%2Fposts%2F7',
  ],
  ['the pretty form under a plain root', PLAIN, 'https://example.com/wp-json/wp/v2/posts/7'],
  ['index.php under a plain root', PLAIN_FOLDER, 'https://example.com/usa/index.php/wp-json/wp/v2/posts/7'],
  [
    'a prefix of the site’s own under a plain root',
    PLAIN_FOLDER,
    'https://example.com/usa/api/wp/v2/posts/7',
  ],
])('an address is located with %s', (_what, root, address) => {
  expect(new RestRoot(root).locate(address)).toEqual(posts);
});

test.each([
  [PRETTY, 'https://example.com/author/ida/5'],
  [FOLDER, 'https://example.com/usa/'],
  [PLAIN, 'https://example.com/'],
  [PLAIN, 'https://example.com/?p=5'],
  [PRETTY, 'https://example.com/?rest_route='],
  [PRETTY, 'nonsense'],
])('%s has no place for %s', (root, address) => {
  expect(new RestRoot(root).locate(address)).toBeUndefined();
});

describe('the root of an index', () => {
  test.each([
    ['https://example.com/wp-json/?_fields=name,home', PRETTY],
    ['https://example.com/wp-json', PRETTY],
    ['https://example.com/usa/index.php/wp-json/?_fields=name', INDEX_PHP],
    ['https://example.com/?rest_route=/&_fields=name', PLAIN],
    ['https://example.com/usa/index.php?rest_route=%2F&_fields=name', PLAIN_FILE],
    ['https://example.com/?lang=fr&_fields=name&rest_route=/', LANGUAGE],
  ])('read from %s is %s', (address, href) => {
    expect(RestRoot.ofIndex(new URL(address)).href).toBe(href);
  });
});

test.each([
  [PRETTY, '/wp-json/wp/v2/posts/', true],
  [PRETTY, '/wp-json', true],
  [PRETTY, '/?rest_route=/wp/v2/posts', true],
  [PRETTY, '/wp-login.php?redirect_to=/wp-json/wp/v2/posts', false],
  [PRETTY, '/wp-login.php?rest_route=/wp/v2/posts', false],
  [PRETTY, '/about/wp-json/wp/v2/posts', false],
  [PRETTY, '/', false],
  [FOLDER, '/usa/index.php?rest_route=/', true],
  [FOLDER, '/wp-json/wp/v2/posts', false],
  [CUSTOM, '/usa/api/wp/v2/posts', true],
  [CUSTOM, '/usa/apis/', false],
  [PLAIN_FOLDER, '/usa/wp-json/wp/v2/posts', true],
  [PLAIN_FOLDER, '/usa/about/', false],
])('%s has %s: %s', (href, path, isOwn) => {
  expect(new RestRoot(href).has(new URL(path, href))).toBe(isOwn);
  expect(new RestRoot(href).has(new URL(path, 'https://other.example'))).toBe(false);
});

describe('WordPress.com, where the namespace is before the site', () => {
  const API = 'https://public-api.wordpress.com';
  const HREF = `${API}/wp-json/?rest_route=/sites/example.com/`;
  const root = new RestRoot(HREF);

  test('is named by its index, and has routes elsewhere', () => {
    expect(root).toMatchObject({
      href: HREF,
      site: 'example.com',
      isPlain: false,
      isOfWordPressCom: true,
      folder: '',
    });
    expect(RestRoot.ofIndex(new URL(`${API}/wp-json/?rest_route=/sites/example.com&_fields=name`)).href).toBe(
      HREF,
    );
    expect(root.address('/')).toBe(HREF);
    expect(root.address('/wp/v2/posts', 7)).toBe(`${API}/wp/v2/sites/example.com/posts/7`);
    expect(root.url('/wp/v2/posts', [['page', 2]]).href).toBe(`${API}/wp/v2/sites/example.com/posts?page=2`);
    expect(root.url('/', [['_fields', ['name']]]).href).toBe(`${HREF}&_fields=name`);
    expect(root.plain()).toBeUndefined();
  });

  test.each([
    [`${API}/wp/v2/sites/example.com/posts/7`, posts],
    [`${API}/wp/v2/sites/5823217/posts/7?context=view`, posts],
    [`${API}/wp/v2/sites/example.com/posts`, { route: posts.route }],
    [HREF, { route: '/' }],
    ['https://example.com/hello/', undefined],
  ])('%s is located', (address, place) => {
    expect(root.locate(address)).toEqual(place);
  });

  test.each([
    [`${API}/wp/v2/sites/example.com/posts`, true],
    [`${API}/wp/v2/sites/other.com/posts`, false],
    [`${API}/rest/v1.1/me`, false],
    ['https://example.com/wp/v2/sites/example.com/posts', false],
  ])('%s is the site’s: %s', (address, isOwn) => {
    expect(root.has(new URL(address))).toBe(isOwn);
  });

  test.each(['/sites/', '/sites/../me', '/sites/a/b', '/', '/sites/%2e%2e'])(
    '%s names no site',
    (parameter) => {
      expect(new RestRoot(`${API}/wp-json/?rest_route=${parameter}`).site).toBeUndefined();
    },
  );

  test('is WordPress.com’s at its own host alone', () => {
    expect(new RestRoot('https://evil.example/?rest_route=/sites/example.com/').isOfWordPressCom).toBe(false);
  });
});
