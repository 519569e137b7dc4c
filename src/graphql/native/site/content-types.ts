import type { SchemaKit } from '../schema-kit.ts';

/** The `ContentType` and `Taxonomy` types, as discovered on the site. They cost no requests. */
export function registerContentTypes({
  builder,
  site,
  restRoot,
  names,
  ContentType,
  Taxonomy,
}: SchemaKit): void {
  builder.objectType(ContentType, {
    description: 'A post type of the site.',
    fields: (t) => ({
      slug: t.exposeString('slug', {
        nullable: false,
        description: 'The WordPress key: `post`, `page`, `book`.',
      }),
      label: t.exposeString('label', { nullable: false, description: 'The display name: `Posts`.' }),
      description: t.exposeString('description', {
        nullable: false,
        description: 'The description; often empty.',
      }),
      isHierarchical: t.exposeBoolean('hierarchical', {
        nullable: false,
        description: 'Whether items can have a parent, as pages can.',
      }),
      hasArchive: t.exposeBoolean('hasArchive', {
        nullable: false,
        description: 'Whether the site has an archive page that lists the items.',
      }),
      typeName: t.string({
        nullable: false,
        description: 'The GraphQL type of the items: `Post`.',
        resolve: (resource) => names.of(resource).typeName,
      }),
      singleField: t.string({
        nullable: false,
        description: 'The query field for a single item: `post`.',
        resolve: (resource) => names.of(resource).singular,
      }),
      listField: t.string({
        nullable: false,
        description: 'The query field for a list of items: `posts`.',
        resolve: (resource) => names.of(resource).plural,
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'The URL of the collection in the WordPress REST API (`collection`).',
        resolve: ({ route }) => restRoot.address(route),
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
  builder.objectType(Taxonomy, {
    description: 'A taxonomy of the site.',
    fields: (t) => ({
      slug: t.exposeString('slug', {
        nullable: false,
        description: 'The WordPress key: `category`, `post_tag`, `genre`.',
      }),
      label: t.exposeString('label', { nullable: false, description: 'The display name: `Categories`.' }),
      description: t.exposeString('description', {
        nullable: false,
        description: 'The description; often empty.',
      }),
      isHierarchical: t.exposeBoolean('hierarchical', {
        nullable: false,
        description: 'Whether terms can have a parent, as categories can.',
      }),
      typeName: t.string({
        nullable: false,
        description: 'The GraphQL type of the terms: `Category`.',
        resolve: (resource) => names.of(resource).typeName,
      }),
      singleField: t.string({
        nullable: false,
        description: 'The query field for a single term: `category`.',
        resolve: (resource) => names.of(resource).singular,
      }),
      listField: t.string({
        nullable: false,
        description: 'The query field for a list of terms: `categories`.',
        resolve: (resource) => names.of(resource).plural,
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'The URL of the collection in the WordPress REST API (`collection`).',
        resolve: ({ route }) => restRoot.address(route),
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
