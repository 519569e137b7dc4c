import { isRecord } from '../../../base/json.ts';
import type { Resource } from '../../../model/resources.ts';
import { type RestFields, restFields } from '../../../wordpress/rest/fields.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { UntypedRow } from '../../../wordpress/rest/rows.ts';

/** A relation to items that a row names by their ids. WordPress can embed these in the response. */
export interface Relation {
  /** Its name in `_links`: `wp:term`. */
  readonly rel: string;
  /** The related resource. `wp:term` covers all taxonomies of the item: one relation for each that is needed. */
  readonly resource: Resource;
}

/** A relation, with what an operation needs of the related items. */
export interface NeededRelation extends Relation {
  readonly fields: RestFields;
}

/** Each relation once, with all that is needed of it. */
export function unitedRelations(relations: readonly NeededRelation[]): readonly NeededRelation[] {
  const united = new Map<Resource, NeededRelation>();
  for (const relation of relations) {
    const { resource, fields } = relation;
    const known = united.get(resource);
    const all =
      known && known.fields !== fields ? restFields([...known.fields, ...fields], resource.kind) : fields;
    united.set(resource, { ...relation, fields: all });
  }
  return [...united.values()];
}

/** The field of a row that has the ids of the related items. */
export function idsField({ rel, resource }: Relation): string {
  if (resource.kind === 'term') return resource.restBase;
  return rel === 'wp:featuredmedia' ? 'featured_media' : rel;
}

/** Keeps the rows of one resource for an operation: its entity loader. */
export interface PrimableLoader {
  prime(rows: readonly UntypedRow[], fields: RestFields): unknown;
}

/** The relations to embed; none if empty. */
export type Embedding = readonly Relation[];

const relsOf = (embedding: Embedding): readonly string[] =>
  [...new Set(embedding.map(({ rel }) => rel))].sort();

/** The query parameter that requests embedding. */
export const embedQuery = (embedding: Embedding): RestQuery =>
  embedding.length === 0 ? {} : { _embed: relsOf(embedding) };

/** WordPress embeds only along the links that it sends, so these must be among the fields. */
export const linkFields = (embedding: Embedding): RestFields =>
  relsOf(embedding).map((rel) => `_links.${rel}`);

/**
 * Primes the entity loaders with embedded items. An item that is missing (one that the caller may not see has
 * an error in its place) or lacks a field is requested as if nothing had been embedded.
 *
 * @param keep Caches an item for other operations, if the rows themselves are cached item by item.
 */
export function primeEmbedded(
  rows: readonly object[],
  embedding: Embedding,
  entities: (resource: Resource) => PrimableLoader,
  keep?: (resource: Resource, item: UntypedRow, fields: RestFields) => void,
): void {
  for (const row of rows) {
    const embedded = '_embedded' in row ? row._embedded : undefined;
    for (const { rel, resource } of embedding) {
      for (const { _links, ...item } of itemsUnder(embedded, rel)) {
        const isOfOther = resource.kind === 'term' && item['taxonomy'] !== resource.slug;
        if (isOfOther) continue;
        const fields = Object.keys(item);
        keep?.(resource, item, fields);
        entities(resource).prime([item], fields);
      }
    }
  }
}

/** Rows without their embedded items. Copies, since the objects may be shared. */
export const withoutEmbedded = (rows: readonly UntypedRow[]): readonly UntypedRow[] =>
  rows.map(({ _embedded, ...row }) => row);

/** `wp:term` has a list for each taxonomy; the other relations list their items directly. */
function itemsUnder(embedded: unknown, rel: string): readonly UntypedRow[] {
  const items = isRecord(embedded) ? embedded[rel] : undefined;
  return Array.isArray(items) ? items.flat().filter(isItem) : [];
}

const isItem = (value: unknown): value is UntypedRow => isRecord(value) && Number.isSafeInteger(value['id']);

/** The URLs of embedded items, from their `self` links: `https://host/wp-json/wp/v2/users/5`. */
export function embeddedAddresses(rows: readonly unknown[]): readonly (string | undefined)[] {
  return rows.flatMap((row) => {
    const embedded = isRecord(row) ? row['_embedded'] : undefined;
    if (!isRecord(embedded)) return [];
    return Object.keys(embedded).flatMap((rel) => itemsUnder(embedded, rel).map(selfOf));
  });
}

function selfOf({ _links: links }: UntypedRow): string | undefined {
  const self: unknown = isRecord(links) && Array.isArray(links['self']) ? links['self'][0] : undefined;
  const href = isRecord(self) ? self['href'] : undefined;
  return typeof href === 'string' ? href : undefined;
}
