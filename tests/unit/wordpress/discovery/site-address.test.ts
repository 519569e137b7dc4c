import { expect, test } from 'vitest';
import { parseSiteAddress } from '../../../../src/wordpress/discovery/root/site-address.ts';

test.each([
  ['https://example.com', ['https://example.com/']],
  ['http://example.com/usa', ['http://example.com/usa']],
  [' HTTPS://Example.com/usa/#top ', ['https://example.com/usa/']],
  ['example.com', ['https://example.com/', 'http://example.com/']],
  ['example.com:8080/usa', ['https://example.com:8080/usa', 'http://example.com:8080/usa']],
  ['localhost:8080', ['https://localhost:8080/', 'http://localhost:8080/']],
  ['https://example.com/post/?preview=secret', ['https://example.com/post/']],
  [
    'https://public-api.wordpress.com/wp-json/?rest_route=/sites/example.com&x=1',
    ['https://public-api.wordpress.com/wp-json/?rest_route=/sites/example.com/'],
  ],
  ['https://example.com/?rest_route=/wp/v2', ['https://example.com/?rest_route=/']],
])('%s may be %j', (given, expected) => {
  expect(parseSiteAddress(given).map(String)).toEqual(expected);
});

test.each([
  ['https://admin:hunter2@example.com/', /without a user name or password/],
  ['admin:hunter2@example.com', /without a user name or password/],
  ['https://admin@example.com/', /without a user name or password/],
  ['ftp://admin:hunter2@example.com/', /start with https:\/\/ or http:\/\//],
  ['file:///etc/passwd', /start with https:\/\/ or http:\/\//],
  ['https://admin:hunter2@:bad', /as a URL/],
  ['javascript:alert(1)', /as a URL/],
  ['two words', /as a URL/],
  ['', /as a URL/],
])('%s is refused', (given, message) => {
  expect(() => parseSiteAddress(given)).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(message) }),
  );
  expect(() => parseSiteAddress(given)).not.toThrow(/hunter2/);
});
