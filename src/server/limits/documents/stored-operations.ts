import { PressgraphError } from '../../../base/errors.ts';
import type { LimitSettings } from '../limit-settings.ts';
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
