import type { SiteModel } from '../../../model/site-model.ts';
import { type ContentRow, type MediaRow, RESOURCE } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import type { Dialect } from '../dialect.ts';
import { kindFlags, nullField } from '../kit/common-fields.ts';
import { globalId } from '../kit/global-ids.ts';
import type { FieldSpec, Fields } from '../kit/registrar.ts';
import { percentDecoded, textOrNull } from '../kit/texts.ts';
import { edgeField } from '../paging/connections.ts';
import { seoField } from '../seo/seo-field.ts';
import { assetFields } from '../site/not-in-rest.ts';
import { isRevision, revisionsOfItem } from './previews.ts';
import { restricted } from './restricted.ts';
import { templateOf } from './templates.ts';

/** Content of any type, media included. */
export type AnyContent = (ContentRow | MediaRow) & { readonly modified?: string };

const isMedia = (row: AnyContent): row is MediaRow & { readonly modified?: string } =>
  row[RESOURCE].kind === 'media';

/** The slug of a row's post type. */
const typeSlugOf = (row: AnyContent): string =>
  row[RESOURCE].kind === 'content' ? row[RESOURCE].slug : 'attachment';

export const NOT_PUBLIC = (type: string, description: string): FieldSpec<unknown> =>
  nullField(type, `${description} Not in WordPress’s REST API for the public.`);

export const ID: FieldSpec<{ readonly id: number }> = {
  type: 'ID!',
  description: 'The global ID.',
  resolve: ({ id }) => globalId('post', id),
};

export const IS_PREVIEW: FieldSpec<object> = {
  type: 'Boolean',
  description: 'Whether this is a preview: the newest revision, in the place of the item.',
  resolve: (row) => isRevision(row) && row.isPreview === true,
};

/** The newest revision, for those who may edit the item. */
const newestRevision = async (row: AnyContent, context: GatewayContext): Promise<number | null> =>
  isMedia(row) ? null : ((await revisionsOfItem(row, 1, context))[0]?.id ?? null);

/** The path of content, relative to the home URL. */
export const addressOf = ({ link }: AnyContent, { addresses }: Pick<SiteModel, 'addresses'>): string | null =>
  percentDecoded(uriOf(link, addresses));

/** Those of the newest revision. */
export const PREVIEW_IDS: Fields<AnyContent> = {
  previewRevisionDatabaseId: {
    type: 'Int',
    costs: { requests: 1 },
    description: 'The database ID of the newest revision. Null for the public.',
    resolve: (row, _args, context) => newestRevision(row, context),
  },
  previewRevisionId: {
    type: 'ID',
    costs: { requests: 1 },
    description: 'The global ID of the newest revision. Null for the public.',
    resolve: async (row, _args, context) => {
      const id = await newestRevision(row, context);
      return id === null ? null : globalId('post', id);
    },
  },
};

export const TEMPLATE: FieldSpec<AnyContent> = {
  type: 'ContentTemplate',
  reads: ['template'],
  description: 'The template of the theme that it is shown with.',
  resolve: ({ template }) => templateOf(template),
};

/**
 * The fields of all content. Types have them as their own, because other interfaces declare some without saying where they
 * come from.
 *
 * @param typeName The type that has them; none for the interface.
 */
export function contentFields(dialect: Dialect, typeName?: string): Fields<AnyContent> {
  const { types } = dialect;
  return restricted<AnyContent>({
    id: ID,
    databaseId: {
      type: 'Int!',
      description: 'The ID in the WordPress database.',
      resolve: ({ id }) => id,
    },
    uri: {
      type: 'String',
      reads: ['link'],
      description: 'The path relative to the home URL.',
      resolve: (row, _args, { site }) => addressOf(row, site),
    },
    link: {
      type: 'String',
      reads: ['link'],
      description: 'The full URL.',
      resolve: ({ link }) => percentDecoded(link),
    },
    slug: {
      type: 'String',
      reads: ['slug'],
      description: 'The slug. Null for drafts without one.',
      resolve: ({ slug }) => percentDecoded(slug),
    },
    date: {
      type: 'String',
      reads: ['date'],
      description: 'When it was published, in the time of the site.',
      resolve: ({ date }) => date ?? null,
    },
    dateGmt: {
      type: 'String',
      reads: ['date_gmt', 'status'],
      description: 'When it was published, in UTC. Null for drafts.',
      resolve: ({ date_gmt, status }) => (status === 'draft' ? null : (date_gmt ?? null)),
    },
    modified: {
      type: 'String',
      reads: ['modified'],
      description: 'When it was last modified, in the time of the site.',
      resolve: ({ modified }) => modified ?? null,
    },
    modifiedGmt: {
      type: 'String',
      reads: ['modified_gmt'],
      description: 'When it was last modified, in UTC.',
      resolve: ({ modified_gmt }) => modified_gmt ?? null,
    },
    status: {
      type: 'String',
      reads: ['status'],
      description: 'The status: `publish`.',
      resolve: ({ status }) => status ?? null,
    },
    guid: {
      type: 'String',
      reads: ['guid.rendered'],
      description: 'The globally unique identifier for feeds.',
      resolve: ({ guid }) => textOrNull(guid?.rendered),
    },
    contentTypeName: {
      type: 'String!',
      description: 'The slug of its post type.',
      resolve: (row) => (isRevision(row) ? 'revision' : typeSlugOf(row)),
    },
    contentType: edgeField(
      types,
      { to: 'ContentType', name: 'ContentNodeToContentType' },
      {
        description: 'Its post type.',
        resolve: (row: AnyContent) => ({
          cursor: globalId('arrayconnection', typeSlugOf(row)),
          node: row[RESOURCE],
        }),
      },
    ),
    template: TEMPLATE,
    ...kindFlags('isContentNode'),
    isFrontPage: {
      type: 'Boolean!',
      reads: ['link'],
      description: 'Whether this is the static front page.',
      resolve: (row, _args, { site }) => !isMedia(row) && uriOf(row.link, site.addresses) === '/',
    },
    isPreview: IS_PREVIEW,
    isRestricted: {
      type: 'Boolean',
      reads: ['content.protected'],
      description: 'Whether a password restricts what is shown.',
      resolve: (row) => !isMedia(row) && row.content?.protected === true,
    },
    ...assetFields<AnyContent>(dialect, 'ContentNode'),
    ...(seoField(
      dialect,
      typeName === undefined ? 'any content' : 'content',
      typeName,
    ) as Fields<AnyContent>),
    desiredSlug: NOT_PUBLIC('String', 'The slug that it had before it was moved to the trash.'),
    enclosure: NOT_PUBLIC('String', 'The enclosed audio or video file.'),
    ...PREVIEW_IDS,
    editingLockedBy: edgeField(
      types,
      { to: 'User', name: 'ContentNodeToEditLock', fields: LOCK },
      {
        description: 'Who is editing it. Not in WordPress’s REST API.',
        resolve: () => null,
      },
    ),
    lastEditedBy: edgeField(
      types,
      { to: 'User', name: 'ContentNodeToEditLast' },
      {
        description: 'Who edited it last. Not in WordPress’s REST API.',
        resolve: () => null,
      },
    ),
  });
}

const LOCK: Fields<never> = {
  lockTimestamp: { type: 'String', description: 'When editing began.', resolve: () => null },
};
