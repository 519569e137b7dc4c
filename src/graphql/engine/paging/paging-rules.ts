import type { GraphQLSchema } from 'graphql';
import type { Place } from '../../../wordpress/rest/pagination.ts';
import type { PageLimits } from '../context.ts';

/** How a schema writes places in lists as cursors. */
export interface CursorCodec {
  /** @param id Of the item at that place. */
  encode(place: Place, id: number): string;
  /** `undefined` for what is no cursor of this schema. */
  decode(cursor: string): Place | undefined;
}

/** How the lists of a schema are paged. */
export interface PagingRules {
  readonly cursors: CursorCodec;
  /** The sizes of pages, where they are not those of the gateway's settings. */
  readonly limits?: Partial<PageLimits>;
  /** What becomes of a larger page than the limit allows. */
  readonly largePages: 'refused' | 'clipped';
  /** What becomes of a cursor that cannot be read, or is one of a list in another order. */
  readonly strangeCursors: 'refused' | 'ignored';
  /** What becomes of arguments that do not go together: else `first` goes before `last`. */
  readonly contradictions: 'refused' | 'ignored';
}

const EXTENSION = 'paging';

/** The extensions of a schema whose lists are paged so. */
export const pagedBy = (rules: PagingRules): Readonly<Record<string, unknown>> => ({ [EXTENSION]: rules });

/** How the lists of a built schema are paged. */
export function pagingOf({ extensions }: GraphQLSchema): PagingRules {
  const rules = extensions[EXTENSION] as PagingRules | undefined;
  if (!rules) throw new TypeError('Expected the schema to say how its lists are paged.');
  return rules;
}

export const pageLimits = ({ limits }: PagingRules, settings: PageLimits): PageLimits => ({
  ...settings,
  ...limits,
});
