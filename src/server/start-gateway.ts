import { debuglog } from 'node:util';
import type { Discovery } from '../model/discovery.ts';
import { buildSiteModel } from '../model/site-model.ts';
import { assertOptions } from './assert-options.ts';
import type { Placed } from './common-parts.ts';
import type { GatewayOptions, SnapshotOptions } from './gateway-options.ts';
import { loadServer } from './load-server.ts';
import type { OpenedGateway, OpenOptions } from './open-found.ts';
import { requireAddress, resolveServeOptions } from './resolved-options.ts';
import { type OpenedSnapshot, openSnapshot } from './snapshot/open-snapshot.ts';
import { type StartedSite, startSite } from './start/start-site.ts';
import { readGivenDialect } from './wpgraphql/read-given-dialect.ts';

const debug = debuglog('pressgraph');

/** A gateway, and what it knows of its site. */
export interface StartedGateway extends OpenedGateway {
  readonly discovery: Discovery;
}

/**
 * Discovers the site, and serves it, with warnings about the site as they come.
 *
 * @param placed Where it is among other sites. Default: it is the only one.
 */
export async function startGateway(
  options: GatewayOptions | SnapshotOptions,
  warn: (message: string) => void,
  placed?: Placed,
): Promise<StartedGateway> {
  const given = resolveServeOptions(options);
  assertOptions(given, placed);
  const givenDialect = await readGivenDialect(given, given.givenNames);
  const end = new AbortController();
  // Of a snapshot, nothing is requested; and where there are other sites, all is loaded.
  const isAsked = given.snapshot === undefined && placed === undefined;
  const loading = isAsked ? loadServer(end.signal) : import('./open-found.ts');
  // It is awaited below, as is what is prepared.
  loading.catch(() => {});
  let preparing: ReturnType<typeof prepare> | undefined;
  const onWaiting = (known: Discovery | undefined) => {
    preparing = prepare(loading, { ...given, givenDialect }, placed, known);
    preparing.catch(() => {});
  };
  let redis: StartedSite['redis'];
  try {
    const { started, options: resolved } = await start(given, warn, placed, onWaiting);
    const { found, isRestored, kept } = started;
    redis = started.redis;
    const open = { ...resolved, givenDialect, redis, isRestored, kept };
    const { openFound, place } = await (preparing ?? prepare(loading, open, placed));
    const opened = await openFound(found, open, place);
    if (!isRestored) kept.write(found.discovery);
    return { ...opened, discovery: found.discovery };
  } catch (error) {
    end.abort();
    await redis?.close();
    throw error;
  }
}

/**
 * Prepares what serves the site, while WordPress answers.
 *
 * @param known What is kept of the site, whose schema is then built already: it is probably the same.
 */
async function prepare(
  loading: ReturnType<typeof loadServer>,
  options: OpenOptions,
  placed: Placed | undefined,
  known?: Discovery,
) {
  const { openFound, placeAlone } = await loading;
  const place = placed ?? placeAlone(options);
  try {
    if (known) place.common.schemas.prepare(buildSiteModel(known), options);
  } catch (error) {
    // An extension may be for the site as it is now: then, its mistakes are told.
    debug('the schema of the site as it was cannot be built: %o', error);
  }
  return { openFound, place };
}

async function start(
  given: OpenedSnapshot['options'],
  warn: (message: string) => void,
  placed: Placed | undefined,
  onWaiting: (known: Discovery | undefined) => void,
): Promise<OpenedSnapshot> {
  if (given.snapshot !== undefined) return await openSnapshot(given.snapshot, given, warn);
  const { wordpress } = requireAddress(given);
  const among = placed && { redis: placed.redis, isOneOfMany: placed.key !== undefined };
  return { started: await startSite(wordpress, given, warn, { ...among, onWaiting }), options: given };
}
