import type { Collection, Site } from '../wordpress-site.ts';

/** As much of JSON Schema as WordPress's own arguments use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly items?: Schema;
  readonly uniqueItems?: boolean;
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
  readonly maxItems?: number;
  readonly description?: string;
}

export type Declared = Readonly<Record<string, Schema>>;

const text: Schema = { type: 'string' };
const date: Schema = { type: 'string', format: 'date-time' };
const integer: Schema = { type: 'integer' };
const idList: Schema = { type: 'array', items: integer };
const ids: Schema = { ...idList, default: [] };
const slug: Schema = { type: 'array', items: text };
const oneOf = (names: string, fallback?: string): Schema => ({
  type: 'string',
  ...(fallback === undefined ? {} : { default: fallback }),
  enum: names.split(' '),
});
const listOf = (names: string): Schema => ({ type: 'array', items: oneOf(names) });

const STATUSES =
  'publish future draft pending private trash auto-draft inherit request-pending request-confirmed request-failed request-completed any';
const FORMATS = 'standard aside chat gallery link image quote status video audio';

/** The arguments of a list, in the order in which WordPress declares and checks them. */
export function argumentsOf(collection: Collection, site: Site): Declared {
  const { kind } = collection;
  const common = {
    context: oneOf('view embed edit', 'view'),
    ...paging(site),
    search: text,
  };
  if (kind === 'term') return { ...common, ...termArguments(collection) };
  if (kind === 'user') return { ...common, ...userArguments(site) };
  if (kind === 'comment') return { ...common, ...COMMENT_ARGUMENTS };
  return { ...common, ...contentArguments(collection, site) };
}

/** The arguments of one item. */
export function argumentsOfItem({ kind }: Collection): Declared {
  return {
    context: oneOf('view embed edit', 'view'),
    ...(kind === 'content' || kind === 'media' || kind === 'comment' ? { password: text } : {}),
  };
}

export function argumentsOfSearch(site: Site): Declared {
  const core = site.behaviour.core ?? 7;
  const types = site.collections.filter(({ kind }) => kind === 'content');
  const taxonomies = site.collections.filter(({ kind }) => kind === 'term');
  const subtypes = [...types, ...taxonomies].map((collection) => collection.slug);
  return {
    context: oneOf('view embed', 'view'),
    ...paging(site),
    search: text,
    type: oneOf(core < 5.6 ? 'post' : 'post term post-format', 'post'),
    subtype: { ...listOf([...subtypes, 'any'].join(' ')), default: 'any' },
    ...(core < 6.1 ? {} : { exclude: ids, include: ids }),
  };
}

function paging({ behaviour }: Site): Declared {
  return {
    page: { type: 'integer', default: 1, minimum: 1 },
    per_page: { type: 'integer', default: 10, minimum: 1, maximum: behaviour.maximum ?? 100 },
  };
}

const order = (fallback: string) => oneOf('asc desc', fallback);

function contentArguments(collection: Collection, site: Site): Declared {
  const isMedia = collection.kind === 'media';
  const { hierarchical } = collection;
  const taxonomies = site.collections.filter(
    ({ kind, slug: name }) => kind === 'term' && collection.taxonomies.includes(name),
  );
  return {
    after: date,
    modified_after: date,
    author: ids,
    author_exclude: ids,
    before: date,
    modified_before: date,
    exclude: ids,
    include: ids,
    ...(hierarchical ? { menu_order: integer } : {}),
    search_semantics: oneOf('exact'),
    offset: integer,
    order: order('desc'),
    orderby: oneOf(
      `author date id include modified parent relevance slug include_slugs title${hierarchical ? ' menu_order' : ''}`,
      'date',
    ),
    ...(hierarchical || isMedia ? { parent: ids, parent_exclude: ids } : {}),
    search_columns: { ...listOf('post_title post_content post_excerpt'), default: [] },
    slug,
    status: isMedia
      ? { ...listOf('inherit private trash'), default: 'inherit' }
      : { ...listOf(STATUSES), default: 'publish' },
    ...(taxonomies.length === 0 ? {} : { tax_relation: oneOf('AND OR') }),
    ...Object.fromEntries(taxonomies.flatMap(taxonomyArguments)),
    ...(collection.slug === 'post'
      ? {
          sticky: { type: 'boolean' },
          ignore_sticky: { type: 'boolean', default: true },
          format: { ...listOf(FORMATS), uniqueItems: true },
        }
      : {}),
    ...(isMedia
      ? {
          media_type: { ...listOf('image video text application audio'), default: null },
          mime_type: { ...slug, default: null },
        }
      : {}),
  };
}

function taxonomyArguments({ restBase, hierarchical }: Collection): [string, Schema][] {
  const schema = (operator: Declared): Schema => ({
    type: ['object', 'array'],
    oneOf: [
      { title: 'Term ID List', ...idList },
      {
        title: 'Term ID Taxonomy Query',
        type: 'object',
        properties: {
          terms: ids,
          ...(hierarchical ? { include_children: { type: 'boolean', default: false } } : {}),
          ...operator,
        },
        additionalProperties: false,
      },
    ],
  });
  return [
    [restBase, schema({ operator: oneOf('AND OR', 'OR') })],
    [`${restBase}_exclude`, schema({})],
  ];
}

function termArguments({ hierarchical }: Collection): Declared {
  return {
    exclude: ids,
    include: ids,
    ...(hierarchical ? {} : { offset: integer }),
    order: order('asc'),
    orderby: oneOf('id include name slug include_slugs term_group description count', 'name'),
    hide_empty: { type: 'boolean', default: false },
    ...(hierarchical ? { parent: integer } : {}),
    post: { type: 'integer', default: null },
    slug,
  };
}

function userArguments(site: Site): Declared {
  const types = site.collections.filter(({ kind }) => kind === 'content' || kind === 'media');
  return {
    exclude: ids,
    include: ids,
    offset: integer,
    order: order('asc'),
    orderby: oneOf('id include name registered_date slug include_slugs email url', 'name'),
    slug,
    roles: slug,
    capabilities: slug,
    who: oneOf('authors'),
    has_published_posts: {
      type: ['boolean', 'array'],
      items: oneOf(types.map((type) => type.slug).join(' ')),
    },
    search_columns: { ...listOf('email name id username slug'), default: [] },
  };
}

const COMMENT_ARGUMENTS: Declared = {
  after: date,
  author: idList,
  author_exclude: idList,
  author_email: { type: 'string', format: 'email', default: null },
  before: date,
  exclude: ids,
  include: ids,
  offset: integer,
  order: order('desc'),
  orderby: oneOf('date date_gmt id include post parent type', 'date_gmt'),
  parent: ids,
  parent_exclude: ids,
  post: ids,
  status: { type: 'string', default: 'approve' },
  type: { type: 'string', default: 'comment' },
  password: text,
};
