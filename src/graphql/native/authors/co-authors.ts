import type { ObjectRef } from '@pothos/core';
import { AUTHORS, type ContentTypeModel } from '../../../model/resources.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import { avatarUrl } from '../../engine/authors/avatar.ts';
import {
  avatarsOfCoAuthor,
  COSTS_OF_CO_AUTHORS,
  type CoAuthor,
  coAuthorsOf,
  descriptionOfCoAuthor,
  linkOfCoAuthor,
  loadCoAuthors,
  loadOnlyAuthor,
  nameOfCoAuthor,
} from '../../engine/authors/co-authors.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import type { GatewayTypes } from '../builder.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { avatarArguments } from './avatar-arguments.ts';

const registered = new WeakMap<SchemaKit['builder'], ObjectRef<GatewayTypes, CoAuthor>>();

/** `coAuthors`, on types to which Co-Authors Plus gives several authors. */
export function registerCoAuthors(
  kit: SchemaKit,
  model: ContentTypeModel,
  ref: ObjectRef<GatewayTypes, ContentRow>,
): void {
  const taxonomy = coAuthorsOf(model, kit.site);
  if (!taxonomy) return;
  kit.builder.objectField(ref, 'coAuthors', (t) =>
    t.field({
      type: [coAuthorType(kit)],
      reads: [taxonomy.restBase, 'author'],
      costs: COSTS_OF_CO_AUTHORS,
      description: 'All its authors, guests included, in their order (Co-Authors Plus).',
      resolve: async (row, _args, context) => {
        const ids: unknown = Object.getOwnPropertyDescriptor(row, taxonomy.restBase)?.value;
        if (!Array.isArray(ids)) return null;
        const authors =
          ids.length > 0
            ? await loadCoAuthors(taxonomy, ids, context)
            : await loadOnlyAuthor(row.author, context);
        return [...authors];
      },
    }),
  );
}

function coAuthorType(kit: SchemaKit): ObjectRef<GatewayTypes, CoAuthor> {
  const { builder } = kit;
  const known = registered.get(builder);
  if (known) return known;
  const ref = builder.objectRef<CoAuthor>('CoAuthor');
  registered.set(builder, ref);
  builder.objectType(ref, {
    description: 'One of several authors: a user of the site, or a guest.',
    fields: (t) => ({
      name: t.string({
        description: 'The name shown, as plain text.',
        resolve: (author) => {
          const name = nameOfCoAuthor(author);
          return name === null ? null : decodeEntities(name);
        },
      }),
      slug: t.exposeString('slug', { nullable: false, description: 'The slug, as in the URL.' }),
      description: t.string({ description: 'The biography.', resolve: descriptionOfCoAuthor }),
      link: t.field({ type: 'URL', description: 'The URL of the author archive.', resolve: linkOfCoAuthor }),
      uri: t.string({
        description: 'The path of the author archive, relative to the home URL.',
        resolve: (author, _args, { site }) => uriOf(linkOfCoAuthor(author) ?? undefined, site.addresses),
      }),
      avatarUrl: t.field({
        type: 'URL',
        args: builder.args(avatarArguments),
        description: 'The avatar URL. Null if the site shows no avatars.',
        resolve: (author, { size }) => avatarUrl(avatarsOfCoAuthor(author), size),
      }),
      isGuest: t.boolean({
        nullable: false,
        description: 'Whether they have no account on the site.',
        resolve: ({ user }) => user === null,
      }),
      author: t.field({
        type: kit.Author,
        costs: ONE_BY_ID,
        description: 'The user. Null for a guest.',
        resolve: ({ user }, _args, context, info) => loadRelated(AUTHORS, user?.id, context, info),
      }),
    }),
  });
  return ref;
}
