import { z } from 'zod';
import type { Discovery } from '../../model/discovery.ts';
import { buildSiteModel, describedRoutes } from '../../model/site-model.ts';
import { withoutContents } from '../../model/without-contents.ts';
import { isSameSite } from '../http/same-site.ts';
import { RestRoot } from '../rest/address/rest-root.ts';
import { parseSiteAddress } from './root/site-address.ts';

/** Raised whenever a reader of the former version would misread a record. */
const VERSION = 1;

/**
 * What is kept of a discovery, as JSON: a site can be served from it before WordPress has answered.
 *
 * - `version`: of this format. Others are not read.
 * - `address`: the site's address as it was given, normalised. Records of another are not read.
 * - `readAs`: with whose rights the site was read, `anonymous` or `service`.
 * - `readAt`: when, as an ISO date.
 * - `discovery`: a {@link Discovery} without attempts, warnings, the user's descriptions of namespaces, and the contents
 *   of sample items.
 */
export interface DiscoveryRecord {
  readonly address: string;
  readonly readAs: 'anonymous' | 'service';
  readonly readAt: string;
  readonly discovery: Discovery;
}

/** Whose record is expected. */
export interface RecordOwner extends Pick<DiscoveryRecord, 'readAs'> {
  /** The address as it was given. */
  readonly siteUrl: string;
}

const json = z.record(z.string(), z.unknown());
const slugs = z.array(z.string());
const listed = {
  ...{ slug: z.string(), name: z.string(), description: z.string(), hierarchical: z.boolean() },
  ...{ restBase: z.string(), restNamespace: z.string() },
};

const discoveryShape = z.object({
  restRoot: z.url(),
  home: z.string(),
  url: z.string().optional(),
  name: z.string(),
  namespaces: z.array(z.string()),
  hasRankMathHead: z.boolean(),
  languages: z.array(json).optional(),
  imageSizes: z
    .array(z.object({ name: z.string(), width: z.number(), height: z.number(), isCropped: z.boolean() }))
    .optional(),
  core: z.object({ nestedFields: z.boolean(), search: z.boolean() }).optional(),
  types: z.array(z.object({ ...listed, hasArchive: z.boolean(), taxonomies: slugs })).optional(),
  taxonomies: z.array(z.object({ ...listed, types: slugs })).optional(),
  routes: z.record(
    z.string(),
    z.object({
      properties: json,
      parameters: json.optional(),
      writable: json.optional(),
      samples: z.array(json),
      served: z
        .array(z.looseObject({ key: z.string(), type: z.looseObject({ kind: z.string() }) }))
        .optional(),
    }),
  ),
});

const recordShape = z.object({
  version: z.literal(VERSION),
  address: z.string(),
  readAs: z.enum(['anonymous', 'service']),
  readAt: z.iso.datetime(),
  discovery: discoveryShape,
});

/** The address of a site as records name it. */
export const recordAddress = (siteUrl: string): string => parseSiteAddress(siteUrl)[0]?.href ?? siteUrl;

/** What is kept of a discovery. */
export function keptOf(discovery: Discovery): object {
  const { attempts: _, warnings: __, describedNamespaces: ___, ...kept } = withoutContents(discovery);
  return kept;
}

export function writeDiscoveryRecord(
  discovery: Discovery,
  { siteUrl, readAs }: RecordOwner,
  readAt: Date,
): string {
  return JSON.stringify({
    ...{ version: VERSION, address: recordAddress(siteUrl), readAs, readAt: readAt.toISOString() },
    discovery: keptOf(discovery),
  });
}

/**
 * Reads a record, which may have been changed since it was written: its address decides where credentials are sent.
 *
 * @throws Error in plain words, as a part of a sentence, for anything but a record of this owner.
 */
export function readDiscoveryRecord(text: string, owner: RecordOwner): DiscoveryRecord {
  const parsed = recordShape.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(objection(parseJson(text)));
  const { address, readAs, readAt } = parsed.data;
  if (address !== recordAddress(owner.siteUrl)) throw new Error(`it is that of another site (${address})`);
  if (readAs !== owner.readAs) throw new Error(`the site was read with other rights (${readAs})`);
  const discovery = checked(parsed.data.discovery, owner.siteUrl);
  return { address, readAs, readAt, discovery };
}

/**
 * What {@link keptOf} gave, read from JSON, which may have been changed since.
 *
 * @throws Error in plain words, as a part of a sentence, for anything but a discovery of the site at this address.
 */
export function readKeptDiscovery(value: unknown, siteUrl: string): Discovery {
  const parsed = discoveryShape.safeParse(value);
  if (!parsed.success) throw new Error('what it has of the site is not complete');
  return checked(parsed.data, siteUrl);
}

function checked(kept: z.infer<typeof discoveryShape>, siteUrl: string): Discovery {
  const discovery = {
    ...{ types: undefined, taxonomies: undefined, attempts: [], warnings: [] },
    ...kept,
  } as unknown as Discovery;
  const root = new URL(discovery.restRoot);
  const isOwn = parseSiteAddress(siteUrl).some((site) => isSameSite(site, root) || isSameSite(root, site));
  if (!isOwn && !new RestRoot(discovery.restRoot).isOfWordPressCom)
    throw new Error('its REST API is on another host than the site');
  // Whatever it is that does not make a model, it is found here, not in the middle of an operation.
  describedRoutes(buildSiteModel(discovery));
  return discovery;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objection(value: unknown): string {
  const version = json.safeParse(value).data?.['version'];
  if (version === undefined) return 'it cannot be read';
  return version === VERSION
    ? 'it is not complete'
    : `it has version ${JSON.stringify(version)} of the format, not ${VERSION}`;
}
