import type { TaxonomyModel } from '../../../model/resources.ts';
import { RESOURCE, type TermRow } from '../../../wordpress/rest/shapes.ts';
import { ancestorsOf, CHAIN_OF_PARENTS } from '../../engine/content/ancestors.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { selectPage } from '../../engine/paging/connection.ts';
import { belowIn, hungOn } from '../../engine/paging/list-place.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { acfFields } from '../acf/acf-fields.ts';
import { givenGroupInterfaces } from '../acf/given-group-fields.ts';
import { anyContentList } from '../content/any-content-list.ts';
import { contentList } from '../content/content-lists.ts';
import type { PostFormat } from '../content/post-formats.ts';
import type { Dialect } from '../dialect.ts';
import { kindFlags, LINK, nullField } from '../kit/common-fields.ts';
import { globalId } from '../kit/global-ids.ts';
import type { Fields } from '../kit/registrar.ts';
import { countOrNull, decodedOrNull, percentDecoded, textOrNull } from '../kit/texts.ts';
import { edgeField, listField, relatedTo } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { cursorOf } from '../paging/paging.ts';
import { rankMathInterfaces } from '../seo/rank-math-seo.ts';
import { seoField } from '../seo/seo-field.ts';
import { assetFields } from '../site/not-in-rest.ts';
import { termList } from './term-lists.ts';

export function registerTermNodes(dialect: Dialect): void {
  const { types, names } = dialect;
  const typeOf = (row: TermRow | PostFormat) =>
    'format' in row ? 'PostFormat' : names.of(row[RESOURCE]).typeName;
  const fields = termFields(dialect);
  types.interface<TermRow>('TermNode', {
    description: 'A term of any taxonomy.',
    interfaces: ['Node', 'UniformResourceIdentifiable'],
    typeOf,
    fields,
  });
  types.interface<TermRow>('HierarchicalTermNode', {
    description: 'A term in a tree.',
    interfaces: ['DatabaseIdentifier', 'HierarchicalNode', 'Node', 'TermNode', 'UniformResourceIdentifiable'],
    typeOf,
    fields: {
      ...parentFields(),
    },
  });
}

/** A taxonomy of the site, as an object type of its terms. */
export function registerTaxonomy(dialect: Dialect, taxonomy: TaxonomyModel): void {
  const { types, site, names } = dialect;
  const { typeName, single } = names.of(taxonomy);
  const classified = site.contentTypes.filter(({ slug }) => taxonomy.contentTypes.includes(slug));
  const contentTypes = `ContentTypesOf${typeName}Enum`;
  if (classified.length > 0) {
    types.enum(
      contentTypes,
      `The post types that ${taxonomy.label} classify.`,
      Object.fromEntries(classified.map((type) => [names.of(type).enumName, type.slug])),
    );
  }
  types.object<TermRow>(typeName, {
    description: `${taxonomy.label}.`,
    resource: taxonomy,
    interfaces: [
      ...['DatabaseIdentifier', 'MenuItemLinkable', 'Node', 'TermNode', 'UniformResourceIdentifiable'],
      ...(taxonomy.hierarchical ? ['HierarchicalNode', 'HierarchicalTermNode'] : []),
      ...givenGroupInterfaces(dialect, typeName),
      ...rankMathInterfaces(dialect),
    ],
    fields: {
      ...termFields(dialect),
      ...(seoField(dialect, 'term', typeName) as Fields<TermRow>),
      ...(acfFields(dialect, taxonomy, typeName) as Fields<TermRow>),
      ...(taxonomy.hierarchical ? parentFields() : {}),
      [`${single}Id`]: {
        type: 'Int',
        description: 'The ID in the WordPress database.',
        deprecated: 'Use `databaseId`.',
        resolve: ({ id }) => id,
      },
      taxonomy: edgeField<TermRow>(
        types,
        { to: 'Taxonomy', name: `${typeName}ToTaxonomy` },
        {
          description: 'Its taxonomy.',
          resolve: (row) => ({ cursor: cursorOf(row[RESOURCE].slug), node: row[RESOURCE] }),
        },
      ),
      contentNodes: anyContentList<TermRow>(
        dialect,
        { from: typeName, contentTypes: classified.length > 0 ? contentTypes : '' },
        'Content with this term, newest first.',
        (row) => ({ types: classified, place: hungOn(taxonomy.restBase, row.id, row.count) }),
      ),
      ...Object.fromEntries(
        classified.map((type) => [
          names.of(type).plural,
          contentList<TermRow>(
            dialect,
            typeName,
            type,
            `${type.label} with this term, newest first.`,
            (row) => hungOn(taxonomy.restBase, row.id, row.count),
          ),
        ]),
      ),
      ...(taxonomy.hierarchical ? treeFields(dialect, taxonomy) : {}),
    },
  });
}

