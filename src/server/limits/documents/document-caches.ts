import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Characters of all documents together that are kept parsed. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** What was parsed, bounded by its length: a thousand documents of a megabyte each would be a way to fill the memory. */
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
