import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { TaxonomyModel } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import { selectPage } from '../../engine/paging/connection.ts';
import { Selection } from '../../engine/selection/selection.ts';
import type { Dialect } from '../dialect.ts';
import { textsIn } from '../kit/given-values.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { decodedOrNull } from '../kit/texts.ts';
import { listField } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { termList } from '../terms/term-lists.ts';
import { allTerms, plainTest, termComparer, termTest } from '../terms/term-tests.ts';
import { TERM_WHERE, termQuery } from '../terms/term-where.ts';
import { firstOf } from './nodes.ts';
import {
  COSTS_OF_ITEM,
  costsOfSingle,
  idOf,
  itemById,
  itemBySlug,
  itemByUri,
  singleField,
} from './single-items.ts';

/** By its number, a term may be of any taxonomy: what is in none of the batches is asked by its own address, of each. */
const costsOfTermNode =
  (taxonomies: number) =>
  (args: Args): FieldCosts =>
    ['NAME', 'SLUG', 'URI'].includes(String(args['idType']))
      ? costsOfSingle(args)
      : { ...COSTS_OF_ITEM, requests: taxonomies * 2 };

/** Single terms and lists of terms, by taxonomy and of all. */
export function termRoots(dialect: Dialect): Fields<unknown> {
  const { types, site, names } = dialect;
  const kinds = ['DATABASE_ID', 'ID', 'NAME', 'SLUG', 'URI'];
  types.enum('TermNodeIdTypeEnum', 'Kinds of identifiers of terms.', kinds);
  const fields: Record<string, Fields<unknown>[string]> = {};
  for (const taxonomy of site.taxonomies) {
    const { typeName, single, rootList } = names.of(taxonomy);
    types.enum(`${typeName}IdType`, `Kinds of identifiers of ${typeName}.`, kinds);
    fields[single] = singleField(typeName, `${typeName}IdType`, async (id, kind, context, info) => {
      if (kind === 'SLUG') return await itemBySlug(taxonomy, id, context, info);
      if (kind === 'URI') return await itemByUri(id, [taxonomy], context, info);
      if (kind === 'NAME') return await termByName(taxonomy, id, context, info);
      return await itemById(taxonomy, idOf(id, kind, 'term'), context, info);
    });
    fields[rootList] = termList(dialect, 'RootQuery', taxonomy, `A list of ${taxonomy.label}, by name.`);
  }
  const where = 'RootQueryToTermNodeConnectionWhereArgs';
  types.input(where, 'Filters of a list of terms.', { ...TERM_WHERE, taxonomies: '[TaxonomyEnum]' });
  return {
    ...fields,
    termNode: {
      ...singleField('TermNode', 'TermNodeIdTypeEnum', () => Promise.resolve(null), {
        taxonomy: 'TaxonomyEnum',
      }),
      costs: costsOfTermNode(site.taxonomies.length),
      resolve: async (_root, { id, idType, taxonomy }, context, info) => {
        const text = String(id);
        const kind = String(idType ?? 'ID');
        if (kind === 'URI') return await itemByUri(text, site.taxonomies, context, info);
        if (kind !== 'SLUG' && kind !== 'NAME') {
          return await firstOf(site.taxonomies, idOf(text, kind, 'term'), context, info);
        }
        const found = site.taxonomies.find(({ slug }) => slug === taxonomy);
        if (!found) {
          throw new PressgraphError(
            'BAD_USER_INPUT',
            'When fetching a Term Node by "slug" or "name", the "taxonomy" also needs to be set as an input.',
          );
        }
        return kind === 'SLUG'
          ? await itemBySlug(found, text, context, info)
          : await termByName(found, text, context, info);
      },
    },
    terms: listField<unknown>(
      types,
      { to: 'TermNode', name: 'RootQueryToTermNode', where },
      {
        costs: { requests: site.taxonomies.length * 2, items: 10 },
        description: 'Terms of all taxonomies, by name.',
        resolve: async (_root, args, context, info) => {
          const { taxonomies, ...given } = (args['where'] ?? {}) as Args;
          const wanted = textsIn(taxonomies);
          const asked = site.taxonomies.filter(({ slug }) => wanted.length === 0 || wanted.includes(slug));
          const reads = selectPage(info).nodes.flatMap((node) =>
            asked.flatMap((taxonomy) => node.reads(taxonomy)),
          );
          const lists = await Promise.all(
            asked.map(async (taxonomy) => {
              const all = await allTerms(taxonomy, context, restFields(reads, taxonomy.kind));
              const [fits, isAsked] = [termTest(given, all), plainTest(given)];
              return all.filter((term) => fits(term) && isAsked(term));
            }),
          );
          const { order } = termQuery(undefined, given);
          return pageOf(lists.flat().sort(termComparer(order.orderby, order.order)), ({ id }) => id, args);
        },
      },
    ),
  };
}

async function termByName(
  taxonomy: TaxonomyModel,
  name: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const page = await context.load.page({
    resource: taxonomy,
    route: taxonomy.route,
    filter: { search: searchable(name) },
    order: { orderby: 'name', order: 'asc' },
    page: { size: 100, direction: 'forward' },
    fields: restFields([...Selection.ofItem(info).reads(taxonomy), 'name'], taxonomy.kind),
    wantsPlaces: false,
    leadsOn: true,
    owner: undefined,
  });
  const wanted = decodedOrNull(name)?.toLowerCase();
  const isNamed = (text: unknown) => decodedOrNull(text)?.toLowerCase() === wanted;
  return page.items.find(({ row }) => isNamed(row.name))?.row ?? null;
}

/** The longest part of a name without signs that WordPress stores as entities: it searches what is stored. */
const searchable = (name: string): string =>
  (decodedOrNull(name) ?? '')
    .split(/[&<>"']/)
    .map((part) => part.trim())
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
