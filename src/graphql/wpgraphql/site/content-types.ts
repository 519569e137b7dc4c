import { type ContentTypeModel, MEDIA, type Resource, type TaxonomyModel } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { archivePath } from '../../engine/uri/archive-path.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { anyContentList } from '../content/any-content-list.ts';
import { keyOfFormat } from '../content/post-formats.ts';
import type { Dialect } from '../dialect.ts';
import { kindFlags, nullField } from '../kit/common-fields.ts';
import { globalId } from '../kit/global-ids.ts';
import type { Fields } from '../kit/registrar.ts';
import { percentDecoded } from '../kit/texts.ts';
import { listField } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { resolveList } from '../paging/resolve-list.ts';
import { POST_FORMATS } from './post-format-taxonomy.ts';

export const slugOfType = (type: Resource): string => ('slug' in type ? type.slug : 'attachment');

/** The post types of the site, in the order of WPGraphQL. */
export const allTypes = ({ site }: Dialect): readonly Resource[] => {
  const isCore = ({ slug }: ContentTypeModel) => slug === 'post' || slug === 'page';
  return [...site.contentTypes.filter(isCore), MEDIA, ...site.contentTypes.filter((type) => !isCore(type))];
};

const isCoreTaxonomy = (slug: string): boolean => slug === 'category' || slug === 'post_tag';

/** The taxonomies of the site, in the order of WPGraphQL. */
export function allTaxonomies({ site }: Dialect): readonly TaxonomyModel[] {
  const isCore = ({ slug }: TaxonomyModel) => isCoreTaxonomy(slug);
  return [
    ...site.taxonomies.filter(isCore),
    POST_FORMATS,
    ...site.taxonomies.filter((taxonomy) => !isCore(taxonomy)),
  ];
}

const taxonomiesOf = (dialect: Dialect, { slug }: ContentTypeModel): readonly TaxonomyModel[] =>
  allTaxonomies(dialect).filter(({ contentTypes }) => contentTypes.includes(slug));

/** The length of the longest of several lists. */
const longest = (lengths: readonly number[]): number => Math.max(0, ...lengths);

const BY_NAME = { orderby: 'name', order: 'asc' } as const;

const restricted = (type: string, ...names: readonly string[]): Fields<unknown> =>
  Object.fromEntries(names.map((name) => [name, nullField(type, `\`${name}\` is null: it is not public.`)]));

export function registerTypes(dialect: Dialect): void {
  const { types, names, site } = dialect;
  types.enum(
    'ContentTypeEnum',
    'The post types.',
    Object.fromEntries(allTypes(dialect).map((type) => [names.of(type).enumName, slugOfType(type)])),
  );
  types.enum(
    'TaxonomyEnum',
    'The taxonomies.',
    Object.fromEntries([
      ...site.taxonomies.map((taxonomy) => [names.of(taxonomy).enumName, taxonomy.slug] as const),
      ['POSTFORMAT', 'post_format'] as const,
    ]),
  );
  const labels =
    `addNew addNewItem allItems archives attributes editItem featuredImage filterItemsList insertIntoItem
    itemsList itemsListNavigation menuName name newItem notFound notFoundInTrash parentItemColon removeFeaturedImage
    searchItems setFeaturedImage singularName uploadedToThisItem useFeaturedImage viewItem viewItems`.split(
      /\s+/,
    );
  types.object('PostTypeLabelDetails', {
    description: 'The labels of a post type.',
    fields: restricted('String', ...labels),
  });
  registerContentTypeType(dialect);
  registerTaxonomyType(dialect);
}

