import type { Discovery } from '../model/discovery.ts';
import type { Placed } from './common-parts.ts';
import type { GatewayOptions, SnapshotOptions } from './gateway-options.ts';
import type { OpenedGateway } from './open-found.ts';
import { requireAddress, resolveServeOptions } from './resolved-options.ts';
import { type OpenedSnapshot, openSnapshot } from './snapshot/open-snapshot.ts';
import { startSite } from './start/start-site.ts';
import { readGivenDialect } from './wpgraphql/read-given-dialect.ts';

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
  // Lazy import: schemas and server, which are most of the program, are loaded while WordPress answers.
  let opening: Promise<typeof import('./open-found.ts')> | undefined;
  const load = () => {
    opening ??= import('./open-found.ts');
    return opening;
  };
  const { started, options: resolved } = await start(given, warn, placed, () => {
    // Whoever opens the site reports a failure.
    load().catch(() => {});
  });
  const { openFound } = await load();
  const { found, isRestored, kept, redis } = started;
  try {
    const opened = await openFound(found, { ...resolved, givenDialect, redis, isRestored, kept }, placed);
    if (!isRestored) kept.write(found.discovery);
    return { ...opened, discovery: found.discovery };
  } catch (error) {
    await redis?.close();
    throw error;
  }
}

async function start(
  given: OpenedSnapshot['options'],
  warn: (message: string) => void,
  placed: Placed | undefined,
  onWaiting: () => void,
): Promise<OpenedSnapshot> {
  if (given.snapshot !== undefined) return await openSnapshot(given.snapshot, given, warn);
  const { wordpress } = requireAddress(given);
  const among = placed && { redis: placed.redis, isOneOfMany: placed.key !== undefined };
  return { started: await startSite(wordpress, given, warn, { ...among, onWaiting }), options: given };
}
