import { useAPQ } from '@graphql-yoga/plugin-apq';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { LimitSettings } from '../limit-settings.ts';
import { operationIdOf } from './operation-ids.ts';
import type { StoredOperations } from './stored-operations.ts';

/**
 * Operations sent by id: persisted ones from a manifest, and those that clients register by hash (automatic
 * persisted queries). See `RegisteredOperations`.
 */
export function useStoredOperations(
  { manifest, registered }: StoredOperations,
  { persistedOnly }: Pick<LimitSettings, 'persistedOnly'>,
): Plugin[] {
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
  if (registered === undefined) return [listed ?? useNoStoredOperations()];
  const registering = useAPQ({
    store: {
      get: (hash) => manifest?.get(hash) ?? registered.get(hash),
      set: (hash, operation) => registered.set(hash, operation),
    },
  }) as Plugin;
  // APQ first: a hash that is not in the manifest may still be registered.
  return [registering, listed ?? useNoStoredOperations()];
}

/** Tells clients that send a hash or an id alone to send the operation, in the words that Apollo knows. */
const useNoStoredOperations = (): Plugin => ({
  onParams({ params }) {
    if (params.query != null || operationIdOf(params) === null) return;
    throw new GraphQLError('PersistedQueryNotSupported', {
      extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
    });
  },
});
