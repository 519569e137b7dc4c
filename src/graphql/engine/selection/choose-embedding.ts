import type { EmbeddedRelation, Embedding } from '../../../loaders/entities/embedding.ts';
import { comesEmbedded } from '../../../model/embedded-keys.ts';
import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { rememberedBelow } from './selection.ts';

/**
 * Which relations WordPress could embed in a single item, by the selection: those that it covers. Embedding costs WordPress less
 * than a request, unless there are many terms, which the loaders judge. Lists are the opposite: one batched request replaces
 * twenty embeddings.
 */
export const embeddingOf = rememberedBelow((selection, resource: Resource): Embedding => {
  if (resource.kind !== 'content') return [];
  const [wanted, incomplete] = [new Set<EmbeddedRelation>(), new Set<EmbeddedRelation>()];
  for (const { relation, below } of selection.relations(resource)) {
    const { kind } = relation.resource;
    const fields = restFields(below.reads(relation.resource), kind);
    // If only the id is selected, nothing needs to be loaded.
    if (fields.length > 1) (comesEmbedded(kind, fields) ? wanted : incomplete).add(relation);
  }
  const embedding = [...wanted].filter((relation) => !incomplete.has(relation));
  const terms = embedding.filter(({ rel }) => rel === TERMS);
  // WordPress embeds the terms of all taxonomies, selected or not.
  const areWorthIt = terms.length * 2 >= resource.taxonomies.length;
  return areWorthIt ? embedding : embedding.filter(({ rel }) => rel !== TERMS);
});

const TERMS = 'wp:term';
