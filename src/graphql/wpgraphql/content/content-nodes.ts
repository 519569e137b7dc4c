import { AUTHORS, MEDIA } from '../../../model/resources.ts';
import { type ContentRow, type MediaRow, RESOURCE } from '../../../wordpress/rest/shapes.ts';
import { bytesOfHtml, type FieldCosts, ONE_BY_ID, WHOLE_CONTENT } from '../../engine/field-options/types.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { loadRaw } from '../../engine/values/raw-text.ts';
import type { Dialect } from '../dialect.ts';
import { globalId } from '../kit/global-ids.ts';
import type { Args, FieldSpec, Fields } from '../kit/registrar.ts';
import { decodedOrNull, percentDecoded, textOrNull } from '../kit/texts.ts';
import { edgeField, relatedTo } from '../paging/connections.ts';
import { assetFields } from '../site/not-in-rest.ts';
import { registerTemplates, templateOf } from './templates.ts';

/** Content of any type, media included. */
export type AnyContent = (ContentRow | MediaRow) & { readonly modified?: string };

const isMedia = (row: AnyContent): row is MediaRow & { readonly modified?: string } =>
  row[RESOURCE].kind === 'media';

/** The slug of a row's post type. */
export const typeSlugOf = (row: AnyContent): string =>
  row[RESOURCE].kind === 'content' ? row[RESOURCE].slug : 'attachment';

const NOT_PUBLIC = (type: string, description: string): FieldSpec<unknown> => ({
  type,
  description: `${description} Not in WordPress’s REST API for the public.`,
  resolve: () => null,
});

export const ID: FieldSpec<{ readonly id: number }> = {
  type: 'ID!',
  description: 'The global ID.',
  resolve: ({ id }) => globalId('post', id),
};

/** What a text reads: nothing if it is asked as stored, which costs a request of its own. */
const readsText =
  (...fields: readonly string[]) =>
  ({ format }: Args): readonly string[] =>
    format === 'RAW' ? [] : fields;

const costsOf =
  (html: number) =>
  ({ format }: Args): FieldCosts =>
    format === 'RAW' ? { batch: 1, by: 'raw', always: true } : { bytes: bytesOfHtml(html) };

const RAW_ARGUMENT = { format: 'PostObjectFieldFormatEnum' };

/** The interfaces that content implements, by what its type supports. */
export function registerContentNodes(dialect: Dialect): void {
  const { types, names } = dialect;
  const typeOf = (row: AnyContent) => names.of(row[RESOURCE]).typeName;
  registerTemplates(dialect);
  types.enum('PostObjectFieldFormatEnum', 'How a text is formatted.', { RAW: 'RAW', RENDERED: 'HTML' });

  types.interface<AnyContent>('ContentNode', {
    description: 'Content of any post type.',
    interfaces: ['Node', 'UniformResourceIdentifiable'],
    typeOf,
    fields: contentFields(dialect),
  });
  const node = { id: ID };
  types.interface<AnyContent>('NodeWithTitle', {
    description: 'Content with a title.',
    interfaces: ['Node'],
    typeOf,
    fields: {
      ...node,
      title: {
        type: 'String',
        args: RAW_ARGUMENT,
        reads: readsText('title.rendered'),
        description: 'The title, with its entities decoded. Null if it is empty.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? loadRaw(row[RESOURCE], row, 'title', context)
            : decodedOrNull(row.title?.rendered),
      },
    },
  });
  types.interface<ContentRow>('NodeWithContentEditor', {
    description: 'Content with a text.',
    interfaces: ['Node'],
    typeOf,
    fields: {
      ...node,
      content: {
        type: 'String',
        args: RAW_ARGUMENT,
        reads: readsText('content.rendered'),
        costs: costsOf(WHOLE_CONTENT),
        description: 'The content, as HTML. Null if it is empty or password-protected.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? loadRaw(row[RESOURCE], row, 'content', context)
            : textOrNull(row.content?.rendered),
      },
    },
  });
  types.interface<ContentRow>('NodeWithExcerpt', {
    description: 'Content with an excerpt.',
    interfaces: ['Node'],
    typeOf,
    fields: {
      ...node,
      excerpt: {
        type: 'String',
        args: RAW_ARGUMENT,
        reads: readsText('excerpt.rendered', 'excerpt.protected'),
        costs: costsOf(1),
        description: 'The excerpt, as HTML. Null if the content is password-protected.',
        resolve: (row, { format }, context) =>
          format === 'RAW'
            ? loadRaw(row[RESOURCE], row, 'excerpt', context)
            : row.excerpt?.protected
              ? null
              : (row.excerpt?.rendered ?? null),
      },
    },
  });
  types.interface<AnyContent>('NodeWithAuthor', {
    description: 'Content with an author.',
    interfaces: ['Node'],
    typeOf,
    fields: {
      ...node,
      author: edgeField(
        types,
        { to: 'User', name: 'NodeWithAuthorToUser' },
        {
          reads: ['author'],
          costs: ONE_BY_ID,
          embeds: { rel: 'author', resource: AUTHORS },
          description: 'The author.',
          resolve: async (row: AnyContent, _args, context, info) =>
            relatedTo(await loadRelated(AUTHORS, row.author, context, info)),
        },
      ),
      authorDatabaseId: {
        type: 'Int',
        reads: ['author'],
        description: 'The database ID of the author.',
        resolve: ({ author }) => author || null,
      },
      authorId: {
        type: 'ID',
        reads: ['author'],
        description: 'The global ID of the author.',
        resolve: ({ author }) => (author ? globalId('user', author) : null),
      },
    },
  });
  types.interface<ContentRow>('NodeWithFeaturedImage', {
    description: 'Content with a featured image.',
    interfaces: ['Node'],
    typeOf,
    fields: {
      ...node,
      featuredImage: edgeField(
        types,
        { to: 'MediaItem', name: 'NodeWithFeaturedImageToMediaItem' },
        {
          reads: ['featured_media'],
          costs: ONE_BY_ID,
          embeds: { rel: 'wp:featuredmedia', resource: MEDIA },
          description: 'The featured image. Null if there is none.',
          resolve: async (row: ContentRow, _args, context, info) =>
            relatedTo(await loadRelated(MEDIA, row.featured_media, context, info)),
        },
      ),
      featuredImageDatabaseId: {
        type: 'Int',
        reads: ['featured_media'],
        description: 'The database ID of the featured image.',
        resolve: ({ featured_media }) => featured_media || null,
      },
      featuredImageId: {
        type: 'ID',
        reads: ['featured_media'],
        description: 'The global ID of the featured image.',
        resolve: ({ featured_media }) => (featured_media ? globalId('post', featured_media) : null),
      },
    },
  });
  types.interface<ContentRow>('NodeWithPageAttributes', {
    description: 'Content with an order.',
    interfaces: ['Node'],
    typeOf,
    fields: {
      ...node,
      menuOrder: {
        type: 'Int',
        reads: ['menu_order'],
        description: 'The order set by editors. Null for 0.',
        resolve: ({ menu_order }) => menu_order || null,
      },
    },
  });
  types.interface<ContentRow>('NodeWithTrackbacks', {
    description: 'Content that takes trackbacks.',
    interfaces: ['Node'],
    typeOf,
    fields: {
      ...node,
      pingStatus: {
        type: 'String',
        reads: ['ping_status'],
        description: 'Whether it takes pings: `open` or `closed`.',
        resolve: ({ ping_status }) => ping_status ?? null,
      },
      pinged: NOT_PUBLIC('[String]', 'Addresses that were pinged.'),
      toPing: NOT_PUBLIC('[String]', 'Addresses to ping.'),
    },
  });
  types.interface<AnyContent>('NodeWithTemplate', {
    description: 'Content with a template.',
    interfaces: ['Node'],
    typeOf,
    fields: { ...node, template: TEMPLATE },
  });
  types.interface<AnyContent>('Previewable', {
    description: 'Content with a preview.',
    typeOf,
    fields: {
      isPreview: IS_PREVIEW,
      previewRevisionDatabaseId: NOT_PUBLIC('Int', 'The database ID of the newest revision.'),
      previewRevisionId: NOT_PUBLIC('ID', 'The global ID of the newest revision.'),
    },
  });
}

