import { PressgraphError } from '../../../base/errors.ts';
import type { ContentTypeModel } from '../../../model/resources.ts';
import type { ContentRow, TermRow } from '../../../wordpress/rest/shapes.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import type { Dialect } from '../dialect.ts';
import { kindFlags, nullField } from '../kit/common-fields.ts';
import { isEmpty } from '../kit/given-values.ts';
import { globalId, readGlobalId } from '../kit/global-ids.ts';
import type { Args, FieldSpec, Fields } from '../kit/registrar.ts';
import { edgeField, listField } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { cursorOf } from '../paging/paging.ts';
import { assetFields } from '../site/not-in-rest.ts';
import { POST_FORMATS } from '../site/post-format-taxonomy.ts';
import { plainTest, termComparer, termTest } from '../terms/term-tests.ts';
import { TERM_WHERE, termQuery } from '../terms/term-where.ts';
import { anyContentList } from './any-content-list.ts';
import { contentList } from './content-lists.ts';
import { refuseFilter } from './filters/content-query.ts';

/** A post format. REST names it by a word in each post, and does not know it as a term. */
export interface PostFormat {
  readonly format: string;
  /** The name in the language of the site, if known. */
  readonly name?: string;
}

const slugOf = ({ format }: PostFormat): string => `post-format-${format}`;
const nameOf = ({ format, name }: PostFormat): string =>
  name ?? format.charAt(0).toUpperCase() + format.slice(1);

/** Formats by the filters of terms: they have names and slugs, and neither ids nor parents. */
function filteredFormats(formats: readonly PostFormat[], args: Args): readonly PostFormat[] {
  const where = (args['where'] ?? {}) as Args;
  if (!isEmpty(where['objectIds'])) refuseFilter('objectIds');
  const { order } = termQuery(undefined, where);
  if (order.orderby !== 'name' && order.orderby !== 'slug') {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `WordPress’s REST API cannot order formats by ${order.orderby}.`,
    );
  }
  const [fits, isAsked] = [termTest(where, []), plainTest(where)];
  const compare = termComparer(order.orderby, order.order);
  return formats
    .map((format) => ({
      format,
      row: { id: -1, name: nameOf(format), slug: slugOf(format), count: 1 } as TermRow,
    }))
    .filter(({ row }) => fits(row) && isAsked(row))
    .sort((one, other) => compare(one.row, other.row))
    .map(({ format }) => format);
}

/** The key of a format in lists. */
export const keyOfFormat = slugOf;

/** The format of a post, as a list of at most one. */
export const formatsOf = ({ format }: { readonly format?: string }): readonly PostFormat[] =>
  format && format !== 'standard' ? [{ format }] : [];

export function postFormatsField(dialect: Dialect): FieldSpec<ContentRow> {
  const where = formatWhere(dialect, 'PostToPostFormat');
  return listField<ContentRow>(
    dialect.types,
    { to: 'PostFormat', name: 'PostToPostFormat', where },
    {
      reads: ['format'],
      costs: { items: 1 },
      description: 'The format of the post. Empty for the standard one.',
      resolve: (row, args) => pageOf(filteredFormats(formatsOf(row), args), slugOf, args),
    },
  );
}

function formatWhere({ types }: Dialect, name: string): string {
  const where = `${name}ConnectionWhereArgs`;
  types.input(where, 'Filters of a list of post formats.', TERM_WHERE);
  return where;
}

