import type { GraphQLResolveInfo } from 'graphql';
import { MEDIA } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { fieldsBelow } from '../../engine/selection/related.ts';

/** An uploaded file by its URL. WordPress searches names of files, too. */
export async function mediaByFile(
  url: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const file = url.split('/').at(-1) ?? '';
  if (file === '') return null;
  const fields = restFields([...fieldsBelow(MEDIA, info), 'source_url'], MEDIA.kind);
  const name = file.replace(/\.[a-z0-9]+$/i, '');
  const slug = name.replace(/-scaled$/i, '').toLowerCase();
  const isFile = ({ source_url }: { readonly source_url?: string }) => source_url === url;
  const named = await context.load.bySlug(MEDIA, slug, fields);
  const found = named.find(isFile);
  if (found) return found;
  const { items } = await context.load.page({
    resource: MEDIA,
    route: MEDIA.route,
    filter: { search: name },
    order: NEWEST_FIRST,
    page: { size: 100, direction: 'forward' },
    fields,
    wantsPlaces: false,
    leadsOn: true,
    owner: undefined,
  });
  return items.map(({ row }) => row).find(isFile) ?? null;
}
