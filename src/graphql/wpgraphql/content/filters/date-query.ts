import { PressgraphError } from '../../../../base/errors.ts';
import type { RestQuery } from '../../../../wordpress/rest/rest-query.ts';
import type { Args } from '../../kit/registrar.ts';

const IMPOSSIBLE = ['week', 'hour', 'minute', 'second', 'compare', 'relation'];

/**
 * The bounds of a `dateQuery`. A date without a time means the whole day; `after` and `before` leave out that day, unless
 * `inclusive`.
 *
 * @throws PressgraphError BAD_USER_INPUT for what REST cannot tell.
 */
export function dateRange(query: Args): RestQuery {
  const impossible = IMPOSSIBLE.find((name) => query[name] !== undefined && query[name] !== null);
  if (impossible !== undefined) {
    throw new PressgraphError('BAD_USER_INPUT', `WordPress’s REST API cannot filter by \`${impossible}\`.`);
  }
  const prefix = query['column'] === 'MODIFIED' ? 'modified_' : '';
  const bounds: Record<string, string> = {};
  const isInclusive = query['inclusive'] === true;
  const own = spanOf(query);
  if (own) Object.assign(bounds, { after: justBefore(own.start), before: own.end });
  const after = spanOf(query['after'] as Args | null);
  if (after) bounds['after'] = isInclusive ? justBefore(after.start) : justBefore(after.end);
  const before = spanOf(query['before'] as Args | null);
  if (before) bounds['before'] = isInclusive ? before.end : before.start;
  return Object.fromEntries(Object.entries(bounds).map(([name, value]) => [prefix + name, value]));
}

/** Dates of later years cannot be written in four digits. */
const LAST_YEAR = 9998;

/** From the start of the year, month or day to that of the next. */
function spanOf(date: Args | null | undefined): { readonly start: string; readonly end: string } | undefined {
  const year = Math.min(Number(date?.['year'] ?? 0), LAST_YEAR);
  if (!date || year <= 0) return undefined;
  const month = Math.min(Number(date['month'] ?? 0), 12);
  const day = Math.min(Number(date['day'] ?? 0), 31);
  const start = Date.UTC(year, month > 0 ? month - 1 : 0, day > 0 ? day : 1);
  const end =
    day > 0
      ? Date.UTC(year, month - 1, day + 1)
      : month > 0
        ? Date.UTC(year, month, 1)
        : Date.UTC(year + 1, 0, 1);
  return { start: text(start), end: text(end) };
}

const text = (moment: number): string => new Date(moment).toISOString().slice(0, 19);

/** WordPress compares strictly. */
const justBefore = (moment: string): string => text(Date.parse(`${moment}Z`) - 1000);
