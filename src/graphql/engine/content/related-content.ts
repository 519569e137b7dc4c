import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { ContentTypeModel, TaxonomyModel } from '../../../model/resources.ts';
import { type ContentRow, RESOURCE } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { NEWEST_FIRST } from '../filters/list-order.ts';
import { fieldsBelow } from '../selection/related.ts';

export interface SharedTerms {
  readonly taxonomy: TaxonomyModel;
  readonly ids: readonly number[];
}

/** The newest items of the same type with any of these terms. One request; none for an item without terms. */
export async function loadSharing(
  row: Pick<ContentRow, 'id' | typeof RESOURCE>,
  terms: readonly SharedTerms[],
  size: number,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<readonly ContentRow[]> {
  const { maxSize } = context.pages;
  if (size < 0 || size > maxSize)
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`first\` to be between 0 and ${maxSize}, got ${size}.`,
    );
  const shared = terms.filter(({ ids }) => ids.length > 0);
  if (shared.length === 0 || size === 0) return [];
  const resource = row[RESOURCE];
  const { items } = await context.load.page<ContentTypeModel>({
    ...{ resource, route: resource.route, order: NEWEST_FIRST, wantsPlaces: false },
    filter: {
      ...Object.fromEntries(shared.map(({ taxonomy, ids }) => [taxonomy.restBase, ids])),
      ...(shared.length > 1 && { tax_relation: 'OR' }),
      exclude: [row.id],
    },
    fields: fieldsBelow(resource, info),
    page: { size, direction: 'forward' },
  });
  return items.map((item) => item.row);
}