function treeFields(dialect: Dialect, taxonomy: TaxonomyModel): Fields<TermRow> {
  const { types, names } = dialect;
  const { typeName } = names.of(taxonomy);
  return {
    parent: edgeField<TermRow>(
      types,
      { to: typeName, name: `${typeName}ToParent${typeName}` },
      {
        reads: ['parent'],
        costs: ONE_BY_ID,
        description: 'The parent. Null at the top level.',
        resolve: async ({ parent }, _args, context, info) =>
          relatedTo(await loadRelated(taxonomy, parent, context, info)),
      },
    ),
    ancestors: listField<TermRow>(
      types,
      { to: typeName, name: `${typeName}ToAncestors${typeName}` },
      {
        reads: ['parent'],
        costs: CHAIN_OF_PARENTS,
        description: 'The ancestors, the parent first. Null at the top level.',
        resolve: async ({ parent }, args, context, info) => {
          if (!parent) return null;
          const reads = selectPage(info).nodes.flatMap((node) => node.reads(taxonomy));
          return pageOf(await ancestorsOf(taxonomy, parent, reads, context), ({ id }) => id, args);
        },
      },
    ),
    children: termList<TermRow>(dialect, typeName, taxonomy, 'The terms directly below, by name.', ({ id }) =>
      belowIn(id),
    ),
  };
}

function termFields(dialect: Dialect): Fields<TermRow> {
  return {
    id: { type: 'ID!', description: 'The global ID.', resolve: ({ id }) => globalId('term', id) },
    databaseId: { type: 'Int!', description: 'The ID in the WordPress database.', resolve: ({ id }) => id },
    name: {
      type: 'String',
      reads: ['name'],
      description: 'The name, with its entities decoded.',
      resolve: ({ name }) => decodedOrNull(name),
    },
    description: {
      type: 'String',
      reads: ['description'],
      description: 'The description. Null if it is empty.',
      resolve: ({ description }) => textOrNull(description),
    },
    slug: {
      type: 'String',
      reads: ['slug'],
      description: 'The slug.',
      resolve: ({ slug }) => percentDecoded(slug),
    },
    count: {
      type: 'Int',
      reads: ['count'],
      description: 'The number of items with this term. Null for 0.',
      resolve: ({ count }) => countOrNull(count),
    },
    link: LINK,
    uri: {
      type: 'String',
      reads: ['link'],
      description: 'The path relative to the home URL.',
      resolve: ({ link }, _args, { site }) => uriOf(link, site.addresses),
    },
    taxonomyName: {
      type: 'String',
      description: 'The slug of its taxonomy.',
      resolve: (row) => row[RESOURCE].slug,
    },
    ...assetFields<TermRow>(dialect, 'TermNode'),
    termGroupId: nullField('Int', 'Null: not in WordPress’s REST API.'),
    termTaxonomyId: nullField('Int', 'Null: not in WordPress’s REST API.'),
    isRestricted: { type: 'Boolean', description: 'False: terms are public.', resolve: () => false },
    ...kindFlags('isTermNode'),
  };
}

const parentFields = (): Fields<TermRow> => ({
  parentDatabaseId: {
    type: 'Int',
    reads: ['parent'],
    description: 'The database ID of the parent. Null at the top level.',
    resolve: ({ parent }) => parent || null,
  },
  parentId: {
    type: 'ID',
    reads: ['parent'],
    description: 'The global ID of the parent. Null at the top level.',
    resolve: ({ parent }) => (parent ? globalId('term', parent) : null),
  },
});
