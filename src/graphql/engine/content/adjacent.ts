import type { GraphQLResolveInfo } from 'graphql';
import type { ContentTypeModel } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { boundAt, orderOf, type PageRequest, type Walk } from '../../../wordpress/rest/pagination.ts';
import { type ContentRow, RESOURCE } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { Selection } from '../selection/selection.ts';

/**
 * The item of the same type that was published next, or before. Items of one second are in the order of their ids, as in
 * lists: usually one request, two more where its second has others.
 */
export async function loadAdjacent(
  row: Pick<ContentRow, 'id' | 'date' | typeof RESOURCE>,
  walk: Walk,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<ContentRow | null> {
  const { id, date, [RESOURCE]: resource } = row;
  if (date == null || Number.isNaN(Date.parse(`${date}Z`))) return null;
  const fields = restFields([...Selection.of(info).reads(resource), 'date'], resource.kind);
  const first = async (
    filter: Parameters<GatewayContext['load']['page']>[0]['filter'],
    page: PageRequest,
  ) => {
    const { items } = await context.load.page<ContentTypeModel>({
      ...{ resource, route: resource.route, filter, fields, page, wantsPlaces: false },
      order: { orderby: 'date', order: orderOf(walk) },
    });
    return items[0]?.row ?? null;
  };
  const page: PageRequest = { size: 1, direction: 'forward' };
  const found = await first({ ...boundAt(walk, date), exclude: [id] }, page);
  if (found?.date !== date) return found;
  return await first({}, { ...page, from: { kind: 'date', id, date, rank: 2, toward: walk } });
}
