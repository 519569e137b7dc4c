import { isRecord } from '../../../base/json.ts';
import type { Resource } from '../../../model/resources.ts';
import type { RoutePaging } from '../../../model/route-paging.ts';
import { pageLimitIn, realPageSize } from '../../rest/page-size.ts';
import type { ListFinding } from '../examination.ts';
import { type Probe, type SendProbe, totalIn } from '../probe.ts';

/** How many long lists are examined, at one request each, and another one if their pages are short. */
const MAX_LISTS = 8;

export interface ExaminedList {
  readonly finding: ListFinding;
  /** The response to its largest page. */
  readonly page: Probe;
  readonly ids: readonly number[];
}

/** A list, and what is known of it. */
export interface KnownList {
  readonly resource: Resource;
  readonly paging: RoutePaging;
}

/** Examines several lists, the first ones first. */
export async function examineLists(
  sendProbe: SendProbe,
  lists: readonly KnownList[],
): Promise<readonly ExaminedList[]> {
  const examined: ExaminedList[] = [];
  for (const list of lists.slice(0, MAX_LISTS)) examined.push(await examineList(sendProbe, list));
  return examined;
}

/** How many items a list returns per request, whether those that follow can be read, and how many have the same date. */
async function examineList(
  sendProbe: SendProbe,
  { resource: { route, label, kind }, paging }: KnownList,
): Promise<ExaminedList> {
  const ask = (query: Readonly<Record<string, number>>) =>
    sendProbe({ route, query: { ...query, _fields: ['id', 'date'] } });
  let asked = paging.maximum;
  let page = await ask({ per_page: asked });
  const limit = page.works ? undefined : pageLimitIn(page.invalid);
  if (limit !== undefined && limit < asked) {
    asked = limit;
    page = await ask({ per_page: asked });
  }
  const total = totalIn(page);
  const ids = idsIn(page);
  const answer = { headers: page.headers, total, rows: ids.length };
  // With its number of pages, WordPress would say of which size they are.
  const isShort =
    total !== undefined && ids.length < Math.min(asked, total) && !page.headers['x-wp-totalpages'];
  const size = realPageSize(route, { per_page: asked }, answer)?.size ?? (isShort ? ids.length : asked);
  const goesOn = page.works && size < asked && total !== undefined && total > size && ids.length > 0;
  return {
    page,
    ids,
    finding: {
      route,
      label,
      size,
      reason: size < asked ? 'short' : limit !== undefined ? 'refused' : asked < 100 ? 'declared' : undefined,
      total,
      readsOn: goesOn
        ? hasOthers(
            await ask({ per_page: size, ...(paging.hasOffset ? { offset: size } : { page: 2 }) }),
            ids,
          )
        : isShort && ids.length === 0
          ? false
          : undefined,
      equalDates: kind === 'content' || kind === 'media' ? equalDatesIn(page) : 0,
    },
  };
}

const rowsIn = ({ json }: Probe) => (Array.isArray(json) ? json.filter(isRecord) : []);

const idsIn = (page: Probe): readonly number[] =>
  rowsIn(page).flatMap(({ id }) => (Number.isSafeInteger(id) ? [Number(id)] : []));

const hasOthers = (next: Probe, ids: readonly number[]): boolean =>
  idsIn(next).some((id) => !ids.includes(id));

/** The most items of one date, at least two. */
function equalDatesIn(page: Probe): number {
  const counts = new Map<unknown, number>();
  for (const { date } of rowsIn(page)) if (date) counts.set(date, (counts.get(date) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return most > 1 ? most : 0;
}
