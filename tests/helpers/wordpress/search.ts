import { HOME, type Row } from '../wordpress-rows.ts';
import type { Collection, Site } from '../wordpress-site.ts';
import { argumentsOfSearch } from './declared.ts';
import { selectFields } from './fields.ts';
import { linkHeader } from './link-header.ts';
import { listRows } from './list.ts';
import { shuffled } from './order.ts';
import { asRecord, integerOf, listOf, type Parameters, RestError, textOf } from './query.ts';
import { validate } from './validate.ts';
import { titleHas } from './words.ts';

interface Found {
  readonly row: Row;
  readonly collection: Collection;
}

/** `/wp/v2/search`: contents of all public types but attachments, newest first, or terms of all taxonomies by name. */
export function search(site: Site, parameters: Parameters) {
  const declared = argumentsOfSearch(site);
  validate(parameters, declared);
  const isTerm = textOf(parameters, 'type') === 'term';
  const perPage = integerOf(parameters, 'per_page') ?? 10;
  const page = integerOf(parameters, 'page') ?? 1;
  const { words, found } = matching(site, parameters, isTerm);
  const start = (page - 1) * perPage;
  // Posts past the end have no total, terms keep theirs.
  const total = !isTerm && start >= found.length ? 0 : found.length;
  const totalPages = Math.ceil(total / perPage);
  if (page > totalPages && total > 0) {
    throw new RestError(
      400,
      'rest_search_invalid_page_number',
      'The page number requested is larger than the number of pages available.',
    );
  }
  const fields = listOf(parameters, '_fields');
  const tie = ({ row }: Found) =>
    site.behaviour.ties === 'byId' ? 0 : shuffled(row, { start, size: perPage });
  const results = found
    .toSorted(isTerm ? byName : byRelevance(words, tie))
    .slice(start, start + perPage)
    .map((item) => resultOf(item, isTerm));
  return {
    status: 200,
    headers: {
      allow: 'GET',
      'x-wp-total': String(total),
      'x-wp-totalpages': String(totalPages),
      ...linkHeader(`${HOME}/wp-json/wp/v2/search`, parameters, declared, page, totalPages, page),
    },
    body: results.map((row) => (fields ? asRecord(selectFields(row, fields, 'other')) : row)),
  };
}

function matching(site: Site, parameters: Parameters, isTerm: boolean) {
  const subtypes = listOf(parameters, 'subtype') ?? ['any'];
  const knowsIds = (site.behaviour.core ?? 7) >= 6.1;
  const { search: words } = parameters;
  const { include = undefined, exclude = undefined } = knowsIds ? parameters : {};
  const conditions = Object.entries({ search: words, include, exclude }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const found = site.collections
    .filter(
      ({ kind, slug }) =>
        kind === (isTerm ? 'term' : 'content') && (subtypes.includes('any') || subtypes.includes(slug)),
    )
    .flatMap((collection) =>
      everyRow(collection, site, Object.fromEntries(conditions)).map((row): Found => ({ row, collection })),
    );
  return { words: textOf(parameters, 'search'), found };
}

function everyRow(collection: Collection, site: Site, conditions: Parameters): readonly Row[] {
  const whole = {
    ...site,
    behaviour: { ...site.behaviour, postsPerPage: Number.MAX_SAFE_INTEGER, rowCap: Infinity },
  };
  return listRows(collection, whole, { ...conditions, per_page: String(Number.MAX_SAFE_INTEGER) }).rows;
}

const byName = (a: Found, b: Found) => String(a.row['name']).localeCompare(String(b.row['name']));

/** Those with the words in their title come first. */
function byRelevance(words: string | undefined, tie: (found: Found) => number) {
  const rank = ({ row }: Found) => Number(words !== undefined && titleHas(row, words));
  const date = ({ row }: Found) => String(row['date'] ?? '');
  return (a: Found, b: Found) => rank(b) - rank(a) || date(b).localeCompare(date(a)) || tie(a) - tie(b);
}

function resultOf({ row, collection }: Found, isTerm: boolean) {
  const { namespace, restBase, slug } = collection;
  return {
    id: row.id,
    title: isTerm ? row['name'] : asRecord(row['title'])['rendered'],
    url: row.link,
    type: isTerm ? slug : 'post',
    ...(isTerm ? {} : { subtype: slug }),
    _links: {
      self: [
        {
          embeddable: true,
          href: `${HOME}/wp-json/${namespace}/${restBase}/${row.id}`,
          targetHints: { allow: ['GET'] },
        },
      ],
      about: [{ href: `${HOME}/wp-json/wp/v2/${isTerm ? 'taxonomies' : 'types'}/${slug}` }],
      collection: [{ href: `${HOME}/wp-json/wp/v2/search` }],
    },
  };
}
