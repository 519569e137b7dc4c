import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ERROR_CODES, PressgraphError } from '../../../src/base/errors.ts';

test('docs/errors.md lists every code of the catalogue, each with its own words, and no other', () => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (.+?) \|/gm)].map(([, code, meaning]) => [
    code,
    meaning,
  ]);
  expect(rows).toEqual(Object.entries(ERROR_CODES));
});

test('an error keeps what caused it', () => {
  const cause = new Error('ECONNREFUSED');
  expect(new PressgraphError('UPSTREAM_UNAVAILABLE', 'Not reached.', { cause }).cause).toBe(cause);
});
