import { scalarError } from './scalar-error.ts';

/**
 * A date from one of WordPress's `*_gmt` fields, which are UTC without saying so. `null` if there is no date yet
 * (drafts), which some versions send as zeros.
 *
 * @throws GraphQLError If it is not a string: WordPress is not trusted to send one.
 */
export function momentOf(gmt: string | null | undefined): Date | null {
  if (gmt == null) return null;
  if (typeof gmt !== 'string') throw scalarError('DateTime', gmt);
  if (gmt === '' || gmt.startsWith('0000')) return null;
  const moment = new Date(/Z$|[+-]\d\d:?\d\d$/.test(gmt) ? gmt : `${gmt.replace(' ', 'T')}Z`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** A date as a REST parameter, with its time zone: without one, WordPress assumes the site's. */
export const restDate = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;
