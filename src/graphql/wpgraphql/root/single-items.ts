import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { LEFT_OUT_COSTS } from '../../../loaders/entities/named-items.ts';
import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { type ContentRow, RESOURCE, type Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import { relationsBelow } from '../../engine/selection/needed-relations.ts';
import { prefetch, prefetchBySlug } from '../../engine/selection/prefetch.ts';
import { fieldsBelow, loadItem } from '../../engine/selection/related.ts';
import { requestsOfUri } from '../../engine/uri/costs-of-uri.ts';
import { loadByUri } from '../../engine/uri/resolve-uri.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { asPreview, HISTORY } from '../content/previews.ts';
import { readGlobalId } from '../kit/global-ids.ts';
import type { Args, FieldSpec } from '../kit/registrar.ts';
import { percentDecoded } from '../kit/texts.ts';
import { isAt, pathIn } from './address-path.ts';

/** What a single item costs: by slug or address, one request finds it; by id, it is loaded. */
export const COSTS_OF_ITEM = { batch: 1, always: true, once: LEFT_OUT_COSTS };

const JUNK = 'The ID input is invalid. Make sure you set the proper idType for your input.';

/**
 * The database ID that an argument says; null for one that cannot be, such as the global ID of another kind of thing.
 *
 * @param kind What global IDs are of. `term`: as in the plugin, the number alone counts.
 * @throws PressgraphError BAD_USER_INPUT For what is no global ID at all, where one is asked for.
 */
export function idOf(id: unknown, idType: unknown, kind: 'comment' | 'post' | 'term'): number | null {
  const text = String(id);
  if (idType === 'DATABASE_ID') return /^\d+$/.test(text) ? Number(text) : null;
  const read = readGlobalId(text);
  if (!read || !/^\d+$/.test(read.id)) throw new PressgraphError('BAD_USER_INPUT', JUNK);
  return kind === 'term' || read.kind === kind ? Number(read.id) : null;
}

/** An item by its id; `null` if it does not exist or is hidden. */
export async function itemById(
  resource: Resource,
  id: number | null,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  if (!id) return null;
  prefetch(resource, id, context, info);
  return await loadItem(resource, id, context, info);
}

/** An item by its slug: of several, the first. */
export async function itemBySlug(
  resource: Resource,
  slug: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  if (slug === '') return null;
  const fields = restFields([...fieldsBelow(resource, info), 'slug'], resource.kind);
  prefetchBySlug(resource, slug, context, info);
  const rows = await context.load.bySlug(resource, slug, fields, relationsBelow(resource, info));
  if (resource.kind !== 'content') return rows[0] ?? null;
  // The database ignores case; the plugin does not, for content.
  const isSame = (row: Row) => percentDecoded((row as ContentRow).slug) === percentDecoded(slug);
  return rows.find(isSame) ?? null;
}

/** An item by its address; anything that is no address of the site is `null`, not an error. */
export async function itemByUri(
  uri: unknown,
  resources: readonly Resource[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
  strictness: 'path' | 'slug' = 'slug',
): Promise<Row | null> {
  const address = String(uri ?? '');
  if (address.trim() === '') return null;
  try {
    const row = await loadByUri(address, resources, context, info, ['link', 'slug']);
    const isContent = row?.[RESOURCE].kind === 'content' || row?.[RESOURCE].kind === 'media';
    if (!row || !isContent || /[?&]/.test(address)) return row;
    const { link, slug } = row as ContentRow;
    return isAt(pathIn(address), { uri: uriOf(link, context.site.addresses), slug }, strictness) ? row : null;
  } catch (error) {
    if (error instanceof PressgraphError && error.code === 'BAD_USER_INPUT') return null;
    throw error;
  }
}

/** An item by slug is found by one request. For the public, a preview takes two more. */
export function costsOfSingle({ id, idType, asPreview: wantsPreview }: Args): FieldCosts {
  const further = wantsPreview === true ? 2 : 0;
  if (idType === 'SLUG') return { batch: 1, always: true, by: 'slug', requests: further };
  return { ...COSTS_OF_ITEM, requests: further + (idType === 'URI' ? requestsOfUri(String(id)) : 1) };
}

/** A single item at the root, by the kinds of identifiers that its type has. */
export const singleField = (
  typeName: string,
  idType: string,
  find: (
    id: string,
    idType: string,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ) => Promise<Row | null>,
  more: Readonly<Record<string, string>> = {},
): FieldSpec<unknown> => ({
  type: typeName,
  args: { ...more, id: 'ID!', idType },
  costs: costsOfSingle,
  description: `A ${typeName} by an identifier. Null if there is none, or the caller may not see it.`,
  resolve: async (_root, { id, idType: kind, asPreview: wantsPreview }, context, info) => {
    const row = await find(String(id), String(kind ?? 'ID'), context, info);
    return wantsPreview === true ? await asPreview(await withHistory(row, context), context) : row;
  },
});

/** For the public, whether an item has revisions decides what a preview is. */
async function withHistory(row: Row | null, { load, caller }: GatewayContext): Promise<Row | null> {
  if (row?.[RESOURCE].kind !== 'content' || caller.kind === 'identified') return row;
  const history = await load.named(row[RESOURCE], row.id, [HISTORY, 'id']);
  return history && { ...row, _links: { ...row._links, ...history._links } };
}
