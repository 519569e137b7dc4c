import { AUTHORS, MEDIA } from '../../../model/resources.ts';
import type { AuthorRow, ViewerRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { hungOn } from '../../engine/paging/list-place.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { acfFields } from '../acf/acf-fields.ts';
import { givenGroupInterfaces } from '../acf/given-group-fields.ts';
import { commentList } from '../comments/comment-lists.ts';
import type { CommentAuthor } from '../comments/comments.ts';
import { contentList } from '../content/content-lists.ts';
import { revisionsOf } from '../content/revisions.ts';
import type { Dialect } from '../dialect.ts';
import { kindFlags } from '../kit/common-fields.ts';
import { globalId } from '../kit/global-ids.ts';
import type { FieldSpec, Fields } from '../kit/registrar.ts';
import { textOrNull } from '../kit/texts.ts';
import { listField } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';
import { rankMathInterfaces } from '../seo/rank-math-seo.ts';
import { seoField } from '../seo/seo-field.ts';
import { assetFields } from '../site/not-in-rest.ts';
import { AVATAR_ARGUMENTS, avatarOf, registerAvatars } from './avatars.ts';
import { PRIVATE_FIELDS } from './private-users.ts';

type User = AuthorRow & Partial<ViewerRow>;

/** A field that REST shows only to those who may edit the user, and to the user. */
const own = (type: string, description: string, of: (user: User) => unknown): FieldSpec<User> => ({
  type,
  costs: { batch: 1, by: 'raw', always: true, together: true },
  description: `${description} Null for the public.`,
  resolve: async (user, _args, context) => of(await privateUser(user, context)) ?? null,
});

/** A user with what is not public, if the caller may see it. */
async function privateUser(user: User, { load, caller }: GatewayContext): Promise<User> {
  if (user.username !== undefined || caller.kind !== 'identified') return user;
  const raw = await load.raw(AUTHORS, user.id, PRIVATE_FIELDS).catch(() => null);
  return raw ? { ...user, ...(raw as Partial<User>) } : user;
}

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
    interfaces: [
      ...['Commenter', 'DatabaseIdentifier', 'Node', 'UniformResourceIdentifiable'],
      ...givenGroupInterfaces(dialect, 'User'),
      ...rankMathInterfaces(dialect),
    ],
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
      nicename: {
        ...own('String', 'The slug.', ({ username, slug }) => username && slug),
        reads: ['slug'],
      },
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
        resolve: ({ link }, _args, { site }) => uriOf(link, site.addresses),
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
        ({ capabilities }) =>
          capabilities && Object.keys(capabilities).filter((name) => capabilities[name] === true),
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
      ...(seoField(dialect, 'user', 'User') as Fields<User>),
      ...(acfFields(dialect, AUTHORS, 'User') as Fields<User>),
      ...assetFields<User>(dialect, 'User'),
      revisions: revisionsOf<User>(dialect, 'User'),
      comments: commentList(dialect, 'User', 'Comments by them.', (user) => hungOn('author', user.id)),
      mediaItems: contentList(dialect, 'User', MEDIA, 'Media uploaded by them.', ofAuthor),
      roles: listField<User>(
        types,
        { to: 'UserRole', name: 'UserToUserRole' },
        {
          costs: { batch: 1, by: 'raw', always: true, together: true, items: 1 },
          description: 'Their roles. Null for the public.',
          resolve: async (user, args, context) => {
            const { roles } = await privateUser(user, context);
            return roles && pageOf(Object.values(roles).map(roleNamed), ({ name }) => name, args);
          },
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

/** A role by its slug: its label and capabilities are not in REST. */
const roleNamed = (name: unknown) => ({
  id: globalId('user_role', String(name)),
  name: String(name),
  displayName: String(name)
    .replace(/^./, (letter) => letter.toUpperCase())
    .replaceAll('_', ' '),
  isRestricted: false,
});
