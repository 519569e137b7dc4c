import { nextTurn } from '../base/scheduling/next-turn.ts';
import { SCHEMA_PARTS } from '../graphql/schema-parts.ts';
import { firstRequest } from './start/first-request.ts';

/**
 * What opens a site, in the order of loading: each part imports what is before it. Together they are most of the program, and
 * while a part is compiled, no answer of WordPress is read. Each is a chunk: see `tools/start-chunks.mjs`.
 */
const PARTS: readonly (() => Promise<unknown>)[] = [
  ...SCHEMA_PARTS,
  () => import('./wpgraphql/serve-wpgraphql.ts'),
  // On Node.js 24, its own `fetch` comes with it.
  () => import('node:http'),
];

/**
 * Loads what opens a site, while WordPress is asked what the site is like.
 *
 * @param signal Aborts if there is no site to open.
 */
export async function loadServer(signal: AbortSignal): Promise<typeof import('./open-found.ts')> {
  // On the answers to the first requests, the others depend.
  await firstRequest();
  for (const load of PARTS) {
    // Answers are read, and the next requests sent.
    await nextTurn();
    signal.throwIfAborted();
    await load();
  }
  return await import('./open-found.ts');
}
