import { expect, test } from 'vitest';
import { parseSiteAddress } from '../../../../src/wordpress/discovery/site-address.ts';

test.each([
  ['https://example.com', ['https://example.com/']],
  ['http://example.com/usa', ['http://example.com/usa']],
  [' HTTPS://Example.com/usa/#top ', ['https://example.com/usa/']],
  ['example.com', ['https://example.com/', 'http://example.com/']],
  ['example.com:8080/usa', ['https://example.com:8080/usa', 'http://example.com:8080/usa']],
  ['localhost:8080', ['https://localhost:8080/', 'http://localhost:8080/']],
  ['https://example.com/post/?preview=secret', ['https://example.com/post/']],
  ['https://example.com/?rest_route=/wp/v2', ['https://example.com/?rest_route=/']],
])('%s may mean %j', (given, expected) => {
  expect(parseSiteAddress(given).map(String)).toEqual(expected);
});

test.each([
  ['https://admin:hunter2@example.com/', /user name or a password/],
  ['admin:hunter2@example.com', /user name or a password/],
  ['https://admin@example.com/', /user name or a password/],
  ['ftp://admin:hunter2@example.com/', /https:\/\/ or http:\/\//],
  ['file:///etc/passwd', /https:\/\/ or http:\/\//],
  ['https://admin:hunter2@:bad', /not a URL/],
  ['javascript:alert(1)', /not a URL/],
  ['two words', /not a URL/],
  ['', /not a URL/],
])('%s is no address of a site', (given, message) => {
  expect(() => parseSiteAddress(given)).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(message) }),
  );
  expect(() => parseSiteAddress(given)).not.toThrow(/hunter2/);
});
