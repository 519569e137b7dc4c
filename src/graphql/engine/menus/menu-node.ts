import type { GraphQLResolveInfo } from 'graphql';
import { MEDIA, type Resource } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import type { MenuItem, MenuTarget } from '../../../wordpress/menus/menu-model.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { loadRelated } from '../selection/related.ts';
import { Selection } from '../selection/selection.ts';
import { linkInQuery } from '../uri/query-item.ts';
import { loadByUri } from '../uri/resolve-uri.ts';
import { shownOnPages } from '../uri/shown-on-pages.ts';
import { isSamePath, uriOf, uriWithin } from '../uri/site-uri.ts';
import { menuAddress } from './menu-address.ts';

/**
 * The target of a menu item: batched by id if the menu has it; batched by the slug in its URL if the menu has only
 * the type; otherwise by requesting the page at that URL.
 */
export async function loadMenuNode(
  { href, leadsTo }: MenuItem,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const { site } = context;
  if (leadsTo?.kind === 'archive') return null;
  const resource = leadsTo && resourceOf(leadsTo, site);
  if (resource && leadsTo.id) return loadRelated(resource, leadsTo.id, context, info);
  const address = menuAddress(href, site.home);
  if (address === null || uriWithin(address, site.addresses) === null) return null;
  const found = resource && (await loadBySlug(resource, address, context, info));
  return found ?? loadByUri(address, shownOnPages(site), context, info);
}

/** The path of an item's target, if the menu has only its plain permalink; `null` otherwise. */
export async function uriOfMenuTarget(
  { href, leadsTo }: MenuItem,
  { site, load }: GatewayContext,
): Promise<string | null> {
  const address = menuAddress(href, site.home);
  const uri = address && uriWithin(address, site.addresses);
  // An address that an editor typed says what it is in its query alone.
  if (!address || !uri?.startsWith('/?')) return null;
  const { searchParams, hash } = new URL(address);
  const resource = leadsTo && leadsTo.kind !== 'archive' ? resourceOf(leadsTo, site) : undefined;
  const link =
    resource && leadsTo?.id
      ? await linkOf(resource, leadsTo.id, load)
      : await linkInQuery(searchParams, shownOnPages(site), load);
  const found = uriOf(link, site.addresses);
  return found && found + hash;
}

async function linkOf(
  resource: Resource,
  id: number,
  load: GatewayContext['load'],
): Promise<string | undefined> {
  const row = await load.byId(resource, id, ['id', 'link']);
  return row && 'link' in row ? row.link : undefined;
}

const resourceOf = ({ kind, slug }: MenuTarget, site: SiteModel): Resource | undefined => {
  if (slug === 'attachment') return MEDIA;
  const things: readonly (Resource & { readonly slug: string })[] =
    kind === 'term' ? site.taxonomies : site.contentTypes;
  return things.find((thing) => thing.slug === slug);
};

/** Several items may share a slug, so compare their links. */
async function loadBySlug(
  resource: Resource,
  address: string,
  { load }: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | undefined> {
  const { pathname } = new URL(address);
  const slug = pathname.split('/').filter(Boolean).at(-1);
  if (slug === undefined) return undefined;
  const fields = restFields([...Selection.ofItem(info).reads(resource), 'link'], resource.kind);
  const rows = await load.bySlug(resource, slug, fields);
  return rows.find((row) => 'link' in row && isSamePath(pathname, row.link));
}
