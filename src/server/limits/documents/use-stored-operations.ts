import { useAPQ } from '@graphql-yoga/plugin-apq';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { PressgraphError } from '../../../base/errors.ts';
import type { LimitSettings } from '../limit-settings.ts';
import { operationManifest } from './operation-manifest.ts';

/** Names of the parameter that says which operation is meant: GraphQL over HTTP's, and Relay's. */
export const ID_PARAMETERS = ['documentId', 'doc_id', 'id'] as const;

/** Characters of all registered operations together. */
const MOST_REGISTERED = 16 * 1024 * 1024;

/**
 * Operations that are sent by their ids: those of a manifest, and those that clients register themselves by their hashes
 * (automatic persisted queries), the least used of which are forgotten when there are too many.
 *
 * @throws PressgraphError BAD_USER_INPUT for a manifest of no use.
 */
export function useStoredOperations({
  automaticPersistedQueries,
  persistedOperations,
  persistedOnly,
}: LimitSettings): Plugin[] {
  if (persistedOnly && persistedOperations === undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected PERSISTED_OPERATIONS with PERSISTED_ONLY: without it, no operation could be run.',
    );
  }
  const manifest = persistedOperations === undefined ? undefined : operationManifest(persistedOperations);
  const listed =
    manifest &&
    (usePersistedOperations({
      allowArbitraryOperations: !persistedOnly,
      extractPersistedOperationId: operationIdOf,
      getPersistedOperation: (id) => manifest.get(id) ?? null,
      customErrors: {
        persistedQueryOnly: {
          message: 'Expected the id of a persisted operation: this gateway runs no others.',
          extensions: { code: 'PERSISTED_QUERY_ONLY', http: { status: 400 } },
        },
        keyNotFound: {
          message: 'Expected an operation, or the id of a persisted one, but neither came.',
          extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED', http: { status: 400 } },
        },
        notFound: {
          message: 'Expected the id of a persisted operation, but none has this one.',
          extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST', http: { status: 404 } },
        },
      },
    }) as Plugin);
  if (persistedOnly || !automaticPersistedQueries) return listed ? [listed] : [];
  const registered = new LRUCache<string, string>({
    max: 10_000,
    maxSize: MOST_REGISTERED,
    sizeCalculation: ({ length }) => Math.max(1, length),
  });
  const registering = useAPQ({
    store: {
      get: (hash) => manifest?.get(hash) ?? registered.get(hash),
      set: (hash, operation) => registered.set(hash, operation),
    },
  }) as Plugin;
  // The registering first: whose hash is in no list may still be registered.
  return listed ? [registering, listed] : [registering];
}

/** Apollo sends a hash among the extensions, others an id beside the variables. */
function operationIdOf(params: GraphQLParams): string | null {
  const { extensions } = params;
  const persisted: unknown = extensions?.['persistedQuery'];
  if (typeof persisted === 'object' && persisted !== null && 'sha256Hash' in persisted) {
    return typeof persisted.sha256Hash === 'string' ? persisted.sha256Hash : null;
  }
  const given = params as Readonly<Record<string, unknown>>;
  const id = ID_PARAMETERS.map((name) => given[name]).find((value) => typeof value === 'string');
  return typeof id === 'string' ? id : null;
}
