import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readJsonFile } from '../../../src/config/read-json-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'pressgraph-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
writeFileSync(path('good'), '{"a":1}');
writeFileSync(path('bad'), '{"a":');
execFileSync('mkfifo', [path('pipe')]);

test('a file of JSON is read', () => {
  expect(readJsonFile(path('good'), 'names')).toEqual({ a: 1 });
});

test.each([
  ['bad', 'invalid JSON'],
  ['missing', 'an unreadable file'],
  ['pipe', 'something that is not a regular file'],
  ['', 'something that is not a regular file'],
])('“%s” is refused as %s', (name, reason) => {
  expect(() => readJsonFile(path(name), 'names')).toThrow(`Expected names in ${path(name)}, got ${reason}.`);
});
