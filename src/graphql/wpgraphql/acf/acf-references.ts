import type { GraphQLResolveInfo } from 'graphql';
import { typedRow } from '../../../loaders/shared/typed-row.ts';
import type { ReferenceTarget } from '../../../model/fields/field-model.ts';
import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { selectPage } from '../../engine/paging/connection.ts';
import { loadReference, resourceOfReference } from '../../engine/references/load-reference.ts';
import type { Reference } from '../../engine/references/reference-value.ts';
import type { Dialect } from '../dialect.ts';
import type { Args } from '../kit/registrar.ts';
import { listField, type Page, type Related, relatedTo } from '../paging/connections.ts';
import { pageOf } from '../paging/page-of-items.ts';

/** The type of what a field refers to. */
export function targetTypeOf(to: ReferenceTarget): string {
  switch (to) {
    case 'media':
      return 'MediaItem';
    case 'author':
      return 'User';
    case 'term':
      return 'TermNode';
    default:
      return 'ContentNode';
  }
}

/** The connections of fields that refer to items. */
export function acfConnections({ types }: Dialect): void {
  for (const to of ['MediaItem', 'User', 'TermNode', 'ContentNode']) {
    listField<never>(types, { to, name: `Acf${to}` }, { description: '', resolve: () => null });
  }
}

/** The references of a value, one or several. A value that does not fit its field is an error. */
export function referencesIn(value: unknown): readonly Reference[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((each) => {
    if (each instanceof Error) throw each;
    return each === null || each === undefined ? [] : [each as Reference];
  });
}

/** The items that a field refers to, as an edge or as a page; `null` without any. */
export async function loadReferred(
  references: readonly Reference[],
  isEdge: boolean,
  args: Args,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Page<Row> | Related<Row> | null> {
  const [first] = references;
  if (first === undefined) return null;
  if (isEdge) return relatedTo(await loadReference(first, context, info));
  const { nodes } = selectPage(info);
  const rows = await Promise.all(
    references.map(async (reference) => {
      const resource = await resourceOf(reference, context);
      if (!resource) return null;
      const reads = nodes.flatMap((node) => node.reads(resource));
      const fields = restFields(reads, resource.kind);
      // If only the id is selected, the reference is enough.
      return fields.length === 1
        ? typedRow(resource, { id: reference.id })
        : await context.load.byId(resource, reference.id, fields);
    }),
  );
  return pageOf(
    rows.filter((row) => row !== null),
    ({ id }) => id,
    args,
  );
}

async function resourceOf(
  reference: Reference,
  { site, load }: GatewayContext,
): Promise<Resource | undefined> {
  const isUnlinked = reference.href === undefined && reference.slug === undefined;
  if (!isUnlinked || reference.to === 'media' || reference.to === 'author') {
    return resourceOfReference(reference, site);
  }
  if (reference.to === 'term') return undefined;
  const slug = await load.subtype(reference.id);
  return site.contentTypes.find((type) => type.slug === slug);
}
