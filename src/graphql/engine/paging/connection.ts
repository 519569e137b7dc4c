import type { GraphQLResolveInfo } from 'graphql';
import type { ListOwner } from '../../../loaders/lists/merge-lists.ts';
import type { Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { ListOrder, PageRequest } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { RowOf } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { relationsOf } from '../selection/needed-relations.ts';
import { type Asking, Selection } from '../selection/selection.ts';
import { type PageArguments, pageRequest } from './page-request.ts';
import { pagingOf } from './paging-rules.ts';

export interface Connection<Node> {
  readonly edges: { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: () => Promise<number | null>;
}

export interface ListDefinition<R extends Resource> {
  readonly resource: R;
  /** If the list has a route other than the resource's own collection. */
  readonly route?: string;
  /** `null` if nothing can match: the list is empty, without a request. */
  readonly filter: RestQuery | null;
  readonly order: ListOrder;
  /** The page, if the arguments do not say it. */
  readonly page?: PageRequest;
  /** REST fields besides the selected ones. */
  readonly further?: readonly string[];
  /** Whether the rows must be in one order however they are read, items of equal values included. */
  readonly settles?: boolean;
  /** The item that the list belongs to. */
  readonly owner?: ListOwner | undefined;
}

/** What the operation selects of a page, by its parts. */
export function selectPage(info: Asking) {
  const page = Selection.of(info);
  const edges = page.part('edges');
  const pageInfo = page.part('pageInfo');
  return {
    /** The selections on the items, through nodes and through the nodes of edges. */
    nodes: [page.part('nodes'), edges?.part('node')].filter((node) => node !== undefined),
    /** Whether anything besides the total is selected. */
    wantsPage: page.hasPart('nodes', 'edges', 'pageInfo'),
    wantsTotal: page.hasPart('total') || pageInfo?.hasPart('total') === true,
    wantsCursors: edges?.hasPart('cursor') === true || pageInfo?.hasPart('startCursor', 'endCursor') === true,
    wantsNext: pageInfo?.hasPart('hasNextPage') === true,
    wantsPrevious: pageInfo?.hasPart('hasPreviousPage') === true,
  };
}

/** Resolves a list field. Requests only what is selected, and no items if only the total is. */
export async function resolveConnection<R extends Resource>(
  list: ListDefinition<R>,
  args: PageArguments,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Connection<RowOf<R>>> {
  const { resource, order, filter, owner } = list;
  const paging = pagingOf(info.schema);
  const page = list.page ?? pageRequest(args, order, paging, context.pages);
  if (filter === null) return { edges: [], pageInfo: EMPTY_PAGE, totalCount: () => Promise.resolve(0) };

  const { nodes, wantsPage, wantsTotal, wantsCursors, wantsNext, wantsPrevious } = selectPage(info);
  const reads = nodes.flatMap((node) => [
    ...node.reads(resource),
    ...(resource.kind === 'term' && node.leadsToPages(resource) ? ['count'] : []),
  ]);
  const fields = restFields([...reads, ...(list.further ?? [])], resource.kind);
  const loaded = await context.load.page({
    resource,
    route: list.route ?? resource.route,
    filter,
    order,
    page: wantsPage ? page : { ...page, size: 0, from: undefined, direction: 'forward' },
    fields,
    wantsPlaces: wantsCursors || list.settles === true,
    ...(context.load.canFollow && { relations: nodes.flatMap((node) => relationsOf(node, resource)) }),
    leadsOn: nodes.some((node) => node.leadsOn(resource)),
    owner: owner && {
      ...owner,
      ...(wantsTotal && { needsTotal: true }),
      ignoresRest: !(wantsTotal || wantsNext || wantsPrevious || wantsCursors || list.settles),
    },
  });
  // If only the total is selected and it is forbidden, the whole list is an error or null, not just the total.
  if (wantsTotal && !wantsPage) await loaded.total();
  const edges = loaded.items.map(({ row, place }) => ({
    node: row,
    cursor: place ? paging.cursors.encode(place, row.id) : '',
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: wantsNext && (await loaded.hasNextPage()),
      hasPreviousPage: wantsPrevious && (await loaded.hasPreviousPage()),
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => (await loaded.total()) ?? null,
  };
}

const EMPTY_PAGE = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
