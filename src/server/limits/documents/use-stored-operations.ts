import { useAPQ } from '@graphql-yoga/plugin-apq';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { PressgraphError } from '../../../base/errors.ts';
import type { LimitSettings } from '../limit-settings.ts';
import { operationManifest } from './operation-manifest.ts';

/** Names of the parameter with the id of an operation: from GraphQL over HTTP, and from Relay. */
export const ID_PARAMETERS = ['documentId', 'doc_id', 'id'] as const;

/** Total characters of all registered operations. */
const MOST_REGISTERED = 16 * 1024 * 1024;

/**
 * Operations sent by id: persisted ones from a manifest, and those that clients register by hash (automatic
 * persisted queries). The least recently used of the latter are evicted when there are too many.
 *
 * @throws PressgraphError BAD_USER_INPUT for an invalid manifest.
 */
export function useStoredOperations({
  automaticPersistedQueries,
  persistedOperations,
  persistedOnly,
}: LimitSettings): Plugin[] {
  if (persistedOnly && persistedOperations === undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected PERSISTED_OPERATIONS with PERSISTED_ONLY: without it, no operation could run.',
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
          message: 'Expected an operation or the id of a persisted one, got neither.',
          extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED', http: { status: 400 } },
        },
        notFound: {
          message: 'Expected the id of a persisted operation, got an unknown one.',
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
  // APQ first: a hash that is not in the manifest may still be registered.
  return listed ? [registering, listed] : [registering];
}

/** Apollo sends a hash in `extensions`; others send an id as a parameter. */
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
