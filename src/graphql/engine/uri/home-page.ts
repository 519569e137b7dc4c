import type { GraphQLResolveInfo } from 'graphql';
import type { SitePage } from '../../../loaders/site/site-page-loader.ts';
import type { Resource } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { loadItem, loadRelated } from '../selection/related.ts';

/**
 * What the home address shows where its headers do not say: with a page's id in its query (the posts page of a site
 * with plain permalinks) that page, and alone the static front page, as the REST index names it.
 */
export async function loadAtHome(
  page: SitePage,
  search: string,
  resources: readonly Resource[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const pages = resources.find((resource) => resource.kind === 'content' && resource.slug === 'page');
  if (!pages) return null;
  const asked = new URLSearchParams(search);
  const pageId = Number(asked.get('page_id'));
  if (Number.isSafeInteger(pageId) && pageId > 0) return loadItem(pages, pageId, context, info);
  // A static front page would have told, and so the latest posts are here.
  if (asked.size > 0 || page.hasRestLinks) return null;
  const { show_on_front, page_on_front } = await context.load.index(['page_on_front', 'show_on_front']);
  return show_on_front === 'page' && typeof page_on_front === 'number'
    ? loadRelated(pages, page_on_front, context, info)
    : null;
}
