import type { NeededRelation } from '../../../loaders/entities/relations/embedding.ts';
import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { rememberedBelow, type Selection } from './selection.ts';

/** The relations that a selection on an item follows, each with all that it reads of the related items. */
export function relationsOf(selection: Selection, resource: Resource): readonly NeededRelation[] {
  if (resource.kind !== 'content') return [];
  const reads = new Map<NeededRelation['resource'], { readonly rel: string; readonly reads: string[] }>();
  for (const { relation, below } of selection.relations(resource)) {
    const known = reads.get(relation.resource) ?? { rel: relation.rel, reads: [] };
    reads.set(relation.resource, known);
    known.reads.push(...below.reads(relation.resource));
  }
  return [...reads].flatMap(([related, { rel, reads }]) => {
    const fields = restFields(reads, related.kind);
    // If only the id is selected, nothing needs to be loaded.
    return fields.length > 1 ? [{ rel, resource: related, fields }] : [];
  });
}

/** The same, of the item that a field leads to. */
export const relationsBelow = rememberedBelow(relationsOf);
