import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { PressgraphError } from '../../base/errors.ts';
import { connectRedis, type RedisConnection } from '../../base/redis/redis-connection.ts';
import { type Pauses, pauseAfter } from '../../base/scheduling/backoff.ts';
import type { Discovery } from '../../model/discovery.ts';
import { completedBy } from '../../wordpress/discovery/completed.ts';
import { type DiscoveredSite, discoverSite } from '../../wordpress/discovery/discover.ts';
import type { DiscoveryRecord } from '../../wordpress/discovery/discovery-record.ts';
import { reopenSite } from '../../wordpress/discovery/reopen.ts';
import { readNamespaces } from '../namespaces/read-namespaces.ts';
import { observeUpstream } from '../operating/upstream-observer.ts';
import type { ResolvedOptions } from '../resolved-options.ts';
import { discoveryHeaders } from '../site/service-headers.ts';
import { KeptDiscovery } from './kept-discovery.ts';

/** How long WordPress may take where something of the site is known, in milliseconds: callers are waiting. */
const PATIENCE = 10_000;
/** Between two attempts to find the site. */
const PAUSES: Pauses = [500, 10_000];

export interface StartedSite {
  readonly found: DiscoveredSite;
  /** Whether it is known from an earlier start, and WordPress has not answered yet. */
  readonly isRestored: boolean;
  readonly kept: KeptDiscovery;
  /** The caller closes it. */
  readonly redis: RedisConnection | undefined;
}

export interface StartOptions {
  /** A connection to Redis, in place of an own one. */
  readonly redis?: RedisConnection | undefined;
  /** Whether it is one of several: it begins as it is kept, and is read afterwards: hundreds are not read before the first answer. */
  readonly isOneOfMany?: boolean;
  /** Called while WordPress answers, with what is kept of the site. */
  readonly onWaiting?: (known: Discovery | undefined) => void;
}

/**
 * Finds the site, or opens it from what is kept of it if WordPress is down; without either, tries again for `wait` seconds.
 *
 * @throws PressgraphError as {@link discoverSite}.
 */
export async function startSite(
  wordpress: string,
  options: ResolvedOptions,
  warn: (message: string) => void,
  { redis: given, isOneOfMany = false, onWaiting }: StartOptions = {},
): Promise<StartedSite> {
  const { redisUrl, redisTimeout: timeout, onError, stateDir, service } = options;
  const redis =
    given ?? (redisUrl === undefined ? undefined : await connectRedis(redisUrl, { timeout, onError }));
  try {
    const credential = discoveryHeaders(service);
    const owner = { siteUrl: wordpress, readAs: credential ? ('service' as const) : ('anonymous' as const) };
    const kept = new KeptDiscovery({ ...{ owner, stateDir, redis, warn } });
    const known = await kept.read();
    const discovery = {
      ...observeUpstream(options),
      describedNamespaces: readNamespaces(options.namespaces),
      credential,
      onRefused: onError,
      known: known?.discovery,
      onWaiting: () => onWaiting?.(known?.discovery),
    };
    const site = known
      ? isOneOfMany
        ? { found: reopenSite(wordpress, known.discovery, discovery), isRestored: true }
        : await findOrReopen(wordpress, known, discovery, warn)
      : { found: await findAtLast(wordpress, discovery, options.wait * 1000, warn), isRestored: false };
    for (const warning of site.found.discovery.warnings) warn(warning);
    return { ...site, kept, redis };
  } catch (error) {
    await redis?.close();
    throw error;
  }
}

type Options = Parameters<typeof discoverSite>[1] & Parameters<typeof reopenSite>[2];

async function findOrReopen(
  wordpress: string,
  known: DiscoveryRecord,
  options: Options,
  warn: (message: string) => void,
): Promise<Pick<StartedSite, 'found' | 'isRestored'>> {
  const patience = AbortSignal.timeout(PATIENCE);
  // Each request adds a listener: many are not a leak.
  setMaxListeners(0, patience);
  try {
    const { client, discovery } = await discoverSite(wordpress, options, patience);
    return { found: { client, discovery: completedBy(known.discovery, discovery) }, isRestored: false };
  } catch (error) {
    if (!patience.aborted && !isOutage(error)) throw error;
    const reason = patience.aborted ? `WordPress took longer than ${PATIENCE / 1000} s.` : messageOf(error);
    warn(`The site is served as it was read at ${known.readAt}, until WordPress answers. ${reason}`);
    return { found: reopenSite(wordpress, known.discovery, options), isRestored: true };
  }
}

async function findAtLast(
  wordpress: string,
  options: Options,
  wait: number,
  warn: (message: string) => void,
): Promise<DiscoveredSite> {
  const end = performance.now() + wait;
  for (let failures = 1; ; failures++) {
    try {
      return await discoverSite(wordpress, options);
    } catch (error) {
      const left = end - performance.now();
      if (!isOutage(error) || left <= 0) throw error;
      if (failures === 1) warn(`Trying again for ${wait / 1000} s. ${messageOf(error)}`);
      await delay(Math.min(pauseAfter(failures, PAUSES), left));
    }
  }
}

/** Whether the site may be found later: a WordPress that is being started answers anything. */
const isOutage = (error: unknown): boolean =>
  error instanceof PressgraphError && error.code !== 'BAD_USER_INPUT';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
