import type { EmbeddedRelation, Embedding } from '../../../loaders/entities/embedding.ts';
import { comesEmbedded } from '../../../model/embedded-keys.ts';
import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { rememberedBelow } from './selection.ts';

/**
 * What WordPress shall embed in a single item, by the selection below its field. A request costs WordPress 12 ms and
 * more before it does anything; embedded, an author costs it 2, an image 6, and a taxonomy's terms between 5 and 12.
 * So a relation comes embedded wherever that brings all that is asked of it. For lists it is the other way round: what
 * twenty items embed, one request each brings for all of them.
 */
export const embeddingOf = rememberedBelow((selection, resource: Resource): Embedding => {
  if (resource.kind !== 'content') return [];
  const [wanted, incomplete] = [new Set<EmbeddedRelation>(), new Set<EmbeddedRelation>()];
  for (const { relation, below } of selection.relations(resource)) {
    const { kind } = relation.resource;
    const fields = restFields(below.reads(relation.resource), kind);
    // Of which only the id is asked, nothing has to come.
    if (fields.length > 1) (comesEmbedded(kind, fields) ? wanted : incomplete).add(relation);
  }
  const embedding = [...wanted].filter((relation) => !incomplete.has(relation));
  const terms = embedding.filter(({ rel }) => rel === TERMS);
  // The terms of all taxonomies come, those that nobody asked for included.
  const areWorthIt = terms.length * 2 >= resource.taxonomies.length;
  return areWorthIt ? embedding : embedding.filter(({ rel }) => rel !== TERMS);
});

const TERMS = 'wp:term';
