import { AUTHORS } from '../../../model/resources.ts';
import { avatarUrl } from '../../engine/authors/avatar.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { momentOf } from '../../engine/values/dates.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import { avatarArguments } from '../authors/avatar-arguments.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The `Viewer` type and the field `viewer`: the user whose credential came, as they see themselves. */
export function registerViewer(kit: SchemaKit): void {
  const { builder, ids, Viewer } = kit;
  builder.objectType(Viewer, {
    description: 'Who is asking: the user of the site whose credential came with the request.',
    fields: (t) => ({
      id: t.id({
        nullable: false,
        description: 'The global id of them as an author.',
        resolve: ({ id }) => ids.encode(AUTHORS, id),
      }),
      databaseId: t.exposeInt('id', { nullable: false, description: 'WordPress’s own id.' }),
      username: t.exposeString('username', {
        reads: ['username'],
        description: 'The name with which they sign in.',
      }),
      name: t.string({
        reads: ['name'],
        description: 'The name shown to readers.',
        resolve: ({ name }) => (name == null ? null : decodeEntities(name)),
      }),
      firstName: t.exposeString('first_name', {
        reads: ['first_name'],
        description: 'Their first name; may be empty.',
      }),
      lastName: t.exposeString('last_name', {
        reads: ['last_name'],
        description: 'Their last name; may be empty.',
      }),
      nickname: t.exposeString('nickname', { reads: ['nickname'], description: 'Their nickname.' }),
      slug: t.exposeString('slug', {
        reads: ['slug'],
        description: 'The short name, as it stands in the address of their archive.',
      }),
      email: t.exposeString('email', { reads: ['email'], description: 'Their e-mail address.' }),
      url: t.field({
        type: 'URL',
        reads: ['url'],
        description: 'Their own website. Null where they gave none.',
        resolve: ({ url }) => url || null,
      }),
      description: t.exposeString('description', {
        reads: ['description'],
        description: 'Their biography; may hold HTML.',
      }),
      locale: t.exposeString('locale', {
        reads: ['locale'],
        description: 'The language in which they use WordPress: `en_US`.',
      }),
      roles: t.field({
        type: ['String'],
        reads: ['roles'],
        description: 'Their roles: `editor`.',
        // PHP sends a list whose keys have gaps as an object.
        resolve: ({ roles }) => (roles ? Object.values(roles).map(String) : null),
      }),
      capabilities: t.field({
        type: ['String'],
        reads: ['capabilities'],
        description: 'What they may do, by their roles and themselves, in alphabetical order: `edit_posts`.',
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
        description: 'When they joined the site.',
        resolve: ({ registered_date }) => momentOf(registered_date),
      }),
      avatarUrl: t.field({
        type: 'URL',
        reads: ['avatar_urls'],
        args: builder.args(avatarArguments),
        description: 'Their picture. Null where the site shows none.',
        resolve: ({ avatar_urls }, { size }) => avatarUrl(avatar_urls, size),
      }),
      author: t.field({
        type: kit.Author,
        costs: ONE_BY_ID,
        description: 'They as an author, with what they wrote.',
        resolve: ({ id }, _args, context, info) => loadRelated(AUTHORS, id, context, info),
      }),
    }),
  });
  builder.queryField('viewer', (t) =>
    t.field({
      type: Viewer,
      costs: { batch: 1, always: true },
      description: 'Who is asking. Null for the anonymous.',
      resolve: (_root, _args, { load }, info) => load.viewer(Selection.of(info).reads()),
    }),
  );
}
