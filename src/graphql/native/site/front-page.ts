import type { GraphQLResolveInfo } from 'graphql';
import type { ContentTypeModel } from '../../../model/resources.ts';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { loadByUri } from '../../engine/uri/resolve-uri.ts';

/** The front page as described by the REST index; older versions of WordPress lack these fields. */
export interface FrontPageIndex {
  readonly show_on_front?: string;
  readonly page_on_front?: number;
  readonly page_for_posts?: number;
}

export const FRONT_PAGE_FIELDS = ['page_on_front', 'show_on_front'] as const;

/** The static front page; `null` if the front page shows the latest posts. If the index does not say, resolve `/`. */
export async function loadFrontPage(
  { show_on_front, page_on_front }: FrontPageIndex,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<ContentRow | null> {
  const { contentTypes } = context.site;
  if (show_on_front === undefined)
    return (await loadByUri('/', contentTypes, context, info)) as ContentRow | null;
  const pages = pagesOf(contentTypes);
  return pages && show_on_front === 'page' ? loadRelated(pages, page_on_front, context, info) : null;
}

export const pagesOf = (types: readonly ContentTypeModel[]): ContentTypeModel | undefined =>
  types.find(({ slug }) => slug === 'page');
