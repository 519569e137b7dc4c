/** Pages of one size that cover a range of a list. */
export interface CoveringPages {
  readonly perPage: number;
  /** Their numbers, in order, from 1. */
  readonly pages: readonly number[];
}

/**
 * The pages that cover a range, for routes that know no `offset`: the smallest single page that does, or else several of the
 * largest size.
 */
export function coveringPages(offset: number, size: number, maximum: number): CoveringPages {
  const length = Math.max(1, size);
  for (let perPage = length; perPage <= maximum; perPage++) {
    const page = Math.floor(offset / perPage);
    if (Math.floor((offset + length - 1) / perPage) === page) return { perPage, pages: [page + 1] };
  }
  const first = Math.floor(offset / maximum);
  const last = Math.floor((offset + length - 1) / maximum);
  return {
    perPage: maximum,
    pages: Array.from({ length: last - first + 1 }, (_, index) => first + index + 1),
  };
}