function registerContentTypeType(dialect: Dialect): void {
  const { types, names, site } = dialect;
  types.object<ContentTypeModel>('ContentType', {
    description: 'A post type.',
    interfaces: ['Node', 'UniformResourceIdentifiable'],
    fields: {
      id: {
        type: 'ID!',
        description: 'The global ID.',
        resolve: (type) => globalId('post_type', slugOfType(type)),
      },
      name: { type: 'String', description: 'The slug.', resolve: slugOfType },
      label: { type: 'String', description: 'The label.', resolve: ({ label }) => label },
      description: {
        type: 'String',
        description: 'The description.',
        resolve: ({ description }) => description ?? '',
      },
      hierarchical: {
        type: 'Boolean',
        description: 'Whether it has trees.',
        resolve: (type) => type.hierarchical === true,
      },
      graphqlSingleName: {
        type: 'String',
        description: 'Its name in the schema.',
        resolve: (type) => names.of(type).single,
      },
      graphqlPluralName: {
        type: 'String',
        description: 'The name of its list.',
        resolve: (type) => names.of(type).plural,
      },
      showInGraphql: { type: 'Boolean', description: 'True.', resolve: () => true },
      isRestricted: { type: 'Boolean', description: 'True for the public.', resolve: () => true },
      uri: {
        type: 'String',
        costs: { once: { index: 1 } },
        description: 'The path of its archive, or of the page of posts.',
        resolve: async (type, _args, context) => (await archiveOf(type, context)) ?? null,
      },
      ...kindFlags(),
      isFrontPage: {
        type: 'Boolean!',
        costs: { once: { index: 1 } },
        description: 'Whether the front page shows the latest posts.',
        resolve: async (type, _args, { load }) =>
          type.slug === 'post' && (await load.index(['show_on_front']))['show_on_front'] === 'posts',
      },
      isPostsPage: {
        type: 'Boolean!',
        description: 'Whether its archive is the page of posts.',
        resolve: ({ slug }) => slug === 'post',
      },
      contentNodes: anyContentList<ContentTypeModel>(
        dialect,
        { from: 'ContentType', contentTypes: 'ContentTypeEnum' },
        'Content of this type, newest first.',
        ({ slug }) => ({ types: site.contentTypes.filter((type) => type.slug === slug) }),
      ),
      connectedTaxonomies: listField<ContentTypeModel>(
        types,
        { to: 'Taxonomy', name: 'ContentTypeToTaxonomy' },
        {
          costs: { items: longest(site.contentTypes.map((type) => taxonomiesOf(dialect, type).length)) },
          description: 'The taxonomies that classify it.',
          resolve: (type, args) => {
            const own = taxonomiesOf(dialect, type);
            return own.length === 0 ? null : pageOf(own, ({ slug }) => slug, args);
          },
        },
      ),
      ...restricted('PostTypeLabelDetails', 'labels'),
      ...restricted('String', 'menuIcon', 'restBase', 'restControllerClass'),
      ...restricted('Int', 'menuPosition'),
      ...restricted(
        'Boolean',
        ...`canExport deleteWithUser excludeFromSearch hasArchive public publiclyQueryable showInAdminBar showInMenu
         showInNavMenus showInRest showUi`.split(/\s+/),
      ),
    },
  });
}

async function archiveOf(
  type: ContentTypeModel,
  { site, load }: GatewayContext,
): Promise<string | undefined> {
  if (type.slug !== 'post') return type.kind === 'content' ? archivePath(type, site) : undefined;
  const { show_on_front, page_for_posts } = await load.index(['page_for_posts', 'show_on_front']);
  if (show_on_front !== 'page') return '/';
  const pages = site.contentTypes.find(({ slug }) => slug === 'page');
  if (!pages || typeof page_for_posts !== 'number' || page_for_posts === 0) return undefined;
  const page = await load.named(pages, page_for_posts, ['id', 'link']);
  return percentDecoded(uriOf(page?.link, site.addresses)) ?? undefined;
}

function registerTaxonomyType(dialect: Dialect): void {
  const { types, names, site } = dialect;
  types.object<TaxonomyModel>('Taxonomy', {
    description: 'A taxonomy.',
    interfaces: ['Node'],
    fields: {
      id: { type: 'ID!', description: 'The global ID.', resolve: ({ slug }) => globalId('taxonomy', slug) },
      name: { type: 'String', description: 'The slug.', resolve: ({ slug }) => slug },
      description: {
        type: 'String',
        description: 'The description.',
        resolve: ({ description }) => description,
      },
      hierarchical: {
        type: 'Boolean',
        description: 'Whether it has trees.',
        resolve: ({ hierarchical }) => hierarchical,
      },
      graphqlSingleName: {
        type: 'String',
        description: 'Its name in the schema.',
        resolve: (type) => names.of(type).single,
      },
      graphqlPluralName: {
        type: 'String',
        description: 'The name of its list.',
        resolve: (type) => names.of(type).plural,
      },
      restBase: {
        type: 'String',
        description: 'Its name in the REST API.',
        // Where none was registered, REST takes the slug.
        resolve: ({ slug, restBase }) => (restBase === slug ? null : restBase || null),
      },
      showInGraphql: { type: 'Boolean', description: 'True.', resolve: () => true },
      isRestricted: { type: 'Boolean', description: 'True for the public.', resolve: () => true },
      connectedContentTypes: listField<TaxonomyModel>(
        types,
        { to: 'ContentType', name: 'TaxonomyToContentType' },
        {
          costs: { items: longest(site.taxonomies.map(({ contentTypes }) => contentTypes.length)) },
          description: 'The post types that it classifies.',
          resolve: ({ contentTypes }, args) =>
            pageOf(
              contentTypes.flatMap((own) => site.contentTypes.find(({ slug }) => slug === own) ?? []),
              ({ slug }) => slug,
              args,
            ),
        },
      ),
      connectedTerms: listField<TaxonomyModel>(
        types,
        { to: 'TermNode', name: 'TaxonomyToTermNode' },
        {
          leadsTo: 'page',
          description: 'Its terms, by name.',
          resolve: (taxonomy, args, context, info) =>
            taxonomy.restBase === ''
              ? context.load.postFormats().then((formats) => pageOf(formats, keyOfFormat, args))
              : resolveList({ resource: taxonomy, filter: {}, order: BY_NAME }, args, context, info),
        },
      ),
      ...restricted('String', 'label', 'restControllerClass'),
      ...restricted(
        'Boolean',
        ...'public showCloud showInAdminColumn showInMenu showInNavMenus showInQuickEdit showInRest showUi'.split(
          ' ',
        ),
      ),
    },
  });
}
