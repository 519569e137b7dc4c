import DataLoader from 'dataloader';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { MAX_PER_PAGE } from '../../wordpress/rest/pagination.ts';
import { rowsOf, totalOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import { failureOf } from '../shared/error-kinds.ts';

export interface SearchRequest {
  /** Search terms; `undefined` lists everything, newest first. */
  readonly search: string | undefined;
  /** Slugs of the post types to search; empty for all public ones. */
  readonly subtypes: readonly string[];
  readonly offset: number;
  readonly size: number;
}

export interface SearchAnswer {
  readonly hits: readonly { readonly id: number; readonly subtype: string; readonly index: number }[];
  readonly total: number | undefined;
}

/**
 * The search route supports pages but no offset, so a range of results is cut from the smallest page that
 * covers it, or from several pages of 100.
 */
export function coveringPages(
  offset: number,
  size: number,
): { readonly perPage: number; readonly pages: readonly number[] } {
  for (let perPage = Math.max(1, size); perPage <= MAX_PER_PAGE; perPage++) {
    const page = Math.floor(offset / perPage);
    if (Math.floor((offset + size - 1) / perPage) === page) return { perPage, pages: [page + 1] };
  }
  const first = Math.floor(offset / MAX_PER_PAGE);
  const last = Math.floor((offset + Math.max(1, size) - 1) / MAX_PER_PAGE);
  return {
    perPage: MAX_PER_PAGE,
    pages: Array.from({ length: last - first + 1 }, (_, index) => first + index + 1),
  };
}

/** Loads from `/wp/v2/search`, for one operation: ids and post types of the results, best match first. */
export function createSearchLoader(client: WordPressClient): DataLoader<SearchRequest, SearchAnswer, string> {
  const route = '/wp/v2/search';
  const ask = async ({ search, subtypes, offset, size }: SearchRequest): Promise<SearchAnswer> => {
    const { perPage, pages } = coveringPages(offset, Math.max(1, size));
    const query = {
      type: 'post',
      search,
      ...(subtypes.length > 0 && { subtype: subtypes }),
      per_page: perPage,
      _fields: ['id', 'subtype'],
    };
    const [firstPage = 1, ...otherPages] = pages;
    const first = await client.request({ route, query: { ...query, page: firstPage } });
    const total = totalOf(first);
    const needed = otherPages.filter((page) => total === undefined || (page - 1) * perPage < total);
    const rest = await Promise.all(
      needed.map((page) => client.request({ route, query: { ...query, page } })),
    );
    const start = (firstPage - 1) * perPage;
    const hits = [first, ...rest]
      .flatMap((response) => rowsOf(response, route))
      .map((row, index) => ({ id: row.id, subtype: subtypeOf(row), index: start + index }))
      .filter(({ index }) => index >= offset && index < offset + size);
    return { hits, total };
  };
  return new DataLoader((searches) => Promise.all(searches.map((search) => ask(search).catch(failureOf))), {
    cacheKeyFn: (search) => JSON.stringify(search),
  });
}

const subtypeOf = (row: UntypedRow): string => (typeof row['subtype'] === 'string' ? row['subtype'] : '');
