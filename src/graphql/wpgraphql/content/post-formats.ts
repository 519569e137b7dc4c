import type { ContentTypeModel } from '../../../model/resources.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import type { Dialect } from '../dialect.ts';
import { kindFlags, nullField } from '../kit/common-fields.ts';
import { globalId } from '../kit/global-ids.ts';
import type { FieldSpec, Fields } from '../kit/registrar.ts';
import { edgeField, listField } from '../paging/connections.ts';
import { emptyPage, pageOf } from '../paging/page-of-items.ts';
import { assetFields } from '../site/not-in-rest.ts';
import { TERM_WHERE } from '../terms/term-where.ts';
import { anyContentList } from './any-content-list.ts';
import { contentList } from './content-lists.ts';

/** A post format. REST names it by a word in each post, and does not know it as a term. */
export interface PostFormat {
  readonly format: string;
}

const slugOf = ({ format }: PostFormat): string => `post-format-${format}`;
const nameOf = ({ format }: PostFormat): string => format.charAt(0).toUpperCase() + format.slice(1);

/** The format of a post, as a list of at most one. */
export function postFormatsField(dialect: Dialect): FieldSpec<ContentRow> {
  const where = formatWhere(dialect, 'PostToPostFormat');
  return listField<ContentRow>(
    dialect.types,
    { to: 'PostFormat', name: 'PostToPostFormat', where },
    {
      reads: ['format'],
      description: 'The format of the post. Empty for the standard one.',
      resolve: ({ format }, args) =>
        pageOf(format && format !== 'standard' ? [{ format }] : [], slugOf, args),
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
        resolve: ({ format }) => `${site.home}/type/${format}/`,
      },
      taxonomyName: { type: 'String', description: '`post_format`.', resolve: () => 'post_format' },
      taxonomy: edgeField<PostFormat>(
        types,
        { to: 'Taxonomy', name: 'PostFormatToTaxonomy' },
        {
          description: 'Null: WordPress’s REST API does not list the taxonomy.',
          resolve: () => null,
        },
      ),
      ...kindFlags('isTermNode'),
      isRestricted: { type: 'Boolean', description: 'False: formats are public.', resolve: () => false },
      ...{ count: none('Int'), description: none('String') },
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

/** The fields at the root. Which formats are in use, REST does not tell. */
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
      resolve: (_root, { id, idType }) => {
        const format = String(id)
          .toLowerCase()
          .replace(/^post-format-/, '')
          .replace(/^\/?type\/|\/$/g, '');
        return idType === 'DATABASE_ID' || !/^[a-z]+$/.test(format) ? null : { format };
      },
    },
    postFormats: listField<unknown>(
      types,
      { to: 'PostFormat', name: 'RootQueryToPostFormat', where },
      {
        description: 'Empty: WordPress’s REST API does not tell which formats are in use.',
        resolve: (_root, args) => emptyPage(args),
      },
    ),
  };
}
