import type { GraphQLResolveInfo } from 'graphql';
import type { SitePage } from '../../../loaders/site/site-page-loader.ts';
import type { Resource } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { loadRelated } from '../selection/related.ts';

/** What the home URL shows if its headers do not say: the static front page, as named by the REST index. */
export async function loadAtHome(
  page: SitePage,
  search: string,
  resources: readonly Resource[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const pages = resources.find((resource) => resource.kind === 'content' && resource.slug === 'page');
  if (!pages) return null;
  // A static front page would have sent the header, so this is the list of latest posts.
  if (search !== '' || page.hasRestLinks) return null;
  const { show_on_front, page_on_front } = await context.load.index(['page_on_front', 'show_on_front']);
  return show_on_front === 'page' && typeof page_on_front === 'number'
    ? loadRelated(pages, page_on_front, context, info)
    : null;
}