export function registerPostFormats(dialect: Dialect): void {
  const { types, site } = dialect;
  const posts = site.contentTypes.filter(({ slug }) => slug === 'post');
  types.enum('ContentTypesOfPostFormatEnum', 'The post types that have formats.', { POST: 'post' });
  const none = (type: string) => nullField(type, 'Null: not in WordPress’s REST API.');
  const place = ({ format }: PostFormat) => ({ query: { format: [format] } });
  types.object<PostFormat>('PostFormat', {
    description: 'A post format.',
    interfaces: ['DatabaseIdentifier', 'MenuItemLinkable', 'Node', 'TermNode', 'UniformResourceIdentifiable'],
    fields: {
      id: {
        type: 'ID!',
        description: 'The global ID.',
        resolve: (format) => globalId('term', slugOf(format)),
      },
      databaseId: { type: 'Int!', description: '0: not in WordPress’s REST API.', resolve: () => 0 },
      postFormatId: { ...none('Int'), deprecated: 'Use `databaseId`.' },
      name: { type: 'String', description: 'The name.', resolve: nameOf },
      slug: { type: 'String', description: 'The slug.', resolve: slugOf },
      uri: {
        type: 'String',
        description: 'The path of its archive.',
        resolve: ({ format }) => `/type/${format}/`,
      },
      link: {
        type: 'String',
        description: 'The full URL of its archive.',
        resolve: ({ format }, _args, { site }) => `${site.home}/type/${format}/`,
      },
      taxonomyName: { type: 'String', description: '`post_format`.', resolve: () => 'post_format' },
      taxonomy: edgeField<PostFormat>(
        types,
        { to: 'Taxonomy', name: 'PostFormatToTaxonomy' },
        {
          description: 'Its taxonomy.',
          resolve: () => ({ cursor: cursorOf('post_format'), node: POST_FORMATS }),
        },
      ),
      ...kindFlags('isTermNode'),
      isRestricted: { type: 'Boolean', description: 'False: formats are public.', resolve: () => false },
      count: {
        type: 'Int',
        costs: { requests: 1 },
        description: 'The number of posts of this format.',
        resolve: async ({ format }, _args, { load }) => {
          const [type] = posts;
          if (!type) return null;
          const page = await load.page({
            resource: type,
            route: type.route,
            filter: { format: [format] },
            order: NEWEST_FIRST,
            page: { size: 0, direction: 'forward' },
            fields: ['id'],
            wantsPlaces: false,
            leadsOn: false,
            owner: undefined,
          });
          return (await page.total()) || null;
        },
      },
      description: none('String'),
      ...{ termGroupId: none('Int'), termTaxonomyId: none('Int') },
      ...assetFields<PostFormat>(dialect, 'TermNode'),
      ...Object.fromEntries(
        posts.map((type) => [
          'posts',
          contentList<PostFormat>(dialect, 'PostFormat', type, 'Posts of this format.', place),
        ]),
      ),
      contentNodes: anyContentList<PostFormat>(
        dialect,
        { from: 'PostFormat', contentTypes: 'ContentTypesOfPostFormatEnum' },
        'Posts of this format.',
        (format) => ({ types: posts as readonly ContentTypeModel[], place: place(format) }),
      ),
    },
  });
}

/** The fields at the root. */
export function postFormatRoots(dialect: Dialect): Fields<unknown> {
  const { types } = dialect;
  const kinds = ['DATABASE_ID', 'ID', 'NAME', 'SLUG', 'URI'];
  types.enum('PostFormatIdType', 'Kinds of identifiers of post formats.', kinds);
  const where = formatWhere(dialect, 'RootQueryToPostFormat');
  return {
    postFormat: {
      type: 'PostFormat',
      args: { id: 'ID!', idType: 'PostFormatIdType' },
      description: 'A post format by its slug or name.',
      costs: { once: { 'post formats': 1 } },
      resolve: async (_root, { id, idType }, { load }) => {
        const wanted = String(idType === 'ID' || !idType ? readGlobalId(String(id))?.id : id).toLowerCase();
        const format = wanted.replace(/^post-format-/, '').replace(/^\/?type\/|\/$/g, '');
        const found = (await load.postFormats()).find(
          (each) => each.format === format || each.name.toLowerCase() === format,
        );
        return idType === 'DATABASE_ID' ? null : (found ?? null);
      },
    },
    postFormats: listField<unknown>(
      types,
      { to: 'PostFormat', name: 'RootQueryToPostFormat', where },
      {
        costs: { once: { 'post formats': 1 }, items: 5 },
        description: 'The formats that posts have, by name.',
        resolve: async (_root, args, { load }) =>
          pageOf(filteredFormats(await load.postFormats(), args), slugOf, args),
      },
    ),
  };
}
