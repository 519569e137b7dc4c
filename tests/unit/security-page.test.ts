import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const page = readFileSync(new URL('SECURITY.md', ROOT), 'utf8');

test('each claim of SECURITY.md names an existing test', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| '));
  const claims = rows.filter((line) => line.includes('`tests/'));
  expect(claims.length).toBeGreaterThan(20);
  const named = [...page.matchAll(/`(tests\/[\w./-]+)`/g)].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
});

test('its links exist', () => {
  const links = [...page.matchAll(/\]\(([\w./-]+\.md)\)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
});
