import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { AUTHORS } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { loadItem } from '../../engine/selection/related.ts';

/** What WordPress shows of a user to those who may list users, and to the user. */
export const PRIVATE_FIELDS = [
  ...['capabilities', 'email', 'extra_capabilities', 'first_name', 'last_name', 'locale', 'nickname'],
  ...['registered_date', 'roles', 'username'],
] as const;

/** A user by what is not public: for callers who may list users. */
export async function userBy(
  kind: 'USERNAME' | 'EMAIL',
  text: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  if (context.caller.kind !== 'identified') {
    const named = kind === 'EMAIL' ? 'Email' : 'Username';
    throw new PressgraphError('BAD_USER_INPUT', `You do not have permission to request a User by ${named}`);
  }
  const { items } = await context.load.page({
    resource: AUTHORS,
    route: AUTHORS.route,
    filter: { search: text },
    order: { orderby: 'slug', order: 'asc' },
    page: { size: 20, direction: 'forward' },
    fields: ['id'],
    wantsPlaces: false,
    leadsOn: true,
    owner: undefined,
  });
  const key = kind === 'EMAIL' ? 'email' : 'username';
  for (const { row } of items) {
    const raw = await context.load.raw(AUTHORS, row.id, PRIVATE_FIELDS);
    if (String(raw?.[key] ?? '').toLowerCase() === text.toLowerCase()) {
      return await loadItem(AUTHORS, row.id, context, info);
    }
  }
  return null;
}
