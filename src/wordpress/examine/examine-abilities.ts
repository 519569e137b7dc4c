import { isRecord } from '../../base/json.ts';
import { findLink } from '../discovery/link-header.ts';
import { MAX_PER_PAGE } from '../rest/pagination.ts';
import { LONGEST_REQUEST_LINE } from '../rest/rest-url.ts';
import type { Abilities, Ability } from './examination.ts';
import type { Ask, Probe } from './probe.ts';

/** A list that answers, and some of its items: what abilities are tried on. */
export interface Specimen {
  readonly route: string;
  readonly ids: readonly number[];
  /** The address of one of the items. */
  readonly link: string | undefined;
}

/** What a page answers to `HEAD`; `null` where it is not there. */
export type HeadOfPage = (address: string) => Promise<Ability & { readonly link?: string | undefined }>;

const UNKNOWN: Ability = { works: undefined };

/** Of a site none of whose lists answers, or has an item. */
export const NO_ABILITIES: Abilities = {
  fields: UNKNOWN,
  include: UNKNOWN,
  fullPages: UNKNOWN,
  head: UNKNOWN,
  totals: UNKNOWN,
  longLines: UNKNOWN,
  longReads: UNKNOWN,
  pageHeaders: UNKNOWN,
  latencies: [],
};

/** Tries on one list what the gateway does with all, one request after another, six at most. */
export async function examineAbilities(
  ask: Ask,
  { route, ids, link }: Specimen,
  headOfPage: HeadOfPage,
): Promise<Abilities> {
  const batch = { include: ids, per_page: MAX_PER_PAGE, _fields: 'id' };
  const page = await ask({ route, query: { per_page: MAX_PER_PAGE, _fields: 'id' } });
  const long = await ask({ route, query: { ...batch, exclude: fillerOf(0.98) } });
  const isWhole = (rows: Rows) => sameIds(rows, ids);
  const longLines = judge(long, isWhole, OTHER_ITEMS);
  // What works in a long address works in a short one.
  const include = longLines.works
    ? longLines
    : judge(await ask({ route, query: batch }), isWhole, OTHER_ITEMS);
  const head = await ask({ route, method: 'HEAD', query: { per_page: 1, _fields: 'id' } });
  const longer = await ask({ route, query: { ...batch, exclude: fillerOf(1.2) } });
  const total = totalIn(page);
  return {
    fields: judge(page, (rows) => rows.every((row) => Object.keys(row).join() === 'id'), WIDE),
    fullPages: judge(page, (rows) => rows.length >= Math.min(total ?? ids.length, MAX_PER_PAGE), SHORT),
    include,
    totals: judgeTotals(page, total),
    head: judgeHead(head, total),
    // Where no batch works, the length of its address is not to blame.
    longLines: include.works ? longLines : UNKNOWN,
    longReads: include.works ? judge(longer, isWhole, 'the parameters of the body were not read') : UNKNOWN,
    pageHeaders: link === undefined ? UNKNOWN : judgePage(await headOfPage(link)),
    latencies: [page, long, longer].filter(({ works }) => works).map(({ milliseconds }) => milliseconds),
  };
}

type Rows = readonly Readonly<Record<string, unknown>>[];

const OTHER_ITEMS = 'the answer has other items than those asked';
const WIDE = 'the answer has more than the fields asked';
const SHORT = `the page is shorter than ${MAX_PER_PAGE}, and the list is not at its end`;

/** Ids that no site has, so many that the request line is this part of the longest that is sent. */
function fillerOf(part: number): readonly number[] {
  const base = 900_000_000;
  const room = LONGEST_REQUEST_LINE * part - 200;
  return Array.from({ length: Math.floor(room / `${base},`.length) }, (_, index) => base + index);
}

function judge(
  { works, json, problem, blocker }: Probe,
  isRight: (rows: Rows) => boolean,
  otherwise: string,
): Ability {
  if (!works) return { works: false, problem, blocker };
  if (!Array.isArray(json)) return { works: false, problem: 'the answer is no list' };
  const isFine = isRight(json.filter(isRecord));
  return { works: isFine, problem: isFine ? undefined : otherwise };
}

function judgeTotals(page: Probe, total: number | undefined): Ability {
  if (!page.works) return UNKNOWN;
  return total === undefined ? { works: false, problem: 'X-WP-Total is missing' } : { works: true };
}

function judgeHead(head: Probe, total: number | undefined): Ability {
  if (!head.works) return { works: false, problem: head.problem, blocker: head.blocker };
  if (totalIn(head) !== undefined) return { works: true };
  // Where no list tells its length, HEAD cannot either: that is another fault.
  return total === undefined ? UNKNOWN : { works: false, problem: 'the answer lacks X-WP-Total' };
}

function judgePage({ link, ...ability }: Awaited<ReturnType<HeadOfPage>>): Ability {
  if (!ability.works) return ability;
  const item = findLink(link, 'alternate', 'application/json');
  return item === undefined
    ? { works: false, problem: 'no Link to the item in the headers of its page' }
    : ability;
}

const sameIds = (rows: Rows, ids: readonly number[]): boolean =>
  rows.length === ids.length && rows.every(({ id }) => ids.includes(Number(id)));

/** `X-WP-Total`; `undefined` where it is missing or no number. */
export function totalIn({ headers }: Pick<Probe, 'headers'>): number | undefined {
  const header = headers['x-wp-total'];
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}
