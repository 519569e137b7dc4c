import type { ContentTypeModel, TaxonomyModel } from '../../../model/resources.ts';
import { prefixedRoot, prefixedType } from '../../engine/prefix/prefixed-names.ts';
import { archiveUriOf } from '../../engine/uri/archive-of-uri.ts';
import { restAddress } from '../../engine/uri/rest-address.ts';
import type { GatewayTypes } from '../builder.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The `ContentType` and `Taxonomy` types, as discovered on the site. They cost no requests. */
export function registerContentTypes(kit: SchemaKit): void {
  const { builder, site, otherNodes, ContentType, Taxonomy } = kit;
  const ofSlug =
    <R extends Described>(all: readonly R[]) =>
    (key: string) =>
      all.find(({ slug }) => slug === key) ?? null;
  otherNodes.set(ContentType, { load: ofSlug(site.contentTypes) });
  otherNodes.set(Taxonomy, { load: ofSlug(site.taxonomies) });
  builder.node(ContentType, {
    description: 'A post type of the site.',
    id: { resolve: ({ slug }) => slug },
    fields: (t) => ({
      ...labelFields(t, { slugs: '`post`, `page`, `book`', label: 'Posts' }),
      isHierarchical: t.exposeBoolean('hierarchical', {
        nullable: false,
        description: 'Whether items can have a parent, as pages can.',
      }),
      hasArchive: t.exposeBoolean('hasArchive', {
        nullable: false,
        description: 'Whether the site has an archive page that lists the items.',
      }),
      uri: t.string({
        description:
          'The path of its archive, relative to the home URL, such as `/books/`: pass it to `nodeByUri`. Null if it has none. That of posts is `/`, unless a page is there.',
        resolve: (model, _args, { site }) => archiveUriOf(model, site),
      }),
      ...nameFields(kit, t, {
        one: 'item',
        many: 'items',
        typeName: 'Post',
        single: 'post',
        list: 'posts',
      }),
      taxonomies: t.field({
        type: [Taxonomy],
        costs: { items: site.taxonomies.length },
        nullable: false,
        description: 'The taxonomies that classify the items.',
        resolve: ({ taxonomies }) => site.taxonomies.filter(({ slug }) => taxonomies.includes(slug)),
      }),
    }),
  });
  builder.node(Taxonomy, {
    description: 'A taxonomy of the site.',
    id: { resolve: ({ slug }) => slug },
    fields: (t) => ({
      ...labelFields(t, { slugs: '`category`, `post_tag`, `genre`', label: 'Categories' }),
      isHierarchical: t.exposeBoolean('hierarchical', {
        nullable: false,
        description: 'Whether terms can have a parent, as categories can.',
      }),
      ...nameFields(kit, t, {
        one: 'term',
        many: 'terms',
        typeName: 'Category',
        single: 'category',
        list: 'categories',
      }),
      contentTypes: t.field({
        type: [ContentType],
        costs: { items: site.contentTypes.length },
        nullable: false,
        description: 'The post types that it classifies.',
        resolve: ({ contentTypes }) => site.contentTypes.filter(({ slug }) => contentTypes.includes(slug)),
      }),
    }),
  });
  builder.queryFields((t) => ({
    contentTypes: t.field({
      type: [ContentType],
      costs: { items: site.contentTypes.length },
      nullable: false,
      description: 'The post types of the site.',
      resolve: () => [...site.contentTypes],
    }),
    taxonomies: t.field({
      type: [Taxonomy],
      costs: { items: site.taxonomies.length },
      nullable: false,
      description: 'The taxonomies of the site.',
      resolve: () => [...site.taxonomies],
    }),
  }));
}

type Described = ContentTypeModel | TaxonomyModel;
type DescribedFields<R extends Described> = PothosSchemaTypes.ObjectFieldBuilder<GatewayTypes, R>;

/** What WordPress calls it. */
const labelFields = <R extends Described>(
  t: DescribedFields<R>,
  examples: { readonly slugs: string; readonly label: string },
) => ({
  slug: t.string({
    nullable: false,
    description: `The WordPress key: ${examples.slugs}.`,
    resolve: ({ slug }) => slug,
  }),
  label: t.string({
    nullable: false,
    description: `The display name: \`${examples.label}\`.`,
    resolve: ({ label }) => label,
  }),
  description: t.string({
    nullable: false,
    description: 'The description; often empty.',
    resolve: ({ description }) => description,
  }),
});

/** What this schema and the REST API call it. */
const nameFields = <R extends Described>(
  { names, prefix }: SchemaKit,
  t: DescribedFields<R>,
  words: Readonly<Record<'one' | 'many' | 'typeName' | 'single' | 'list', string>>,
) => ({
  typeName: t.string({
    nullable: false,
    description: `The GraphQL type of the ${words.many}: \`${words.typeName}\`.`,
    resolve: (resource) => prefixedType(prefix, names.of(resource).typeName),
  }),
  singleField: t.string({
    nullable: false,
    description: `The query field for a single ${words.one}: \`${words.single}\`.`,
    resolve: (resource) => prefixedRoot(prefix, names.of(resource).singular),
  }),
  listField: t.string({
    nullable: false,
    description: `The query field for a list of ${words.many}: \`${words.list}\`.`,
    resolve: (resource) => prefixedRoot(prefix, names.of(resource).plural),
  }),
  restUrl: t.field({
    type: 'URL',
    nullable: false,
    description: 'The URL of the collection in the WordPress REST API (`collection`).',
    resolve: ({ route }, _args, { site }) => restAddress(site, route),
  }),
});
