import type { SchemaKit } from '../schema-kit.ts';

/** The `ContentType` and `Taxonomy` types: what the site has, as discovered. They cost no request. */
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
        description: 'WordPress’s own key: `post`, `page`, `book`.',
      }),
      label: t.exposeString('label', { nullable: false, description: 'Its name for people: `Posts`.' }),
      description: t.exposeString('description', {
        nullable: false,
        description: 'What it is for; often empty.',
      }),
      isHierarchical: t.exposeBoolean('hierarchical', {
        nullable: false,
        description: 'Whether its items stand under each other, as pages do.',
      }),
      hasArchive: t.exposeBoolean('hasArchive', {
        nullable: false,
        description: 'Whether the site has a page that lists its items.',
      }),
      typeName: t.string({
        nullable: false,
        description: 'The GraphQL type of its items: `Post`.',
        resolve: (resource) => names.of(resource).typeName,
      }),
      singleField: t.string({
        nullable: false,
        description: 'The query field for one of its items: `post`.',
        resolve: (resource) => names.of(resource).singular,
      }),
      listField: t.string({
        nullable: false,
        description: 'The query field for a list of its items: `posts`.',
        resolve: (resource) => names.of(resource).plural,
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'The address of its collection in WordPress’s REST API (`collection`).',
        resolve: ({ route }) => restRoot.address(route),
      }),
      taxonomies: t.field({
        type: [Taxonomy],
        costs: { items: site.taxonomies.length },
        nullable: false,
        description: 'The taxonomies that its items are filed under.',
        resolve: ({ taxonomies }) => site.taxonomies.filter(({ slug }) => taxonomies.includes(slug)),
      }),
    }),
  });
  builder.objectType(Taxonomy, {
    description: 'A taxonomy of the site.',
    fields: (t) => ({
      slug: t.exposeString('slug', {
        nullable: false,
        description: 'WordPress’s own key: `category`, `post_tag`, `genre`.',
      }),
      label: t.exposeString('label', { nullable: false, description: 'Its name for people: `Categories`.' }),
      description: t.exposeString('description', {
        nullable: false,
        description: 'What it is for; often empty.',
      }),
      isHierarchical: t.exposeBoolean('hierarchical', {
        nullable: false,
        description: 'Whether its terms stand under each other, as categories do.',
      }),
      typeName: t.string({
        nullable: false,
        description: 'The GraphQL type of its terms: `Category`.',
        resolve: (resource) => names.of(resource).typeName,
      }),
      singleField: t.string({
        nullable: false,
        description: 'The query field for one of its terms: `category`.',
        resolve: (resource) => names.of(resource).singular,
      }),
      listField: t.string({
        nullable: false,
        description: 'The query field for a list of its terms: `categories`.',
        resolve: (resource) => names.of(resource).plural,
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'The address of its collection in WordPress’s REST API (`collection`).',
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
