import { AUTHORS } from '../../../model/resources.ts';
import { avatarUrl } from '../../engine/authors/avatar.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { momentOf } from '../../engine/values/dates.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import { avatarArguments } from '../authors/avatar-arguments.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The `Viewer` type and the field `viewer`: the authenticated user, as they see themselves. */
export function registerViewer(kit: SchemaKit): void {
  const { builder, otherNodes, Viewer } = kit;
  builder.node(Viewer, {
    description: 'The authenticated user, whose credential was sent with the request.',
    id: { resolve: ({ id }) => String(id) },
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'The ID in the WordPress database.' }),
      username: t.exposeString('username', {
        reads: ['username'],
        description: 'The login name.',
      }),
      name: t.string({
        reads: ['name'],
        description: 'The display name.',
        resolve: ({ name }) => (name == null ? null : decodeEntities(name)),
      }),
      firstName: t.exposeString('first_name', {
        reads: ['first_name'],
        description: 'The first name; may be empty.',
      }),
      lastName: t.exposeString('last_name', {
        reads: ['last_name'],
        description: 'The last name; may be empty.',
      }),
      nickname: t.exposeString('nickname', { reads: ['nickname'], description: 'The nickname.' }),
      slug: t.exposeString('slug', {
        reads: ['slug'],
        description: 'The slug, as in the URL of the author archive.',
      }),
      email: t.exposeString('email', { reads: ['email'], description: 'The email address.' }),
      url: t.field({
        type: 'URL',
        reads: ['url'],
        description: 'The website URL. Null if none is set.',
        resolve: ({ url }) => url || null,
      }),
      description: t.exposeString('description', {
        reads: ['description'],
        description: 'The biography; may contain HTML.',
      }),
      locale: t.exposeString('locale', {
        reads: ['locale'],
        description: 'The language of the user’s dashboard: `en_US`.',
      }),
      roles: t.field({
        type: ['String'],
        reads: ['roles'],
        description: 'The roles: `editor`.',
        // PHP sends a list with gaps in its keys as an object.
        resolve: ({ roles }) => (roles ? Object.values(roles).map(String) : null),
      }),
      capabilities: t.field({
        type: ['String'],
        reads: ['capabilities'],
        description:
          'The capabilities, from roles and individual grants, in alphabetical order: `edit_posts`.',
        resolve: ({ capabilities }) =>
          capabilities
            ? Object.entries(capabilities)
                .filter(([, granted]) => granted === true)
                .map(([name]) => name)
                .sort()
            : null,
      }),
      registeredDate: t.field({
        type: 'DateTime',
        reads: ['registered_date'],
        description: 'When they registered.',
        resolve: ({ registered_date }) => momentOf(registered_date),
      }),
      avatarUrl: t.field({
        type: 'URL',
        reads: ['avatar_urls'],
        args: builder.args(avatarArguments),
        description: 'The avatar URL. Null if the site shows no avatars.',
        resolve: ({ avatar_urls }, { size }) => avatarUrl(avatar_urls, size),
      }),
      author: t.field({
        type: kit.Author,
        costs: ONE_BY_ID,
        description: 'The user as an author, with their content.',
        resolve: ({ id }, _args, context, info) => loadRelated(AUTHORS, id, context, info),
      }),
    }),
  });
  builder.queryField('viewer', (t) =>
    t.field({
      type: Viewer,
      costs: { batch: 1, always: true },
      description: 'The authenticated user. Null for anonymous callers.',
      resolve: (_root, _args, { load }, info) => load.viewer(Selection.of(info).reads()),
    }),
  );
  otherNodes.set(Viewer, {
    costs: { batch: 1, always: true },
    // Nobody is the viewer of another.
    load: async (key, { context, reads }) => {
      const viewer = await context.load.viewer(reads());
      return String(viewer?.id) === key ? viewer : null;
    },
  });
}
