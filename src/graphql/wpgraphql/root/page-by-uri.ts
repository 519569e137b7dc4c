import type { GraphQLResolveInfo } from 'graphql';
import { COMMENTS } from '../../../model/resources.ts';
import { RestRoot } from '../../../wordpress/rest/address/rest-root.ts';
import { RESOURCE } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { archivePath } from '../../engine/uri/archive-path.ts';
import { shownOnPages } from '../../engine/uri/shown-on-pages.ts';
import { pathIn } from './address-path.ts';
import { itemById, itemByUri } from './single-items.ts';

/** What a page's number, a feed or the comments' page add to the address of a list. */
const PAGED = /\/page\/\d+\/?$/;

/** Parameters that name an item on plain permalinks; on others, the plugin finds nothing by them. */
const NAMING = /[?&](?:p|page_id|cat|tag_id|author|attachment_id|s)=/;

/**
 * What the page at an address shows, as WPGraphQL says it: a front page or archive that is a list of content is its post
 * type. `null` for anything that is no page of the site, never an error.
 */
export async function loadPage(
  uri: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<object | null> {
  const { site } = context;
  const isPlain = new RestRoot(site.restRoot).isPlain;
  if (/^\s*([?#]|$)/.test(uri) && !isPlain) return null;
  if (/^[a-z]+:\/\/[^/]*$/i.test(uri) || (!isPlain && NAMING.test(uri))) return null;
  const [, comment] = /#comment-(\d+)$/.exec(uri) ?? [];
  if (comment !== undefined) return await itemById(COMMENTS, Number(comment), context, info);
  const path = pathIn(uri).replace(/^\/index\.php(?=\/|$)/, '') || '/';
  return (
    (await formatAt(path, context)) ??
    (await archiveAt(path, context)) ??
    (await itemAt(uri, path, context, info)) ??
    (PAGED.test(path) && path.replace(PAGED, '') !== ''
      ? await loadPage(path.replace(PAGED, '/'), context, info)
      : null)
  );
}

async function formatAt(path: string, { load }: GatewayContext): Promise<object | undefined> {
  const [, format] = /^\/type\/([a-z]+)\/$/.exec(path) ?? [];
  if (format === undefined) return undefined;
  const formats = await load.postFormats().catch(() => []);
  return formats.find((each) => each.format === format);
}

/** The type whose list is at a path, in front of what may be found there otherwise. */
async function archiveAt(path: string, { site, load }: GatewayContext): Promise<object | undefined> {
  const archive = site.contentTypes.find((type) => archivePath(type, site) === path);
  if (archive || path !== '/') return archive;
  const { show_on_front } = await load.index(['page_for_posts', 'show_on_front']);
  return show_on_front === 'posts' ? site.contentTypes.find(({ slug }) => slug === 'post') : undefined;
}

async function itemAt(
  uri: string,
  path: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<object | null> {
  const { site, load } = context;
  const address = path === '/' && !uri.startsWith('http') ? '/' : uri;
  const found = await itemByUri(address, shownOnPages(site), context, info, 'path');
  const isPage = found?.[RESOURCE].kind === 'content' && found[RESOURCE].slug === 'page';
  if (!isPage) return found;
  const { page_for_posts, show_on_front } = await load.index(['page_for_posts', 'show_on_front']);
  const isPosts = show_on_front === 'page' && page_for_posts === found.id;
  // The further pages of a static front page are no pages of its own.
  if (PAGED.test(path) && pathIn(path.replace(PAGED, '/')) === '/') return null;
  return isPosts ? (site.contentTypes.find(({ slug }) => slug === 'post') ?? null) : found;
}
