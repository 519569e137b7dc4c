import type { GraphQLSchema } from 'graphql';
import type { Place } from '../../../wordpress/rest/pagination.ts';
import type { PageLimits } from '../context.ts';

/** How a schema encodes positions in lists as cursors. */
export interface CursorCodec {
  /** @param id The database id of the item at that position. */
  encode(place: Place, id: number): string;
  /** The position, or `undefined` if the cursor is not one of this schema. */
  decode(cursor: string): Place | undefined;
}

/** The paging rules of a schema: one set for all of its lists. */
export interface PagingRules {
  readonly cursors: CursorCodec;
  /** Page sizes. Default: the gateway's settings. */
  readonly limits?: Partial<PageLimits>;
  /** What happens to a page larger than the maximum. */
  readonly oversizedPages: 'refused' | 'clipped';
  /** What happens to a cursor that cannot be decoded, or that belongs to a list in another order. */
  readonly unreadableCursors: 'refused' | 'ignored';
  /** What happens to arguments that contradict each other. If ignored, `first` wins over `last`. */
  readonly contradictions: 'refused' | 'ignored';
}

const EXTENSION = 'paging';

/** The schema extensions that carry its paging rules. */
export const pagedBy = (rules: PagingRules): Readonly<Record<string, unknown>> => ({ [EXTENSION]: rules });

/** The paging rules of a built schema. */
export function pagingOf({ extensions }: GraphQLSchema): PagingRules {
  const rules = extensions[EXTENSION] as PagingRules | undefined;
  if (!rules) throw new TypeError('Expected paging rules in the extensions of the schema.');
  return rules;
}

export const pageLimits = ({ limits }: PagingRules, settings: PageLimits): PageLimits => ({
  ...settings,
  ...limits,
});
