import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { Resource } from '../../../model/resources.ts';
import { type RestFields, restFields } from '../../../wordpress/rest/fields.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { loadLanguageHome } from '../languages/language-home.ts';
import { relationsBelow } from '../selection/needed-relations.ts';
import { prefetch } from '../selection/prefetch.ts';
import { Selection } from '../selection/selection.ts';
import { type Archive, archiveOnPage, isShown } from './archive-of-uri.ts';
import { type FoundPage, findPage, pathOnHost } from './find-page.ts';
import { loadAtHome } from './home-page.ts';
import { likelyResources } from './likely-resources.ts';
import { loadByQuery } from './query-item.ts';
import { isSamePath } from './site-uri.ts';
import { loadUnpublished } from './unpublished.ts';

/** What a page of the site shows: an item, `null` for one that is not there, or a list of items. */
export type AtUri =
  | { readonly kind: 'item'; readonly row: Row | null }
  | { readonly kind: 'archive'; readonly archive: Archive };

/**
 * Finds what a URL of the site shows, an item among the given resources or an archive. Headers that name no item are certain
 * of it if they are there; otherwise, an archive is what no item is found at.
 *
 * @throws PressgraphError BAD_USER_INPUT for a URL of another site.
 */
export async function resolveUri(
  uri: string,
  resources: readonly Resource[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<AtUri> {
  const finding = findPage(uri, context);
  prefetchLikely(uri, resources, context, info);
  const found = await finding;
  const shown = archiveOnPage(found, context.site);
  if (shown?.isCertain) return { kind: 'archive', archive: shown.archive };
  const row = await loadItemOnPage(found, resources, context, info);
  return row === null && shown && (await isShown(shown, context))
    ? { kind: 'archive', archive: shown.archive }
    : { kind: 'item', row };
}

/**
 * Finds the item that a URL of the site shows, among the given resources.
 *
 * @param further Additional REST fields besides the selected ones.
 * @throws PressgraphError BAD_USER_INPUT for a URL of another site.
 */
export async function loadByUri(
  uri: string,
  resources: readonly Resource[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
  further: readonly string[] = [],
): Promise<Row | null> {
  const finding = findPage(uri, context);
  prefetchLikely(uri, resources, context, info, further);
  return await loadItemOnPage(await finding, resources, context, info, further);
}

/** Starts to load what an address led to last time, while WordPress says what it leads to. */
function prefetchLikely(
  given: string,
  resources: readonly Resource[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
  further: readonly string[] = [],
): void {
  const path = pathOnHost(given, context.site);
  const likely = path === undefined ? undefined : context.load.likelyItem(resources, path);
  if (!likely) return;
  const { resource, id } = likely;
  const fields = restFields([...Selection.of(info).reads(resource), ...further], resource.kind);
  context.load.prefetch(resource, id, fields, relationsBelow(resource, info));
  prefetch(resource, id, context, info);
}

/**
 * WordPress names the item in the `Link: <…>; rel="alternate"` header of the page, which points to its REST item. If the header
 * was removed (by a cache or a security plugin) or never existed (posts page, attachment pages), the last path segment is
 * looked up as a slug, and accepted only if the item's own link has the same path.
 */
async function loadItemOnPage(
  { uri, page }: FoundPage,
  resources: readonly Resource[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
  further: readonly string[] = [],
): Promise<Row | null> {
  const { site, load } = context;
  const selection = Selection.of(info);
  const fieldsOf = (resource: Resource) =>
    restFields([...selection.reads(resource), ...further], resource.kind);
  const path = new URL(site.home).pathname.replace(/\/$/, '') + uri;
  if (page === null) return await loadUnpublished(path, resources, context, fieldsOf);

  if (page.item) {
    const { route, id } = page.item;
    const resource = resources.find((resource) => resource.route === route);
    return resource ? load.named(resource, id, fieldsOf(resource), relationsBelow(resource, info)) : null;
  }
  if (page.leavesTo !== undefined) {
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `${path}: redirects to another site, which is not requested.`,
    );
  }
  const [pathname = '', search = ''] = path.split('?', 2);
  // Under plain permalinks, the query says what it is.
  const possible = page.isFile ? resources.filter(({ kind }) => kind === 'media') : resources;
  const named = search === '' ? undefined : await loadByQuery(search, possible, load, fieldsOf);
  if (named !== undefined) return named;
  if (isSamePath(pathname, site.home)) return loadAtHome(page, search, resources, context, info);
  const languageHome = loadLanguageHome(pathname, resources, context, info);
  if (languageHome) return await languageHome;
  return await loadBySlugInPath(pathname, possible, context, info, fieldsOf);
}

/** Asks as few types as needed: those whose links look like the path first. */
async function loadBySlugInPath(
  pathname: string,
  resources: readonly Resource[],
  { site, load }: GatewayContext,
  info: GraphQLResolveInfo,
  fieldsOf: (resource: Resource) => RestFields,
): Promise<Row | null> {
  const slug = pathname.split('/').filter(Boolean).at(-1);
  if (slug === undefined) return null;
  let failure: PromiseRejectedResult | undefined;
  for (const group of likelyResources(pathname, resources, site)) {
    const answers = await Promise.allSettled(
      group.map((resource) =>
        load.bySlug(resource, slug, [...fieldsOf(resource), 'link'], relationsBelow(resource, info)),
      ),
    );
    const found = answers
      .flatMap((answer): readonly Row[] => (answer.status === 'fulfilled' ? answer.value : []))
      .find((row) => 'link' in row && isSamePath(pathname, String(row.link)));
    if (found) return found;
    failure ??= answers.find((answer) => answer.status === 'rejected');
  }
  // A blocked route cannot hide what another route finds, so it fails only if none finds anything.
  if (failure) throw failure.reason;
  return null;
}
