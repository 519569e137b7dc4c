import { debuglog } from 'node:util';
import type { Discovery } from '../model/discovery.ts';
import { buildSiteModel } from '../model/site-model.ts';
import type { Placed } from './common-parts.ts';
import type { GatewayOptions, SnapshotOptions } from './gateway-options.ts';
import type { OpenedGateway, OpenOptions } from './open-found.ts';
import { requireAddress, resolveServeOptions } from './resolved-options.ts';
import { type OpenedSnapshot, openSnapshot } from './snapshot/open-snapshot.ts';
import { startSite } from './start/start-site.ts';
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
  const givenDialect = await readGivenDialect(given, given.givenNames);
  let preparing: ReturnType<typeof prepare> | undefined;
  const { started, options: resolved } = await start(given, warn, placed, (known) => {
    preparing = prepare({ ...given, givenDialect }, placed, known);
    // It is awaited below.
    preparing.catch(() => {});
  });
  const { found, isRestored, kept, redis } = started;
  try {
    const open = { ...resolved, givenDialect, redis, isRestored, kept };
    const { openFound, place } = await (preparing ?? prepare(open, placed));
    const opened = await openFound(found, open, place);
    if (!isRestored) kept.write(found.discovery);
    return { ...opened, discovery: found.discovery };
  } catch (error) {
    await redis?.close();
    throw error;
  }
}

/**
 * Loads what opens the site, while WordPress answers: schemas and server are most of the program.
 *
 * @param known What is kept of the site, whose schema is then built already: it is probably the same.
 */
async function prepare(options: OpenOptions, placed: Placed | undefined, known?: Discovery) {
  const { openFound, placeAlone } = await import('./open-found.ts');
  // Yoga looks at it, and only then Node.js compiles its own `fetch`.
  void globalThis.Request;
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
