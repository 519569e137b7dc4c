import { PressgraphError } from '../../base/errors.ts';
import { recordAddress } from '../../wordpress/discovery/discovery-record.ts';
import { reopenSite } from '../../wordpress/discovery/reopen.ts';
import { parseSiteAddress } from '../../wordpress/discovery/root/site-address.ts';
import { createDefaultExchange } from '../../wordpress/http/exchange/default-exchange.ts';
import type { Exchange } from '../../wordpress/http/exchange/exchange.ts';
import { siteHeadersFor } from '../../wordpress/http/site-headers.ts';
import { type Snapshot, Tape } from '../../wordpress/snapshot/snapshot.ts';
import { createSnapshotExchange } from '../../wordpress/snapshot/snapshot-exchange.ts';
import { readNamespaces } from '../namespaces/read-namespaces.ts';
import { observeUpstream } from '../operating/upstream-observer.ts';
import type { ResolvedOptions } from '../resolved-options.ts';
import type { StartedSite } from '../start/start-site.ts';
import { refuseSecrets } from './refuse-secrets.ts';
import { loadSnapshot, saveSnapshot } from './snapshot-store.ts';

/** Milliseconds after which a snapshot that grew is written. */
const SETTLED = 1_000;

/** A site out of a snapshot, and the options that it is served with. */
export interface OpenedSnapshot {
  readonly started: Omit<StartedSite, 'kept'> & {
    readonly kept: Pick<StartedSite['kept'], 'write' | 'close'>;
  };
  readonly options: ResolvedOptions;
}

/**
 * Opens the site of a snapshot. Nothing is requested, unless what is missing may be recorded.
 *
 * @throws PressgraphError BAD_USER_INPUT for a file that is no snapshot, and for options that do not go with one.
 */
export async function openSnapshot(
  source: string | Uint8Array,
  given: ResolvedOptions,
  warn: (message: string) => void,
): Promise<OpenedSnapshot> {
  refuseOptions(source, given);
  const snapshot = await loadSnapshot(source);
  if (given.wordpress !== undefined && recordAddress(given.wordpress) !== snapshot.address) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a snapshot of ${recordAddress(given.wordpress)}, got one of ${snapshot.address}.`,
    );
  }
  const options = given.recordMissing ? { ...given, ...STILL } : { ...given, ...STILL, ...OFFLINE };
  const growing = given.recordMissing ? grow(String(source), snapshot, given, warn) : undefined;
  const exchange = createSnapshotExchange(snapshot, growing);
  const found = reopenSite(snapshot.address, snapshot.discovery, {
    ...observeUpstream({ ...options, exchange }),
    describedNamespaces: readNamespaces(given.namespaces),
    onRefused: given.onError,
  });
  const kept = { write() {}, close: async () => await growing?.close() };
  return { started: { found, isRestored: false, redis: undefined, kept }, options };
}

/** Nothing changes, so nothing is looked at again, and there is nothing to be faster than. */
const STILL = {
  ...{ refreshInterval: 0, fieldsRefreshInterval: 0, watchInterval: 0, sweepInterval: 0, cacheTtl: 0 },
  ...{ redisUrl: undefined, stateDir: undefined, companion: false, prefetchMaxBytes: 0 },
};

/** No network is there to be sent anything, or to recover. */
const OFFLINE = {
  ...{ retries: 0, breakerCooldown: 0, siteAuthorization: undefined, siteHeaders: undefined },
};

function refuseOptions(source: string | Uint8Array, { service, recordMissing }: ResolvedOptions): void {
  if (service !== undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected no SERVICE_AUTHORIZATION with a snapshot: it has what the public may read.',
    );
  }
  if (recordMissing && typeof source !== 'string') {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected `snapshot` to be a path with `recordMissing`, got bytes.',
    );
  }
}

interface Growing {
  readonly missing: Exchange;
  readonly tape: Tape;
  readonly headersFor: ReturnType<typeof siteHeadersFor>;
  readonly onRecorded: () => void;
  close(): Promise<void>;
}

/** Adds what is missing, and writes the file whenever it has settled. */
function grow(
  path: string,
  snapshot: Snapshot,
  options: ResolvedOptions,
  warn: (message: string) => void,
): Growing {
  const { maxConcurrent, connectTimeout, secrets } = options;
  const tape = new Tape(snapshot.answers);
  const missing = options.exchange ?? createDefaultExchange({ connections: maxConcurrent, connectTimeout });
  let timer: NodeJS.Timeout | undefined;
  let saved = tape.size;
  let saving = Promise.resolve();
  const save = async () => {
    if (saved === tape.size) return;
    saved = tape.size;
    if (tape.isFull) warn('The snapshot is full: what is missing is requested, and not added.');
    try {
      const grown = { ...snapshot, answers: tape.answers };
      refuseSecrets(grown, secrets);
      await saveSnapshot(path, grown);
    } catch (error) {
      warn(`The snapshot is not written. ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const saveInTurn = () => {
    saving = saving.then(save);
    return saving;
  };
  return {
    ...{ missing, tape },
    headersFor: siteHeadersFor(parseSiteAddress(snapshot.address)[0], options),
    onRecorded() {
      timer ??= setTimeout(() => {
        timer = undefined;
        void saveInTurn();
      }, SETTLED).unref();
    },
    async close() {
      clearTimeout(timer);
      await saveInTurn();
      if (options.exchange === undefined) await missing.close();
    },
  };
}
