import type { WordPressClient } from '../wordpress/rest/client.ts';
import type { CallerRights, Loaders } from './loaders.ts';
import { createReaders } from './readers.ts';
import { createSiteMemory, type SiteMemory } from './site/site-memory.ts';
import { createWriter } from './writes/writer.ts';

/**
 * @param client Already bound to the operation's signal and the caller's credential.
 * @param memory The site's memory for one caller; it outlives the operation.
 */
export function createLoaders(
  client: WordPressClient,
  memory: SiteMemory = createSiteMemory(),
  rights: CallerRights = { isIdentified: false },
): Loaders {
  // Bypass the caches after a write, so that the caller reads their own writes.
  const afterWriting = { ...rights, reads: undefined, prefetch: undefined };
  const forget = () => void Object.assign(loaders, createReaders(client, memory, afterWriting));
  const loaders: Loaders = {
    ...createReaders(client, memory, rights),
    ...createWriter(client, forget, rights.onWritten),
  };
  return loaders;
}
