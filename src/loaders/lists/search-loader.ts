import DataLoader from 'dataloader';
import type { SiteModel } from '../../model/site-model.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { rowsOf, totalOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import { readRange } from '../paging/range-reader.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import { failureOf } from '../shared/error-kinds.ts';
import type { PageLoader } from './page-loader.ts';
import { seamsOf } from './pages/ties.ts';
import type { SearchAnswer, SearchRequest } from './search-request.ts';
import { createTypeSearch } from './type-search.ts';

/**
 * Loads from `/wp/v2/search`, for one operation: ids and post types of the results, best match first. From the lists of the
 * post types, where an old core has no such route, and for results in one language, which the route cannot tell.
 */
export function createSearchLoader(
  client: WordPressClient,
  sizes: RouteSizes,
  site: Pick<SiteModel, 'contentTypes' | 'core'>,
  pages: PageLoader,
): DataLoader<SearchRequest, SearchAnswer, string> {
  const route = '/wp/v2/search';
  const fromTypes = createTypeSearch(client, sizes, site, pages);
  const fromSearch = async ({ search, subtypes, offset, size }: SearchRequest): Promise<SearchAnswer> => {
    const query = {
      type: 'post',
      search,
      ...(subtypes.length > 0 && { subtype: subtypes }),
    };
    // Its results begin with the first one that was asked for, if there is any.
    const { parts, total } = await readRange<UntypedRow>(sizes, {
      route,
      offset,
      size: Math.max(1, size),
      ask: async ({ per_page: asked, page = 1 }) => {
        const paged = { ...query, per_page: asked, _fields: ['id', 'subtype'], page };
        const response = await client.request({ route, query: paged });
        return {
          rows: rowsOf(response, route),
          total: totalOf(response),
          isCounted: response.headers['x-wp-totalpages'] !== undefined,
          realSize: sizes.note(route, paged, response)?.size,
        };
      },
    });
    const hits = parts
      .flat()
      .slice(0, size)
      .map((row, index) => ({ id: row.id, subtype: subtypeOf(row), index: offset + index }));
    return { hits, total, seams: seamsOf(parts) };
  };
  const ask = (search: SearchRequest) =>
    site.core.search && search.language === undefined ? fromSearch(search) : fromTypes(search);
  return new DataLoader((searches) => Promise.all(searches.map((search) => ask(search).catch(failureOf))), {
    cacheKeyFn: (search) => JSON.stringify(search),
  });
}

const subtypeOf = (row: UntypedRow): string => (typeof row['subtype'] === 'string' ? row['subtype'] : '');
