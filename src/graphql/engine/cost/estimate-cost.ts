import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { MAX_PER_PAGE } from '../../../model/route-paging.ts';
import type { PageLimits } from '../context.ts';
import { optionsOf } from '../field-options/field-options-plugin.ts';
import type { FieldCosts } from '../field-options/types.ts';
import { pageLimits, pagingOf } from '../paging/paging-rules.ts';
import { resourceOf } from '../selection/resource-types.ts';
import { coercedVariables } from '../selection/variable-values.ts';
import { COSTS_OF_WRITE } from '../writes/write-costs.ts';
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
import { estimateSize } from './estimate-size.ts';
import { type CostEstimate, type Held, Ledger, type LedgerSum } from './ledger.ts';
import { isPage, partOf, selectedPage } from './page-parts.ts';
import { requestsOfLevel, sizeInLevel } from './tree-sizes.ts';

export interface EstimatedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  /** Not coerced yet. */
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly pages: PageLimits;
  /** The routes that return fewer items per request than WordPress's own, with the most they do. */
  readonly smallRoutes?: ReadonlyMap<string, number>;
}

/**
 * Estimates the cost of an operation before it runs, from the costs that its fields declare.
 *
 * Assumes that lists are full, items differ, and relations exist. Lists that could be merged count separately,
 * because only their rows show whether merging works; but for those of trees, see {@link requestsOfLevel}.
 *
 * @returns `undefined` if execution will reject the operation, for its name or its variables.
 * @throws PressgraphError QUERY_TOO_COMPLEX for an operation that cannot be estimated in time.
 */
export function estimateCost(asked: EstimatedOperation): CostEstimate | undefined {
  const { schema, document } = asked;
  const operation = getOperationAST(document, asked.operationName);
  const type = operation && schema.getRootType(operation.operation);
  if (!operation || !type) return undefined;
  const variables = coercedVariables(schema, operation.variableDefinitions ?? [], asked.variables ?? {});
  if (!variables) return undefined;
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const within = { schema, fragments, variables };
  const walk = new CostWalk(within, asked);
  const { selectionSet } = operation;
  try {
    const cost =
      operation.operation === 'mutation'
        ? walk.inTurn(type, selectionSet)
        : walk.together(type, selectionSet);
    return { ...cost, bytes: estimateSize(within, type, selectionSet, asked.pages) };
  } catch (error) {
    if (error instanceof PressgraphError) throw error;
    // Execution reports invalid directives, with their location.
    return undefined;
  }
}

/** Where a selection is in the operation. */
interface Place {
  /** The number of objects it is selected on. */
  readonly count: number;
  /** The number of batches loaded before it in sequence. Items at different depths are not batched together. */
  readonly hops: number;
  /** The page size, between a list and its items. */
  readonly pageSize?: number;
}

class CostWalk {
  readonly #operation: AskedOperation;
  readonly #pages: PageLimits;
  readonly #smallRoutes: ReadonlyMap<string, number>;
  #ledger = new Ledger();
  #fields = 0;
  /** What several fields at a place load together, by its key. */
  readonly #together = new WeakMap<Place, Set<string>>();

  constructor(
    operation: AskedOperation,
    { pages, smallRoutes = new Map() }: Pick<EstimatedOperation, 'pages' | 'smallRoutes'>,
  ) {
    this.#operation = operation;
    this.#pages = pages;
    this.#smallRoutes = smallRoutes;
  }

  together(type: Composite, selection: SelectionSetNode): LedgerSum {
    this.#walk(type, [selection], { count: 1, hops: 0 });
    return this.#ledger.sum();
  }

