import type { Row } from '../wordpress-rows.ts';
import type { Collection, Site } from '../wordpress-site.ts';
import { conditionsOf } from './conditions.ts';
import { type Limit, ordered } from './order.ts';
import { integerOf, type Parameters, RestError, textOf } from './query.ts';
import { isVisible, showsComments } from './visibility.ts';

export interface ListAnswer {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly totalPages: number;
  /** As the `Link` header counts. */
  readonly page: number;
}

/** A collection as WordPress lists it to an anonymous caller. @throws RestError as WordPress would answer. */
export function listRows(collection: Collection, site: Site, parameters: Parameters): ListAnswer {
  const { listed = () => true } = site.behaviour;
  const conditions = conditionsOf(collection, site, parameters);
  const matching = collection.rows.filter(
    (row) =>
      isVisible(row, collection, site) &&
      listed(row, collection.slug, parameters) &&
      conditions.every((condition) => condition(row)),
  );
  const limit = limitOf(collection, site, parameters);
  const total = totalOf(matching.length, collection, parameters, limit);
  const totalPages = Math.ceil(total / limit.size);
  const page = pageOf(collection, parameters, limit);
  if (isContent(collection) && page > totalPages && total > 0) {
    throw new RestError(
      400,
      'rest_post_invalid_page_number',
      'The page number requested is larger than the number of pages available.',
    );
  }
  const rows = ordered(matching, collection, site, parameters, limit).slice(
    limit.start,
    limit.start + limit.size,
  );
  return { rows: shown(rows, collection, site, parameters), total, totalPages, page };
}

/** WordPress drops the comments of protected and hidden posts after the query: a page comes short, the total does not. */
function shown(
  all: readonly Row[],
  { kind, slug }: Collection,
  site: Site,
  parameters: Parameters,
): readonly Row[] {
  const { dropped = () => false } = site.behaviour;
  const rows = all.filter((row) => !dropped(row, slug));
  if (kind !== 'comment') return rows;
  const password = textOf(parameters, 'password');
  return rows.filter((row) => showsComments(site.findContent(Number(row['post']))?.row, password));
}

const isContent = ({ kind }: Collection) => kind === 'content' || kind === 'media';

function limitOf(collection: Collection, site: Site, parameters: Parameters): Limit {
  const { postsPerPage, rowCap = Infinity } = site.behaviour;
  const asked = integerOf(parameters, 'per_page') ?? 10;
  const ofContent = isContent(collection);
  const size = Math.min((ofContent ? postsPerPage : undefined) ?? asked, rowCap);
  const isTree = collection.kind === 'term' && collection.hierarchical;
  const offset = isTree ? undefined : integerOf(parameters, 'offset');
  // Post types take an offset of 0 for one, the others for none.
  if (offset !== undefined && (offset !== 0 || ofContent)) return { start: Math.abs(offset), size };
  const page = integerOf(parameters, 'page') ?? 1;
  return { start: (page - 1) * (ofContent ? size : asked), size };
}

/** Only post types forget their total past the end, and by `offset` alone: for a page they count once more. */
function totalOf(length: number, collection: Collection, parameters: Parameters, { start }: Limit): number {
  const byOffset = integerOf(parameters, 'offset') !== undefined;
  return isContent(collection) && byOffset && start >= length ? 0 : length;
}

function pageOf({ kind }: Collection, parameters: Parameters, { start, size }: Limit): number {
  return kind === 'term' || kind === 'user'
    ? Math.ceil(start / size + 1)
    : (integerOf(parameters, 'page') ?? 1);
}
