import { PressgraphError } from '../../../base/errors.ts';
import { AUTHORS } from '../../../model/resources.ts';
import type { ListOrder } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { AuthorRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { Dialect } from '../dialect.ts';
import { idsIn, isEmpty, textsIn } from '../kit/given-values.ts';
import type { Args, FieldSpec } from '../kit/registrar.ts';
import { listField } from '../paging/connections.ts';
import { resolveList } from '../paging/resolve-list.ts';

const WHERE: Readonly<Record<string, string>> = {
  ...{ exclude: '[Int]', hasPublishedPosts: '[ContentTypeEnum]', include: '[Int]', login: 'String' },
  ...{ loginIn: '[String]', loginNotIn: '[String]', nicename: 'String', nicenameIn: '[String]' },
  ...{ nicenameNotIn: '[String]', orderby: '[UsersConnectionOrderbyInput]', role: 'UserRoleEnum' },
  ...{ roleIn: '[UserRoleEnum]', roleNotIn: '[UserRoleEnum]', search: 'String' },
  searchColumns: '[UsersConnectionSearchColumnEnum]',
};

/** Logins are not public; slugs are the same unless someone renamed them. */
const ORDERS: Readonly<Record<string, string>> = {
  ...{ DISPLAY_NAME: 'name', EMAIL: 'email', LOGIN: 'slug', LOGIN_IN: 'include_slugs' },
  ...{ NICE_NAME: 'slug', NICE_NAME_IN: 'include_slugs', REGISTERED: 'registered_date', URL: 'url' },
};

/** The list of users at the root. */
export function userList({ types }: Dialect): FieldSpec<unknown> {
  const where = 'RootQueryToUserConnectionWhereArgs';
  types.input(where, 'Filters of a list of users.', WHERE);
  return listField<unknown>(
    types,
    { to: 'User', name: 'RootQueryToUser', where },
    {
      leadsTo: 'page',
      description: 'Users who have published something.',
      resolve: (_root, args, context, info) => {
        const given = (args['where'] ?? {}) as Args;
        const without = new Set([...textsIn(given['nicenameNotIn']), ...textsIn(given['loginNotIn'])]);
        const list = {
          resource: AUTHORS,
          filter: userFilter(given, context),
          order: userOrder(given, context),
        };
        return resolveList(
          {
            ...list,
            ...(without.size > 0 && {
              keep: ({ slug }: AuthorRow) => !without.has(slug ?? ''),
              further: ['slug'],
            }),
          },
          args,
          context,
          info,
        );
      },
    },
  );
}

function userFilter(given: Args, { caller }: GatewayContext): RestQuery {
  const roles = [...textsIn(given['role']), ...textsIn(given['roleIn'])];
  const isByRole = roles.length > 0 || !isEmpty(given['roleNotIn']);
  if (isByRole && caller.kind !== 'identified') {
    throw new PressgraphError('BAD_USER_INPUT', 'Sorry, you are not allowed to filter users by role.');
  }
  if (!isEmpty(given['roleNotIn'])) {
    throw new PressgraphError('BAD_USER_INPUT', 'WordPress’s REST API cannot filter by `roleNotIn`.');
  }
  const slugs = [
    ...textsIn(given['nicename']),
    ...textsIn(given['nicenameIn']),
    ...textsIn(given['login']),
    ...textsIn(given['loginIn']),
  ];
  return {
    ...(!isEmpty(given['include']) && { include: idsIn(given['include']) }),
    ...(!isEmpty(given['exclude']) && { exclude: idsIn(given['exclude']) }),
    ...(!isEmpty(given['search']) && { search: String(given['search']) }),
    ...(slugs.length > 0 && { slug: slugs }),
    ...(roles.length > 0 && { roles: roles.map((role) => role.toLowerCase()) }),
    ...(!isEmpty(given['hasPublishedPosts']) && {
      has_published_posts: textsIn(given['hasPublishedPosts']),
    }),
  };
}

function userOrder(given: Args, { caller }: GatewayContext): ListOrder {
  const [asked] = [given['orderby']].flat() as readonly (Args | null | undefined)[];
  const field = String(asked?.['field'] ?? 'LOGIN');
  const order = asked?.['order'] === 'DESC' ? 'desc' : 'asc';
  // To the public, WordPress orders by none of these: ids are in the order of registration, and slugs are the logins.
  if (caller.kind !== 'identified' && field === 'REGISTERED') return { orderby: 'id', order };
  if (caller.kind !== 'identified' && field === 'EMAIL') return { orderby: 'slug', order };
  return { orderby: ORDERS[field] ?? 'slug', order };
}
