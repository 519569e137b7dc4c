import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { ContentTypeModel } from '../../model/resources.ts';
import type { SiteModel } from '../../model/site-model.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { rowsOf, totalOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import { readRange } from '../paging/range-reader.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import { isRefusal } from '../shared/error-kinds.ts';
import type { PageLoader } from './page-loader.ts';
import type { SearchAnswer, SearchRequest } from './search-request.ts';

/** To merge the lists of all types, each is read from its start: further on, a page would take too many requests. */
const MOST_ROWS = 1_000;

interface Hit {
  readonly id: number;
  readonly subtype: string;
  readonly date: string;
  /** Whether its title has all words. */
  readonly isTitled: boolean;
}

interface Found {
  readonly hits: readonly Hit[];
  readonly total: number | undefined;
}

/**
 * Searches the lists of the post types, for cores without `/wp/v2/search`, and for one language. The results are merged
 * as WordPress orders those of one type: titles that have the words first, then the newest.
 */
export function createTypeSearch(
  client: WordPressClient,
  sizes: RouteSizes,
  { contentTypes }: Pick<SiteModel, 'contentTypes'>,
  pages: PageLoader,
): (request: SearchRequest) => Promise<SearchAnswer> {
  return async ({ search, subtypes, language, offset, size }) => {
    const end = offset + Math.max(1, size);
    if (end > MOST_ROWS) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `Expected a page within the first ${MOST_ROWS} results, which is as far as ${language ? 'those in one language' : "this site's version of WordPress"} can be searched, got one that ends at ${end}.`,
      );
    }
    const types = contentTypes.filter(
      ({ slug }) =>
        (subtypes.length === 0 || subtypes.includes(slug)) &&
        (language === undefined || language.parameters[slug] !== undefined),
    );
    const lists = await Promise.all(
      types.map(async (resource) => {
        try {
          const query = queryOf(resource.slug, search, language);
          return search === undefined
            ? await readNewest(resource, query, end)
            : await readList(resource, query, search, end);
        } catch (error) {
          // As of the search route, what the caller may not see is no result, unless it was named.
          if (isRefusal(error) && subtypes.length === 0) return { hits: [], total: 0 };
          throw error;
        }
      }),
    );
    const hits = lists
      .flatMap(({ hits: found }) => found)
      .sort(
        (one, other) =>
          Number(other.isTitled) - Number(one.isTitled) || compare(other.date, one.date) || other.id - one.id,
      )
      .slice(offset, offset + size)
      .map(({ id, subtype }, index) => ({ id, subtype, index: offset + index }));
    const totals = lists.map(({ total }) => total);
    const isKnown = totals.every((total) => total !== undefined);
    return { hits, total: isKnown ? totals.reduce((sum, total) => sum + total, 0) : undefined, seams: [] };
  };

  /** Items of one second by id, so that each has one place in the feed. */
  async function readNewest(resource: ContentTypeModel, filter: RestQuery, size: number): Promise<Found> {
    const page = await pages.load({
      ...{ resource, route: resource.route, filter, order: { orderby: 'date', order: 'desc' } },
      ...{ fields: ['id', 'date'], page: { size, direction: 'forward' }, wantsPlaces: true, leadsOn: false },
    });
    const hits = page.items.map(({ row: { id, date } }) => ({
      ...{ id, subtype: resource.slug, date: date ?? '', isTitled: false },
    }));
    return { hits, total: await page.total() };
  }

  async function readList(
    { route, slug: subtype }: ContentTypeModel,
    listQuery: RestQuery,
    search: string,
    size: number,
  ): Promise<Found> {
    const fields = ['id', 'date', 'title'];
    const { parts, total } = await readRange<UntypedRow>(sizes, {
      route,
      offset: 0,
      size,
      ask: async (page) => {
        const query = { ...listQuery, ...page, _fields: fields };
        const response = await client.request({ route, query });
        const realSize = sizes.note(route, query, response)?.size;
        return { rows: rowsOf(response, route), total: totalOf(response), realSize };
      },
    });
    const hits = parts.flat().map((row) => ({
      id: row.id,
      subtype,
      date: typeof row['date'] === 'string' ? row['date'] : '',
      isTitled: hasAllWords(row['title'], search),
    }));
    return { hits, total };
  }
}

const queryOf = (
  subtype: string,
  search: string | undefined,
  language: SearchRequest['language'],
): RestQuery => {
  const parameter = language?.parameters[subtype];
  return {
    ...(search !== undefined && { search, orderby: 'relevance' }),
    ...(parameter !== undefined && { [parameter]: language?.code }),
  };
};

function hasAllWords(title: unknown, search: string | undefined): boolean {
  const text =
    isRecord(title) && typeof title['rendered'] === 'string' ? title['rendered'].toLowerCase() : '';
  const words = search?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  return words.length > 0 && words.every((word) => text.includes(word));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
