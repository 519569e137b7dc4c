import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The package's version, from its `package.json`: two folders up, both in the sources and in the build. */
export function readVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}
