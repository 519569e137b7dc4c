import { expect, test } from 'vitest';
import { createRedaction } from '../../../../src/server/operating/logging/redact.ts';

test.each([
  ['redis://default:hunter2@cache:6379/0', 'redis://…@cache:6379/0'],
  ['at https://admin:hunter2@press.example/a?b=c', 'at https://…@press.example/a?b=c'],
  ['authorization: Basic aHVudGVyMg==', 'authorization: Basic …'],
  ['"Bearer eyJh.bGci-Oi_J9"', '"Bearer …"'],
  ['/wp/v2/posts?password=hunter2&page=1', '/wp/v2/posts?password=…&page=1'],
  ['wordpress_logged_in_0a1b=editor%7Chunter2; path=/', 'wordpress_logged_in_0a1b=…; path=/'],
  ['"cookie":"theme=dark; session=hunter2"', '"cookie":"…"'],
  ['X-WP-Nonce: hunter2', 'X-WP-Nonce: …'],
  ['https://press.example/@editor', 'https://press.example/@editor'],
])('%s is logged as %s', (line, shown) => {
  expect(createRedaction()(line)).toBe(shown);
});

test('secrets that are known are taken out wherever they stand, as they are, in JSON and in Base64', () => {
  const redact = createRedaction(['gate:hunt"er2', undefined]);
  const base64 = Buffer.from('gate:hunt"er2').toString('base64');
  expect(redact(`{"msg":${JSON.stringify('gate:hunt"er2')},"sent":"${base64}"}`)).toBe(
    '{"msg":"…","sent":"…"}',
  );
});

test.each([
  ['gateway:abcd efgh ijkl', 'the password abcd efgh ijkl, or abcdefghijkl', 'the password …, or …'],
  ['X-Staging-Key: hunter2', 'key=hunter2', 'key=…'],
  ['redis://:hunter2@cache:6379', 'NOAUTH hunter2 at cache', 'NOAUTH … at cache'],
])('the secret part of %s is taken out, too', (secret, line, shown) => {
  expect(createRedaction([secret])(line)).toBe(shown);
});

test('a line of nothing but dots and letters is not searched for an address from each of them', () => {
  const line = 'a.'.repeat(200_000);
  expect(createRedaction()(line)).toBe(line);
});
