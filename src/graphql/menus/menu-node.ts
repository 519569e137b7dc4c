import type { GraphQLResolveInfo } from 'graphql';
import { MEDIA } from '../../site/resources.ts';
import type { MenuItem } from '../../wordpress/menu-model.ts';
import type { Row } from '../../wordpress/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { loadRelated } from '../related.ts';
import { loadByUri } from '../uri/resolve-uri.ts';
import { shownOnPages } from '../uri/shown-on-pages.ts';
import { uriWithin } from '../uri/site-uri.ts';
import { menuAddress } from './menu-address.ts';

/** What an item leads to: by its id, in batches, where the menu tells it, and by the address of the page otherwise. */
export async function loadMenuNode(
  { href, leadsTo }: MenuItem,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const { site } = context;
  if (leadsTo?.kind === 'archive') return null;
  const resource =
    leadsTo?.kind === 'term'
      ? site.taxonomies.find(({ slug }) => slug === leadsTo.slug)
      : leadsTo?.slug === 'attachment'
        ? MEDIA
        : site.contentTypes.find(({ slug }) => slug === leadsTo?.slug);
  if (resource) return loadRelated(resource, leadsTo?.id, context, info);
  const address = menuAddress(href, site.home);
  return address !== null && uriWithin(address, site.home) !== null
    ? loadByUri(address, shownOnPages(site), context, info)
    : null;
}
