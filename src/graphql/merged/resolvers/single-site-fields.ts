import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { siteOfId } from '../../engine/site-ids.ts';
import { PART_KEYS, planField, planQuery } from '../plan/site-parts.ts';
import { knownKeys } from './list-arguments.ts';
import type { MergedOperation } from './merged-operation.ts';
import { siteOfUri } from './site-of-uri.ts';
import { runPart } from './site-value.ts';

/** A node by its global ID, of the site that the ID says. */
export async function resolveNode(
  { id }: { readonly id: string },
  operation: MergedOperation,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const site = siteOfId(id);
  if (site === undefined) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a global ID that says its site, got “${id}”.`);
  }
  const [key = site] = knownKeys([site], operation.keys);
  return await fieldOfSite(key, info.fieldName, operation, info);
}

/** What a page shows, on the site that it is a page of. */
export async function resolveNodeByUri(
  { uri }: { readonly uri: string },
  operation: MergedOperation,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  return await fieldOfSite(siteOfUri(uri, operation), info.fieldName, operation, info);
}

/** The root of a site's own schema. */
export const resolveSiteQuery = (
  site: string,
  operation: MergedOperation,
  info: GraphQLResolveInfo,
): Promise<object> => runPart(site, () => planQuery(site, info.fieldNodes, operation), operation);

async function fieldOfSite(
  site: string,
  field: string,
  operation: MergedOperation,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const data = await runPart(site, () => planField(site, field, info.fieldNodes, operation), operation);
  return operation.values.read(data, PART_KEYS.field);
}
