import type { GraphQLResolveInfo } from 'graphql';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import type { ContentTypeModel, TaxonomyModel } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ContentRow, TermRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { selectPage } from '../../engine/paging/connection.ts';
import { sentIds } from '../../engine/selection/sent-ids.ts';
import { formatsOf, keyOfFormat, type PostFormat } from '../content/post-formats.ts';
import type { Dialect } from '../dialect.ts';
import { isEmpty, textsIn } from '../kit/given-values.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { listField, type Page } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { allTerms, isTested, plainTest, TESTED_FIELDS, termComparer, termTest } from './term-tests.ts';
import { TERM_WHERE, termQuery } from './term-where.ts';

/** Estimated number of terms of an item. */
const [USUAL_CATEGORIES, USUAL_TAGS] = [5, 20];
const usualTerms = ({ hierarchical }: TaxonomyModel): number =>
  hierarchical ? USUAL_CATEGORIES : USUAL_TAGS;

/** The lists of an item's terms, one per taxonomy, and that of all of them. */
export function termFieldsOf(dialect: Dialect, model: ContentTypeModel): Fields<ContentRow> {
  const { types, site, names } = dialect;
  const { typeName } = names.of(model);
  const taxonomies = site.taxonomies.filter(({ slug }) => model.taxonomies.includes(slug));
  if (taxonomies.length === 0) return {};
  const fields = taxonomies.map((taxonomy) => {
    const to = names.of(taxonomy);
    const name = `${typeName}To${to.typeName}`;
    const where = `${name}ConnectionWhereArgs`;
    types.input(where, `Filters of a list of ${to.typeName}.`, TERM_WHERE);
    const field = listField<ContentRow>(
      types,
      { to: to.typeName, name, where },
      {
        reads: [taxonomy.restBase],
        embeds: { rel: 'wp:term', resource: taxonomy },
        costs: { batch: usualTerms(taxonomy) },
        description: `${taxonomy.label} of it, by name.`,
        resolve: (row, args, context, info) => {
          const given = (args['where'] ?? {}) as Args;
          return Object.values(given).every(isEmpty) && typeof given['parent'] !== 'number'
            ? termsOf(row, [taxonomy], context, info).then((terms) => pageOf(terms, ({ id }) => id, args))
            : filteredTerms(row, taxonomy, given, args, context, info);
        },
      },
    );
    return [to.plural, field] as const;
  });
  const name = `${typeName}ToTermNode`;
  const where = `${name}ConnectionWhereArgs`;
  types.input(where, 'Filters of a list of terms.', { ...TERM_WHERE, taxonomies: '[TaxonomyEnum]' });
  const terms = listField<ContentRow>(
    types,
    { to: 'TermNode', name, where },
    {
      reads: [...taxonomies.map(({ restBase }) => restBase), ...(model.slug === 'post' ? ['format'] : [])],
      costs: { batch: USUAL_TAGS, types: taxonomies.length },
      description: 'All terms of it, by name.',
      resolve: async (row, args, context, info) => {
        const wanted = textsIn(((args['where'] ?? {}) as Args)['taxonomies']);
        const isAsked = (slug: string) => wanted.length === 0 || wanted.includes(slug);
        const asked = taxonomies.filter(({ slug }) => isAsked(slug));
        const terms = await termsOf(row, asked, context, info);
        const formats = isAsked('post_format') ? formatsOf(row) : [];
        const all: readonly (TermRow | PostFormat)[] = [...terms, ...formats];
        return formats.length === 0
          ? pageOf(terms, ({ id }) => id, args)
          : pageOf(all.toSorted(byName), (term) => ('format' in term ? keyOfFormat(term) : term.id), args);
      },
    },
  );
  return { ...Object.fromEntries(fields), terms };
}

/** WordPress lists the ids of an item's terms in the order of their names. Of several taxonomies, names decide. */
async function termsOf(
  row: ContentRow,
  taxonomies: readonly TaxonomyModel[],
  { load }: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<readonly TermRow[]> {
  const { nodes } = selectPage(info);
  const lists = await Promise.all(
    taxonomies.map(async (taxonomy): Promise<readonly TermRow[]> => {
      const ids = idsOf(row, taxonomy);
      const reads = nodes.flatMap((node) => node.reads(taxonomy));
      const fields = restFields(taxonomies.length > 1 ? [...reads, 'name'] : reads, taxonomy.kind);
      if (fields.length === 1) return ids.map((id) => typedRow(taxonomy, { id }));
      return (await load.byIds(taxonomy, ids, fields)).filter((term) => term !== null);
    }),
  );
  const terms = lists.flat();
  return taxonomies.length > 1 ? terms.sort(byName) : terms;
}

/** Formats are named by their word. */
const byName = (one: TermRow | PostFormat, other: TermRow | PostFormat): number =>
  nameIn(one).localeCompare(nameIn(other));
const nameIn = (term: TermRow | PostFormat): string =>
  'format' in term ? (term.name ?? term.format) : (term.name ?? '');

/** An item has few terms: they are loaded, and filtered here. */
async function filteredTerms(
  row: ContentRow,
  taxonomy: TaxonomyModel,
  where: Args,
  args: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page> {
  const reads = selectPage(info).nodes.flatMap((node) => node.reads(taxonomy));
  const fields = restFields([...reads, ...TESTED_FIELDS], taxonomy.kind);
  const [loaded, all] = await Promise.all([
    context.load.byIds(taxonomy, idsOf(row, taxonomy), fields),
    isTested(where) ? allTerms(taxonomy, context) : [],
  ]);
  const [fits, isAsked] = [termTest(where, all), plainTest(where)];
  const { order } = termQuery(taxonomy, where);
  const terms = loaded
    .filter((term) => term !== null)
    .filter((term) => fits(term) && isAsked(term))
    .sort(termComparer(order.orderby, order.order));
  return pageOf(terms, ({ id }) => id, args);
}

/** The term ids of an item are under the REST base of the taxonomy, a key unknown to static types. */
function idsOf(row: object, { restBase }: TaxonomyModel): readonly number[] {
  return sentIds(Object.getOwnPropertyDescriptor(row, restBase)?.value, restBase);
}
