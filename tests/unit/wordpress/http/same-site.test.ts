import { expect, test } from 'vitest';
import { isSameSite } from '../../../../src/wordpress/http/same-site.ts';

test.each([
  ['http://example.com/', 'http://example.com/a', true],
  ['http://example.com/', 'https://example.com/', true],
  ['http://example.com/', 'https://www.example.com/', true],
  ['https://www.example.com/', 'https://example.com/', true],
  ['https://example.com/', 'http://example.com/', false],
  ['https://example.com/', 'https://example.org/', false],
  ['https://example.com/', 'https://blog.example.com/', false],
  ['https://example.com/', 'https://example.com.evil.net/', false],
  ['https://example.com/', 'https://www.com/', false],
  ['http://localhost:8080/', 'http://localhost:9090/', false],
  ['http://localhost:8080/', 'https://localhost:8443/', false],
  ['http://example.com/', 'http://169.254.169.254/', false],
  ['https://example.com/', 'file:///etc/passwd', false],
])('%s may redirect to %s: %s', (from, to, expected) => {
  expect(isSameSite(new URL(from), new URL(to))).toBe(expected);
});