const IS_PREVIEW: FieldSpec<unknown> = {
  type: 'Boolean',
  description: 'Whether this is a preview.',
  resolve: () => false,
};

const TEMPLATE: FieldSpec<AnyContent> = {
  type: 'ContentTemplate',
  reads: ['template'],
  description: 'The template of the theme that it is shown with.',
  resolve: ({ template }) => templateOf(template),
};

/**
 * The fields of all content. Types have them as their own, because other interfaces declare some without saying where they
 * come from.
 */
export function contentFields(dialect: Dialect): Fields<AnyContent> {
  const { types, site } = dialect;
  return {
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
      resolve: ({ link }) => percentDecoded(uriOf(link, site.addresses)),
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
      resolve: typeSlugOf,
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
    isContentNode: { type: 'Boolean!', description: 'Whether this is content.', resolve: () => true },
    isTermNode: { type: 'Boolean!', description: 'Whether this is a term.', resolve: () => false },
    isComment: { type: 'Boolean!', description: 'Whether this is a comment.', resolve: () => false },
    isFrontPage: {
      type: 'Boolean!',
      reads: ['link'],
      description: 'Whether this is the static front page.',
      resolve: (row) => !isMedia(row) && uriOf(row.link, site.addresses) === '/',
    },
    isPostsPage: {
      type: 'Boolean!',
      description: 'Whether this is the page of the latest posts.',
      resolve: () => false,
    },
    isPreview: IS_PREVIEW,
    isRestricted: {
      type: 'Boolean',
      reads: ['content.protected'],
      description: 'Whether a password restricts what is shown.',
      resolve: (row) => !isMedia(row) && row.content?.protected === true,
    },
    ...assetFields<AnyContent>(dialect, 'ContentNode'),
    desiredSlug: NOT_PUBLIC('String', 'The slug that it had before it was moved to the trash.'),
    enclosure: NOT_PUBLIC('String', 'The enclosed audio or video file.'),
    previewRevisionDatabaseId: NOT_PUBLIC('Int', 'The database ID of the newest revision.'),
    previewRevisionId: NOT_PUBLIC('ID', 'The global ID of the newest revision.'),
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
  };
}

const LOCK: Fields<never> = {
  lockTimestamp: { type: 'String', description: 'When editing began.', resolve: () => null },
};
