import {
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isListType,
  isScalarType,
  type SelectionSetNode,
} from 'graphql';
import type { PageLimits } from '../context.ts';
import { optionsOf } from '../field-options/field-options-plugin.ts';
import { pageLimits, pagingOf } from '../paging/paging-rules.ts';
import {
  type AskedField,
  type AskedOperation,
  askedFields,
  type Composite,
  declaredCosts,
  heldSize,
  isComposite,
  isOfOneType,
  MOST_FIELDS,
  USUAL_ITEMS,
} from './asked-fields.ts';
import { type IntrospectionSizes, introspectionSizes } from './introspection-size.ts';
import { isPage } from './page-parts.ts';
import { sizeInLevel } from './tree-sizes.ts';

/** The usual size of a scalar, in bytes of JSON. */
const BYTES_OF_SCALAR: Readonly<Record<string, number>> = {
  Boolean: 5,
  Int: 6,
  Float: 8,
  ID: 24,
  DateTime: 26,
  URL: 80,
  JSON: 400,
};
const BYTES_OF_TEXT = 40;

/** Quotes, colon and comma around a key. */
const PUNCTUATION = 4;

/**
 * Estimates the size of an answer before the operation runs, in bytes of JSON: every key and every value, introspection
 * included. Assumes that lists are full, and texts of the usual length.
 */
export function estimateSize(
  operation: AskedOperation,
  type: Composite,
  selection: SelectionSetNode,
  pages: PageLimits,
): number {
  return Math.ceil(new SizeWalk(operation, pages).object(type, [selection], 1));
}

class SizeWalk {
  readonly #operation: AskedOperation;
  readonly #pages: PageLimits;
  readonly #introspection: IntrospectionSizes;
  #fields = 0;

  constructor(operation: AskedOperation, pages: PageLimits) {
    this.#operation = operation;
    this.#pages = pages;
    this.#introspection = introspectionSizes(operation.schema);
  }

  /**
   * @param count How many objects have this selection.
   * @param pageSize The number of items, between a page and its items.
   */
  object(type: Composite, selections: readonly SelectionSetNode[], count: number, pageSize?: number): number {
    let bytes = 0;
    const byType = new Map<Composite, number>();
    for (const field of askedFields(this.#operation, type, selections, { introspection: true })) {
      const own = this.#field(field, count, pageSize);
      // An object has one type: of what is asked of several, it has the longest at the most.
      if (isOfOneType(field, type)) byType.set(field.parent, own + (byType.get(field.parent) ?? 0));
      else bytes += own;
    }
    return bytes + Math.max(0, ...byType.values());
  }

  #field(field: AskedField, count: number, pageSize: number | undefined): number {
    this.#fields += 1;
    if (this.#fields > MOST_FIELDS) return Number.POSITIVE_INFINITY;
    const { key, definition, args, below } = field;
    const costs = declaredCosts(field);
    if (costs === null) return 0;
    const type = getNamedType(definition.type);
    const { leadsTo, part } = optionsOf(definition);
    const isItems = part === 'nodes' || part === 'edges';
    const isHeld = leadsTo !== 'page' && isPage(type);
    const items = isItems
      ? (pageSize ?? 1)
      : isHeld
        ? 1
        : this.#itemsOf(field, costs?.items ?? timesOf(costs));
    const bytes = count * (key.length + PUNCTUATION);
    if (!isComposite(type)) return bytes + count * items * (costs?.bytes ?? bytesOfScalar(type));
    const page = leadsTo === 'page' || isHeld ? this.#pageSize(args) : undefined;
    const asked = isHeld ? heldSize(costs ?? {}, page) : page;
    const size = asked !== undefined && costs?.isTree ? sizeInLevel(count, asked) : asked;
    const inner = this.object(type, below, count * items, size ?? (isItems ? 1 : pageSize));
    return bytes + count * items * PUNCTUATION + inner;
  }

  #itemsOf({ definition, parent }: AskedField, declared: number | undefined): number {
    const introspected = this.#introspection.get(`${parent.name}.${definition.name}`);
    if (!isListType(getNullableType(definition.type))) return introspected ?? 1;
    return declared ?? introspected ?? USUAL_ITEMS;
  }

  #pageSize(args: Readonly<Record<string, unknown>>): number {
    const { defaultSize, maxSize } = pageLimits(pagingOf(this.#operation.schema), this.#pages);
    const asked = [args['first'], args['last']].find((size) => typeof size === 'number') ?? defaultSize;
    return Math.min(Number(asked), maxSize);
  }
}

const timesOf = (
  costs: { readonly batch?: number; readonly levels?: number } | undefined,
): number | undefined => (costs?.batch === undefined ? undefined : costs.batch * (costs.levels ?? 1));

const bytesOfScalar = (type: GraphQLNamedType): number =>
  isScalarType(type) ? (BYTES_OF_SCALAR[type.name] ?? BYTES_OF_TEXT) : BYTES_OF_TEXT / 2;