  /** Mutations run in sequence, and each reloads what the one before had loaded. */
  inTurn(type: Composite, selection: SelectionSetNode): LedgerSum {
    const sum = { requests: 0, items: 0, html: 0 };
    for (const field of askedFields(this.#operation, type, [selection])) {
      this.#ledger = new Ledger();
      this.#field(field, { count: 1, hops: 0 }, COSTS_OF_WRITE);
      const { requests, items, html } = this.#ledger.sum();
      sum.requests += requests;
      sum.items += items;
      sum.html += html;
    }
    return sum;
  }

  #walk(type: Composite, selections: readonly SelectionSetNode[], place: Place): void {
    const byType = new Map<Composite, Held>();
    for (const field of askedFields(this.#operation, type, selections)) {
      const before = this.#ledger.held();
      this.#field(field, place);
      if (isOfOneType(field, type)) addHeld(byType, field.parent, before, this.#ledger.held());
    }
    // An object has one type: of what is asked of several, it has the most at the most.
    this.#ledger.keepMost([...byType.values()]);
  }

  #field(field: AskedField, place: Place, usual?: FieldCosts): void {
    this.#fields += 1;
    if (this.#fields > MOST_FIELDS) {
      this.#ledger.add(Number.POSITIVE_INFINITY);
      return;
    }
    const { definition, parent, below } = field;
    const declared = declaredCosts(field);
    if (declared === null) return;
    const costs = declared ?? usual;
    const { count } = place;
    if (costs) {
      this.#ledger.add(count * (costs.requests ?? 0));
      this.#ledger.addOnce(costs.once ?? {});
      this.#ledger.addHtml(count * (costs.html ?? 0));
    }
    const type = getNamedType(definition.type);
    const { leadsTo, part } = optionsOf(definition);
    if (leadsTo === 'page' && isComposite(type)) {
      this.#page(field, type, costs ?? {}, place);
      return;
    }
    if (isPage(type)) {
      this.#heldPage(field, type, costs ?? {}, place);
      return;
    }
    const isList = isListType(getNullableType(definition.type));
    const ofPage = part === 'nodes' || part === 'edges' ? place.pageSize : undefined;
    const each = ofPage ?? (costs?.batch ?? 1) * (costs?.levels ?? 1);
    const items =
      costs?.batch === undefined && ofPage === undefined && isList
        ? (costs?.items ?? USUAL_ITEMS)
        : Math.max(each, costs?.items ?? 0);
    const item = leadsTo === 'edge' ? partOf(this.#operation, 'node', { type, below }) : { type, below };
    const hops = costs?.batch === undefined ? place.hops : this.#batch(costs, { parent, ...item }, place);
    if (!isComposite(type)) return;
    this.#ledger.addItems(count * items);
    // Each edge of a page has one item.
    const isEdge = part === 'edges' && ofPage !== undefined;
    this.#walk(type, below, { count: count * items, hops, ...(isEdge && { pageSize: 1 }) });
  }

  /** A page of a list, and everything below it. */
  #page({ args, below, parent }: AskedField, type: Composite, costs: FieldCosts, place: Place): void {
    const asked = this.#sizeOf(args);
    // Execution will reject this size.
    if (asked === undefined) return;
    const { isTree = false } = costs;
    const size = isTree ? sizeInLevel(place.count, asked) : asked;
    const page = selectedPage(this.#operation, type, below);
    const { wantsPage, items } = page;
    const isFirst = args['after'] == null && args['before'] == null;
    // A first page reports the total; other pages request it. The last page needs the total to be found.
    // An unreadable cursor may count for nothing: the page is then a first one.
    const ignoresCursors = pagingOf(this.#operation.schema).unreadableCursors === 'ignored';
    const asksTotal =
      (page.wantsTotal && !(wantsPage && isFirst && size > 0)) ||
      (wantsPage && (isFirst || ignoresCursors) && args['last'] != null);
    // For a page of zero items, whether more items follow is a request, too.
    // With cursors, one item more shows whether equal values go on.
    const isFeed = costs.batch !== undefined;
    const isSkipping = args['offset'] != null && args['offset'] !== 0;
    // A page at an offset is read with the item before it.
    const peek = asked > 0 ? (page.wantsCursors || isSkipping ? 1 : 0) + (isSkipping ? 1 : 0) : 0;
    const perRequest = this.#perRequest(items.type);
    // In a feed, that may take a request of its own.
    const own = isFeed ? peek : 0;
    const pages = wantsPage ? Math.max(1, Math.ceil((asked + peek) / perRequest)) + own : 0;
    const isTogether = isTree && isFirst && args['last'] == null;
    const lists = isTogether ? requestsOfLevel(place.count, perRequest) : place.count;
    this.#ledger.add(lists * (pages + (asksTotal ? 1 : 0)));
    const count = place.count * size;
    const hops =
      costs.batch === undefined || items.type === undefined
        ? place.hops
        : this.#batch(costs, { parent, ...items }, { ...place, count });
    this.#walk(type, below, { count: place.count, hops, pageSize: size });
  }

  /** A page of a list that an item holds itself, such as its terms, and everything below it. */
  #heldPage({ args, below, parent }: AskedField, type: Composite, costs: FieldCosts, place: Place): void {
    const { count } = place;
    const { items } = selectedPage(this.#operation, type, below);
    const hops = costs.batch === undefined ? place.hops : this.#batch(costs, { parent, ...items }, place);
    this.#walk(type, below, { count, hops, pageSize: heldSize(costs, this.#sizeOf(args)) });
  }

  /** How many items of a type a request returns. */
  #perRequest(type: GraphQLNamedType | undefined): number {
    if (!isComposite(type)) return MAX_PER_PAGE;
    const types = isObjectType(type) ? [type] : this.#operation.schema.getPossibleTypes(type);
    const routes = types.flatMap((of) => resourceOf(of)?.route ?? []);
    return Math.min(MAX_PER_PAGE, ...routes.map((route) => this.#smallRoutes.get(route) ?? MAX_PER_PAGE));
  }

  /** The number of items in a page; `undefined` if the schema rejects the size. */
  #sizeOf(args: Readonly<Record<string, unknown>>): number | undefined {
    const { schema } = this.#operation;
    const rules = pagingOf(schema);
    const { defaultSize, maxSize } = pageLimits(rules, this.#pages);
    const size = numberOf(args['first']) ?? numberOf(args['last']) ?? defaultSize;
    if (size < 0 || (size > maxSize && rules.oversizedPages === 'refused')) return undefined;
    return Math.min(size, maxSize);
  }

  /** Records a batch. Returns the number of batches that come before anything below it. */
  #batch(
    { batch = 1, levels = 1, types, by = '', always = false, together = false }: FieldCosts,
    { parent, type, below }: { parent: Composite; type: unknown; below: readonly SelectionSetNode[] },
    place: Place,
  ): number {
    const { count, hops } = place;
    const isRead =
      always ||
      (isComposite(type) &&
        askedFields(this.#operation, type, below).some(({ definition }) => mayRead(definition)));
    const ids = count * batch;
    if (!isRead || ids === 0) return hops;
    const target = isComposite(type) ? type : parent;
    const perRequest = this.#perRequest(target);
    if (together) {
      const counted = this.#together.get(place) ?? new Set();
      this.#together.set(place, counted);
      if (!counted.has(by))
        this.#ledger.addToBatch(`${hops} ${by}`, { ids, types: 1, most: 1, perRequest: MAX_PER_PAGE });
      counted.add(by);
      return hops + 1;
    }
    const most = isObjectType(target) ? 1 : this.#operation.schema.getPossibleTypes(target).length;
    for (let level = 0; level < levels; level++) {
      this.#ledger.addToBatch(`${hops + level} ${by} ${target.name}`, {
        ids,
        types: types ?? most,
        most: Math.max(most, types ?? 0),
        perRequest,
      });
    }
    return hops + levels;
  }
}

function addHeld(byType: Map<Composite, Held>, type: Composite, before: Held, after: Held): void {
  const { items, html } = byType.get(type) ?? { items: 0, html: 0 };
  byType.set(type, {
    items: items + after.items - before.items,
    html: html + after.html - before.html,
  });
}

function mayRead(field: GraphQLField<unknown, unknown>): boolean {
  const { reads } = optionsOf(field);
  return reads !== undefined && !(Array.isArray(reads) && reads.length === 0);
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
