import { RestRoot } from '../../../wordpress/rest/address/rest-root.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import type { GatewayBuilder } from '../builder.ts';
import { pagesOf } from './front-page.ts';

export const registerPermalinkShape = (builder: GatewayBuilder) =>
  builder.enumType('PermalinkShape', {
    description: 'The structure of permalinks.',
    values: {
      PRETTY: { description: 'Readable paths: `/2026/04/hello-ink/`.' },
      PLAIN: { description: 'IDs in the query: `/?p=12`.' },
    },
  });

/**
 * A REST root with a path implies pretty permalinks. A root with a query does not imply plain ones, because the path
 * may be blocked, so look at the link of an item.
 */
export async function permalinkShape({ site, load }: GatewayContext): Promise<'PRETTY' | 'PLAIN'> {
  if (!new RestRoot(site.restRoot).isPlain) return 'PRETTY';
  const resource = site.contentTypes.find(({ slug }) => slug === 'post') ?? pagesOf(site.contentTypes);
  if (!resource) return 'PLAIN';
  const { items } = await load.page({
    resource,
    route: resource.route,
    filter: {},
    order: NEWEST_FIRST,
    page: { size: 1, direction: 'forward', from: undefined },
    fields: ['id', 'link'],
    wantsPlaces: false,
  });
  const link: ContentRow['link'] = items[0]?.row.link;
  return link !== undefined && URL.canParse(link) && new URL(link).search === '' ? 'PRETTY' : 'PLAIN';
}
