import { AUTHORS, MEDIA } from '../../../model/resources.ts';
import type { AuthorRow, ViewerRow } from '../../../wordpress/rest/shapes.ts';
import { hungOn } from '../../engine/paging/list-place.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { commentList } from '../comments/comment-lists.ts';
import type { CommentAuthor } from '../comments/comments.ts';
import { contentList } from '../content/content-lists.ts';
import { revisionsOf } from '../content/revisions.ts';
import type { Dialect } from '../dialect.ts';
import { kindFlags } from '../kit/common-fields.ts';
import { globalId } from '../kit/global-ids.ts';
import type { FieldSpec } from '../kit/registrar.ts';
import { textOrNull } from '../kit/texts.ts';
import { listField } from '../paging/connections.ts';
import { assetFields } from '../site/not-in-rest.ts';
import { AVATAR_ARGUMENTS, avatarOf, registerAvatars } from './avatars.ts';

type User = AuthorRow & Partial<ViewerRow>;

/** A field that REST shows only to the user themselves. */
const own = (type: string, description: string, of: (user: User) => unknown): FieldSpec<User> => ({
  type,
  description: `${description} Null for others.`,
  resolve: (user) => of(user) ?? null,
});

export function registerUsers(dialect: Dialect): void {
  const { types, site, names } = dialect;
  registerAvatars(types);
  const id = { type: 'ID!', description: 'The global ID.' };
  types.interface<User | CommentAuthor>('Commenter', {
    description: 'Someone who writes comments.',
    interfaces: ['DatabaseIdentifier', 'Node'],
    typeOf: (row) => ('comment' in row ? 'CommentAuthor' : 'User'),
    fields: {
      id,
      databaseId: { type: 'Int!', description: 'The ID in the database.' },
      name: { type: 'String', description: 'The name.' },
      url: { type: 'String', description: 'Their own URL.' },
      email: { type: 'String', description: 'Null: not public.' },
      isRestricted: { type: 'Boolean', description: 'Whether some of it is not public.' },
      avatar: { type: 'Avatar', description: 'The avatar.' },
    },
  });
  types.object<User>('User', {
    description: 'A user who has published something.',
    resource: AUTHORS,
    interfaces: ['Commenter', 'DatabaseIdentifier', 'Node', 'UniformResourceIdentifiable'],
    fields: {
      id: { ...id, resolve: (user) => globalId('user', user.id) },
      databaseId: { type: 'Int!', description: 'The ID in the database.', resolve: (user) => user.id },
      userId: {
        type: 'Int',
        description: 'The ID in the database.',
        deprecated: 'Use `databaseId`.',
        resolve: (user) => user.id,
      },
      name: {
        type: 'String',
        reads: ['name'],
        description: 'The name shown.',
        resolve: ({ name }) => textOrNull(name),
      },
      slug: {
        type: 'String',
        reads: ['slug'],
        description: 'The slug.',
        resolve: ({ slug }) => textOrNull(slug),
      },
      nicename: own('String', 'The slug.', ({ username, slug }) => username && slug),
      url: {
        type: 'String',
        reads: ['url'],
        description: 'Their own URL.',
        resolve: ({ url }) => textOrNull(url),
      },
      description: {
        type: 'String',
        reads: ['description'],
        description: 'The biography.',
        resolve: ({ description }) => textOrNull(description),
      },
      uri: {
        type: 'String',
        reads: ['link'],
        description: 'The path relative to the home URL.',
        resolve: ({ link }) => uriOf(link, site.addresses),
      },
      avatar: {
        type: 'Avatar',
        args: AVATAR_ARGUMENTS,
        reads: ['avatar_urls'],
        description: 'The avatar. Null if the site shows none.',
        resolve: ({ avatar_urls }, args) => avatarOf(avatar_urls, args),
      },
      firstName: own('String', 'The first name.', ({ first_name }) => textOrNull(first_name)),
      lastName: own('String', 'The last name.', ({ last_name }) => textOrNull(last_name)),
      nickname: own('String', 'The nickname.', ({ nickname }) => nickname),
      username: own('String', 'The login name.', ({ username }) => username),
      email: own('String', 'The email address.', ({ email }) => email),
      locale: own('String', 'The language.', ({ locale }) => locale),
      registeredDate: own('String', 'When they were registered.', ({ registered_date }) => registered_date),
      capabilities: own(
        '[String]',
        'What they may do.',
        ({ capabilities }) => capabilities && Object.keys(capabilities),
      ),
      capKey: own('String', 'The key of the capabilities.', () => null),
      extraCapabilities: own('[String]', 'Further capabilities.', () => null),
      adminColor: own('String', 'The colours of the admin screens.', () => null),
      hasCommentShortcutsEnabled: own('Boolean', 'A setting of the admin screens.', () => null),
      hasRichEditingEnabled: own('Boolean', 'A setting of the admin screens.', () => null),
      hasSyntaxHighlightingEnabled: own('Boolean', 'A setting of the admin screens.', () => null),
      shouldShowAdminToolbar: own('Boolean', 'A setting of the admin screens.', () => null),
      isRestricted: {
        type: 'Boolean',
        description: 'Whether some of it is not public.',
        resolve: ({ username }) => username === undefined,
      },
      ...kindFlags(),
      ...assetFields<User>(dialect, 'User'),
      revisions: revisionsOf<User>(dialect, 'User'),
      comments: commentList(dialect, 'User', 'Comments by them.', (user) => hungOn('author', user.id)),
      mediaItems: contentList(dialect, 'User', MEDIA, 'Media uploaded by them.', ofAuthor),
      roles: listField<User>(
        types,
        { to: 'UserRole', name: 'UserToUserRole' },
        {
          description: 'Their roles. Null for the public.',
          resolve: () => null,
        },
      ),
      ...Object.fromEntries(
        site.contentTypes.map((type) => [
          names.of(type).plural,
          contentList(dialect, 'User', type, `${type.label} by them.`, ofAuthor),
        ]),
      ),
    },
  });
}

const ofAuthor = (user: User) => hungOn('author', user.id);
