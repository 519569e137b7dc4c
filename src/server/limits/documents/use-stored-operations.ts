import { useAPQ } from '@graphql-yoga/plugin-apq';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { PressgraphError } from '../../../base/errors.ts';
import type { LimitSettings } from '../limit-settings.ts';
import { operationIdOf } from './operation-ids.ts';
import { operationManifest } from './operation-manifest.ts';
import { RegisteredOperations } from './registered-operations.ts';

/** Operations that can be sent by id. */
export interface StoredOperations {
  readonly manifest: ReadonlyMap<string, string> | undefined;
  /** `undefined` if clients may not register any. */
  readonly registered: RegisteredOperations | undefined;
}

/** @throws PressgraphError BAD_USER_INPUT for an invalid manifest. */
export function createStoredOperations({
  automaticPersistedQueries,
  persistedOperations,
  persistedOnly,
}: LimitSettings): StoredOperations {
  if (persistedOnly && persistedOperations === undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected PERSISTED_OPERATIONS with PERSISTED_ONLY: without it, no operation could run.',
    );
  }
  return {
    manifest: persistedOperations === undefined ? undefined : operationManifest(persistedOperations),
    registered: !persistedOnly && automaticPersistedQueries ? new RegisteredOperations() : undefined,
  };
}

/**
 * Operations sent by id: persisted ones from a manifest, and those that clients register by hash (automatic
 * persisted queries). See {@link RegisteredOperations}.
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
