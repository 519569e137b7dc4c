import { isRecord } from '../../../base/json.ts';
import { findLink } from '../../discovery/root/link-header.ts';
import { LONGEST_REQUEST_LINE } from '../../rest/address/rest-url.ts';
import type { Capabilities, Capability } from '../examination.ts';
import { type Probe, type SendProbe, totalIn } from '../probe.ts';
import type { ExaminedList } from './examine-lists.ts';

/** A readable list that has items, on which the capabilities are tested. */
export interface SampleList extends ExaminedList {
  /** The URL of one of the items. */
  readonly link: string | undefined;
}

/** Requests the headers of a page by `HEAD`. */
export type FetchPageHeaders = (url: string) => Promise<Capability & { readonly link?: string | undefined }>;

const UNKNOWN: Capability = { works: undefined };

/** For a site without any readable list that has items. */
export const UNKNOWN_CAPABILITIES: Capabilities = {
  fields: UNKNOWN,
  include: UNKNOWN,
  head: UNKNOWN,
  totals: UNKNOWN,
  longLines: UNKNOWN,
  longReads: UNKNOWN,
  pageHeaders: UNKNOWN,
  latencies: [],
};

/** Tests on one list what the gateway does with all lists. Sequential: five requests at most. */
export async function examineCapabilities(
  sendProbe: SendProbe,
  { finding: { route }, page, ids, link }: SampleList,
  fetchPageHeaders: FetchPageHeaders,
): Promise<Capabilities> {
  const batch = { include: ids, per_page: ids.length, _fields: 'id' };
  const long = await sendProbe({ route, query: { ...batch, exclude: fillerIds(0.98, ids) } });
  const isWhole = (rows: Rows) => hasExactly(rows, ids);
  const longLines = capabilityOf(long, isWhole, OTHER_ITEMS);
  // What works in a long URL works in a short one.
  const include = longLines.works
    ? longLines
    : capabilityOf(await sendProbe({ route, query: batch }), isWhole, OTHER_ITEMS);
  const head = await sendProbe({ route, method: 'HEAD', query: { per_page: 1, _fields: 'id' } });
  const longer = await sendProbe({ route, query: { ...batch, exclude: fillerIds(1.2, ids) } });
  const total = totalIn(page);
  return {
    fields: capabilityOf(
      page,
      (rows) => rows.every((row) => Object.keys(row).every((key) => key === 'id' || key === 'date')),
      EXTRA_FIELDS,
    ),
    include,
    totals: totalsCapability(page, total),
    head: headCapability(head, total),
    // If no batch works, the length of its URL is not to blame.
    longLines: include.works ? longLines : UNKNOWN,
    longReads: include.works
      ? capabilityOf(longer, isWhole, 'the parameters in the body were ignored')
      : UNKNOWN,
    pageHeaders: link === undefined ? UNKNOWN : pageHeadersCapability(await fetchPageHeaders(link)),
    latencies: [page, long, longer].filter(({ works }) => works).map(({ milliseconds }) => milliseconds),
  };
}

type Rows = readonly Readonly<Record<string, unknown>>[];

const OTHER_ITEMS = 'the response has other items than requested';
const EXTRA_FIELDS = 'the response has more fields than requested';

/** Ids that no site has, which lengthen the request line to a fraction of the longest that the gateway sends. */
function fillerIds(fraction: number, ids: readonly number[]): readonly number[] {
  const base = 900_000_000;
  const room = LONGEST_REQUEST_LINE * fraction - 200 - ids.join().length;
  return Array.from({ length: Math.floor(room / `${base},`.length) }, (_, index) => base + index);
}

function capabilityOf(
  { works: isReadable, json, problem, blocker }: Probe,
  isCorrect: (rows: Rows) => boolean,
  otherwise: string,
): Capability {
  if (!isReadable) return { works: false, problem, blocker };
  if (!Array.isArray(json)) return { works: false, problem: 'the response is not a list' };
  const works = isCorrect(json.filter(isRecord));
  return { works, problem: works ? undefined : otherwise };
}

function totalsCapability(page: Probe, total: number | undefined): Capability {
  if (!page.works) return UNKNOWN;
  return total === undefined ? { works: false, problem: 'X-WP-Total is missing' } : { works: true };
}

function headCapability(head: Probe, total: number | undefined): Capability {
  if (!head.works) return { works: false, problem: head.problem, blocker: head.blocker };
  if (totalIn(head) !== undefined) return { works: true };
  // If lists report no totals at all, HEAD is not to blame.
  return total === undefined ? UNKNOWN : { works: false, problem: 'the response lacks X-WP-Total' };
}

function pageHeadersCapability({ link, ...capability }: Awaited<ReturnType<FetchPageHeaders>>): Capability {
  if (!capability.works) return capability;
  const item = findLink(link, 'alternate', 'application/json');
  return item === undefined
    ? { works: false, problem: 'the headers of a page have no Link to its item' }
    : capability;
}

const hasExactly = (rows: Rows, ids: readonly number[]): boolean =>
  rows.length === ids.length && rows.every(({ id }) => ids.includes(Number(id)));
