import type { GraphQLResolveInfo } from 'graphql';
import type { ReferenceTarget } from '../../../model/fields/field-model.ts';
import { AUTHORS, MEDIA, type Resource } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import { loadContentOfAnyType } from '../content/any-content.ts';
import type { GatewayContext } from '../context.ts';
import type { FieldCosts } from '../field-options/types.ts';
import { loadRelated } from '../selection/related.ts';
import type { Reference } from './reference-value.ts';

/** Estimated number of items that a field of several refers to. */
const USUAL_REFERENCES = 10;

/** What following a field's references costs. Items of several types are a batch each; most refer to one or two. */
export const costsOfReferences = (to: ReferenceTarget, isList: boolean): FieldCosts => ({
  ...(isList ? { batch: USUAL_REFERENCES, types: 2 } : { batch: 1, types: 1 }),
  ...(to === 'content' && { once: { 'types of items': 1 } }),
});

/**
 * The item that a field refers to; `null` if it is deleted or hidden, or if its type is not in the REST API. If only its
 * id is selected, nothing is requested.
 */
export async function loadReference(
  reference: Reference | null,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  if (!reference) return null;
  // No link says which type it has, as for ids within groups.
  const isUnlinked = reference.href === undefined && reference.slug === undefined;
  if (reference.to === 'content' && isUnlinked)
    return await loadContentOfAnyType(reference.id, context, info);
  const resource = resourceOfReference(reference, context.site);
  return resource ? await loadRelated(resource, reference.id, context, info) : null;
}

/**
 * The items that a field refers to, in that order, without deleted and hidden ones. What does not fit the field, or
 * cannot be loaded, is an error in its place.
 */
export async function loadReferences(
  references: readonly (Reference | Error | null)[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<readonly (Row | Error)[]> {
  const loaded = await Promise.all(
    references.map((reference) =>
      reference instanceof Error
        ? reference
        : loadReference(reference, context, info).catch((error: unknown) =>
            error instanceof Error ? error : new Error('Loading failed.', { cause: error }),
          ),
    ),
  );
  return loaded.filter((row) => row !== null);
}

/** The resource of the item that a reference leads to; `undefined` if nothing tells. */
export function resourceOfReference(
  { to, id, slug, href }: Reference,
  site: SiteModel,
): Resource | undefined {
  if (to === 'media') return MEDIA;
  if (to === 'author') return AUTHORS;
  const resources: readonly (Resource & { readonly slug: string })[] =
    to === 'content' ? site.contentTypes : to === 'term' ? site.taxonomies : [];
  if (slug !== undefined) return resources.find((resource) => resource.slug === slug);
  const address = href?.replace(/%2F/gi, '/').replace(/\/$/, '');
  return address === undefined
    ? undefined
    : resources.find(({ route }) => address.endsWith(`${route}/${id}`));
}
