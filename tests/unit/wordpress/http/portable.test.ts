import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What a module loads at once: its imports, and theirs, but not what it imports on demand. */
function loadedBy(file: string, seen = new Map<string, string>()): ReadonlyMap<string, string> {
  if (seen.has(file)) return seen;
  const source = readFileSync(file, 'utf8');
  seen.set(file, source);
  for (const [, path] of source.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)';$/gms)) {
    loadedBy(join(file, '..', path ?? ''), seen);
  }
  return seen;
}

test('the REST client over fetch needs neither Node.js nor undici', () => {
  const loaded = new Map([
    ...loadedBy('src/wordpress/rest/client.ts'),
    ...loadedBy('src/wordpress/discovery/discover.ts'),
    ...loadedBy('src/wordpress/http/exchange/fetch-exchange.ts'),
  ]);
  expect(loaded.size).toBeGreaterThan(30);
  for (const [file, source] of loaded) {
    expect(source, file).not.toMatch(/^import (?!type\b)[^;]*?from '(?:node:|undici')/ms);
    expect(source, file).not.toMatch(/\bBuffer\b|\bprocess\./);
  }
});
