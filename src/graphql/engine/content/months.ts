import { PressgraphError } from '../../../base/errors.ts';
import { dateOf } from '../../../loaders/lists/pages/date-page.ts';
import type { ContentTypeModel } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { GatewayContext } from '../context.ts';
import { NEWEST_FIRST } from '../filters/list-order.ts';
import { boundsOf, type DateOfArchive } from '../uri/archive-of-uri.ts';

/** A date archive, with the number of its items if that is known already; `null` if WordPress does not report it. */
export interface CountedArchive extends DateOfArchive {
  readonly count?: number | null;
}

type Load = Pick<GatewayContext['load'], 'page'>;
type Month = Readonly<Record<'year' | 'month', number>>;

/** What is older than a date. */
interface Rest {
  /** The month of the newest item; `undefined` if there is none. */
  readonly month: Month | undefined;
  readonly total: number | undefined;
}

export const MOST_MONTHS = 100;

/**
 * The months that have items, newest first, with their counts. REST lists none: the newest item before a month, and the number of
 * all before it, tell the next month and the count of this one. As many calendar months as wanted are read at once, and
 * where some of them are empty, the others one after another.
 *
 * @throws PressgraphError BAD_USER_INPUT if too many are wanted.
 */
export async function loadMonths(
  resource: ContentTypeModel,
  wanted: number,
  load: Load,
): Promise<readonly CountedArchive[]> {
  if (wanted < 0 || wanted > MOST_MONTHS) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`first\` to be between 0 and ${MOST_MONTHS}, got ${wanted}.`,
    );
  }
  if (wanted === 0) return [];
  const read = (filter: RestQuery) => readRest(resource, filter, load);
  const before = (month: Month) => read({ before: boundsBefore(month) });
  let rest = await read({});
  const known = new Map<string, Rest>();
  const latest = rest.month;
  if (latest !== undefined) {
    const calendar = Array.from({ length: wanted }, (_, index) => monthsBefore(latest, index));
    const rests = await Promise.all(calendar.map(before));
    calendar.forEach((month, index) => {
      const older = rests[index];
      if (older) known.set(keyOf(month), older);
    });
  }
  const months: CountedArchive[] = [];
  while (rest.month !== undefined && months.length < wanted) {
    const { month, total } = rest;
    const older = known.get(keyOf(month)) ?? (await before(month));
    const isCounted = total !== undefined && older.total !== undefined;
    months.push({ ...month, count: isCounted ? total - older.total : null });
    rest = older;
  }
  return months;
}

/** The number of items in a date archive. */
export async function countOf(
  { count, ...date }: CountedArchive,
  resource: ContentTypeModel,
  load: Load,
): Promise<number | null> {
  if (count !== undefined) return count;
  const page = await load.page({
    ...{ resource, route: resource.route, filter: boundsOf(date), order: NEWEST_FIRST, wantsPlaces: false },
    ...{ fields: restFields([], resource.kind), page: { size: 0, direction: 'forward' } },
  });
  return (await page.total()) ?? null;
}

async function readRest(resource: ContentTypeModel, filter: RestQuery, load: Load): Promise<Rest> {
  const { route, kind } = resource;
  const page = await load.page({
    ...{ resource, route, filter, order: NEWEST_FIRST, wantsPlaces: false },
    ...{ fields: restFields(['date'], kind), page: { size: 1, direction: 'forward' } },
  });
  const row = page.items[0]?.row;
  const total = await page.total();
  if (row === undefined) return { month: undefined, total };
  const date = dateOf(row);
  if (date === undefined)
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `Expected the date of item ${row.id} from ${route}, got none.`,
      {
        route,
      },
    );
  return { month: { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) }, total };
}

const keyOf = ({ year, month }: Month): string => `${year}-${month}`;

/** The first moment of a month, in the time of the site. */
const boundsBefore = ({ year, month }: Month): string =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 19);

function monthsBefore({ year, month }: Month, count: number): Month {
  const moment = new Date(Date.UTC(year, month - 1 - count, 1));
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1 };
}
