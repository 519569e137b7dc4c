import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Total characters of all cached documents. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/**
 * Caches of parsed documents and of errors, bounded by length: a thousand documents of a megabyte each could
 * exhaust the memory.
 */
export const documentCaches = () => ({
  documentCache: boundedCache<DocumentNode>(),
  errorCache: boundedCache<Error>(),
});

const boundedCache = <Value extends object>() =>
  new LRUCache<string, Value>({
    max: 1024,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_value, document) => Math.max(1, document.length),
  });
