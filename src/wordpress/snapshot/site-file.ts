import { z } from 'zod';
import { PressgraphError } from '../../base/errors.ts';
import { keptOf, readKeptDiscovery } from '../discovery/discovery-record.ts';
import type { Snapshot } from './snapshot.ts';

/** What a snapshot says of the site itself: its types and fields, and none of its answers. */
export type SiteSnapshot = Pick<Snapshot, 'address' | 'discovery'>;

/** Raised whenever a reader of the former version would misread one. */
const VERSION = 1;

const shape = z.object({
  pressgraph: z.literal('site'),
  version: z.number(),
  address: z.url(),
  discovery: z.unknown(),
});

/** As JSON, for a bundler to import. It has no dates: the same site gives the same text. */
export const writeSiteFile = ({ address, discovery }: SiteSnapshot): string =>
  `${JSON.stringify({ pressgraph: 'site', version: VERSION, address, discovery: keptOf(discovery) })}\n`;

/**
 * Reads what {@link writeSiteFile} wrote, parsed.
 *
 * @throws PressgraphError BAD_USER_INPUT for anything but a site of this version.
 */
export function readSiteFile(value: unknown): SiteSnapshot {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw refusal('it is none', parsed.error);
  const { version, address, discovery } = parsed.data;
  if (version !== VERSION) throw refusal(`it has version ${version} of the format, not ${VERSION}`);
  try {
    return { address, discovery: readKeptDiscovery(discovery, address) };
  } catch (cause) {
    throw refusal(cause instanceof Error ? cause.message : 'it cannot be read', cause);
  }
}

const refusal = (reason: string, cause?: unknown): PressgraphError =>
  new PressgraphError(
    'BAD_USER_INPUT',
    `Expected the site that \`pressgraph record --discovery-only\` wrote, as parsed JSON: ${reason}.`,
    { cause },
  );
