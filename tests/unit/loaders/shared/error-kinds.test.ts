import { expect, test } from 'vitest';
import { PressgraphError } from '../../../../src/base/errors.ts';
import { isRefusal } from '../../../../src/loaders/shared/error-kinds.ts';
import { restJson } from '../../../../src/wordpress/rest/reading/rest-answer.ts';

test.each([
  [401, true],
  [403, true],
  [404, true],
  // The page of a firewall, in place of JSON.
  [200, true],
  [408, false],
  [429, false],
  [500, false],
  [503, false],
])('an answer of %i is a refusal: %o', (status, expected) => {
  expect(isRefusal(new PressgraphError('UPSTREAM_ERROR', 'No.', { wordpress: { status } }))).toBe(expected);
});

test('a site without a response has not refused', () => {
  expect(isRefusal(new PressgraphError('UPSTREAM_TIMEOUT', 'Too slow.'))).toBe(false);
  expect(isRefusal(new Error('aborted'))).toBe(false);
});

test.each([
  ['[{"id":1', false],
  ['<html><title>Blocked</title></html>', true],
])('an answer of 200 with the body %s is a refusal: %o', (text, expected) => {
  const answer = { url: new URL('http://site.example/'), status: 200, headers: {}, text };
  let thrown: unknown;
  try {
    restJson(answer, '/wp/v2/menus');
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(PressgraphError);
  expect(isRefusal(thrown)).toBe(expected);
});
