import type { Connection } from '../../engine/paging/connection.ts';
import type { FieldSpec, Fields, Registrar } from '../kit/registrar.ts';
import { PAGE_ARGUMENTS } from './page-arguments.ts';
import { cursorOf } from './paging.ts';

/** A connection type, and the arguments of its field. */
export interface ConnectionSpec {
  /** The type of its items: `Post`. */
  readonly to: string;
  /** `RootQueryToPostConnection`, without `Connection`. */
  readonly name: string;
  /** The input type of `where`, if it has one. */
  readonly where?: string;
}

/** The page of a list, as resolvers return it. */
export interface Page<Node = unknown> extends Pick<Connection<Node>, 'edges'> {
  readonly pageInfo: Connection<Node>['pageInfo'] & {
    /** The number of items of the whole list; requested if it is selected. */
    readonly total: () => Promise<number | null>;
    /** If the page was asked for by its place. */
    readonly offset?: number | undefined;
    readonly size?: number | undefined;
  };
}

const CURSOR = 'Opaque cursor of the item.';
const PAGE_INFO: Fields<Page['pageInfo']> = {
  endCursor: { type: 'String', part: 'endCursor', description: 'Cursor of the last item of the page.' },
  hasNextPage: {
    type: 'Boolean!',
    part: 'hasNextPage',
    description: 'With `first`: whether items follow. Otherwise false, unless `before` was given.',
  },
  hasPreviousPage: {
    type: 'Boolean!',
    part: 'hasPreviousPage',
    description: 'With `last`: whether items precede. Otherwise false, unless `after` was given.',
  },
  startCursor: { type: 'String', part: 'startCursor', description: 'Cursor of the first item of the page.' },
};
const TOTALS: Fields<Page['pageInfo']> = {
  total: {
    type: 'Int',
    part: 'total',
    description: 'The number of items of the whole list.',
    resolve: ({ total }) => total(),
  },
  offsetPagination: {
    type: 'OffsetPaginationPageInfo',
    part: 'total',
    description: 'Where the page is, if it was asked for by its place.',
    resolve: async ({ total, offset = 0, size, hasNextPage }) => {
      const all = await total();
      const end = size === undefined ? undefined : offset + size;
      return {
        total: all,
        hasMore: all === null || end === undefined ? hasNextPage : end < all,
        hasPrevious: offset > 0,
      };
    },
  },
};

/** The interfaces that all connections share. */
export function registerConnectionInterfaces(types: Registrar): void {
  types.object('OffsetPaginationPageInfo', {
    description: 'Where a page is in its list, by its place.',
    fields: {
      total: { type: 'Int', description: 'The number of items of the whole list.' },
      hasMore: { type: 'Boolean', description: 'Whether items follow.' },
      hasPrevious: { type: 'Boolean', description: 'Whether items precede.' },
    },
  });
  const typeOf = unresolvable;
  types.interface('Connection', {
    description: 'A page of a list.',
    typeOf,
    fields: {
      edges: { type: '[Edge!]!', part: 'edges', description: 'The items of the page, with their cursors.' },
      nodes: { type: '[Node!]!', part: 'nodes', description: 'The items of the page.' },
      pageInfo: { type: 'PageInfo!', part: 'pageInfo', description: 'Where the page is in the list.' },
    },
  });
  types.interface('Edge', {
    description: 'An item of a list, or a related item, with its cursor.',
    typeOf,
    fields: {
      cursor: { type: 'String', part: 'cursor', description: CURSOR },
      node: { type: 'Node!', part: 'node', description: 'The item.' },
    },
  });
  types.interface('OneToOneConnection', {
    description: 'A related item.',
    interfaces: ['Edge'],
    typeOf,
    fields: {
      cursor: { type: 'String', part: 'cursor', description: CURSOR },
      node: { type: 'Node!', part: 'node', description: 'The related item.' },
    },
  });
  types.interface('PageInfo', { description: 'Where a page is in its list.', typeOf, fields: PAGE_INFO });
  types.interface('WPPageInfo', {
    description: 'Where a page is in its list.',
    interfaces: ['PageInfo'],
    typeOf,
    fields: { ...PAGE_INFO, ...TOTALS },
  });
}

/** No field returns these interfaces themselves. */
const unresolvable = (): never => {
  throw new TypeError('Expected an object type, got an interface that no field returns.');
};

/** The three interfaces of the connections that lead to one type. */
function registerFamily(types: Registrar, to: string, isList: boolean): void {
  if (types.claim(`${to}ConnectionEdge`)) {
    types.interface(`${to}ConnectionEdge`, {
      description: `A ${to}, with its cursor.`,
      interfaces: ['Edge'],
      typeOf: unresolvable,
      fields: edgeFields(to),
    });
  }
  if (!isList || !types.claim(`${to}Connection`)) return;
  types.interface(`${to}ConnectionPageInfo`, {
    description: `Where a page is in a list of ${to}.`,
    interfaces: ['PageInfo', 'WPPageInfo'],
    typeOf: unresolvable,
    fields: { ...PAGE_INFO, ...TOTALS },
  });
  types.interface(`${to}Connection`, {
    description: `A page of a list of ${to}.`,
    interfaces: ['Connection'],
    typeOf: unresolvable,
    fields: pageFields(`${to}Connection`, to),
  });
}

const edgeFields = (to: string): Fields<{ readonly node: unknown; readonly cursor?: string }> => ({
  cursor: { type: 'String', part: 'cursor', description: CURSOR },
  node: { type: `${to}!`, part: 'node', description: 'The item.' },
});

const pageFields = (connection: string, to: string): Fields<Page> => ({
  edges: {
    type: `[${connection}Edge!]!`,
    part: 'edges',
    description: 'The items of the page, with their cursors.',
  },
  nodes: {
    type: `[${to}!]!`,
    part: 'nodes',
    description: 'The items of the page.',
    resolve: ({ edges }) => edges.map(({ node }) => node),
  },
  pageInfo: {
    type: `${connection}PageInfo!`,
    part: 'pageInfo',
    description: 'Where the page is in the list.',
  },
});

/** Registers a connection type with its edge and page info, once. */
function registerConnection(types: Registrar, { to, name }: Pick<ConnectionSpec, 'to' | 'name'>): void {
  registerFamily(types, to, true);
  const connection = `${name}Connection`;
  if (!types.claim(connection)) return;
  types.object(`${connection}Edge`, {
    description: `A ${to}, with its cursor.`,
    interfaces: ['Edge', `${to}ConnectionEdge`],
    fields: edgeFields(to),
  });
  types.object(`${connection}PageInfo`, {
    description: `Where a page is in a list of ${to}.`,
    interfaces: ['PageInfo', 'WPPageInfo', `${to}ConnectionPageInfo`],
    fields: { ...PAGE_INFO, ...TOTALS },
  });
  types.object(connection, {
    description: `A page of a list of ${to}.`,
    interfaces: ['Connection', `${to}Connection`],
    fields: pageFields(connection, to),
  });
}

/** A field that is a page of a list. Its connection type is registered with it. */
export function listField<Row>(
  types: Registrar,
  { to, name, where }: ConnectionSpec,
  options: Pick<FieldSpec<Row>, 'description' | 'resolve'> & Partial<FieldSpec<Row>>,
): FieldSpec<Row> {
  registerConnection(types, { to, name });
  return {
    ...options,
    type: `${name}Connection`,
    args: { ...PAGE_ARGUMENTS, ...(where && { where }) },
  };
}

/** A related item, or the lack of one: the edge is null as a whole. */
export interface Related<Node = unknown> {
  readonly cursor: string;
  readonly node: Node;
}

export const relatedTo = <Node extends { readonly id: number }>(node: Node | null): Related<Node> | null =>
  node && { cursor: cursorOf(node.id), node };

/** A field that leads to one related item, through an edge. */
export function edgeField<Row>(
  types: Registrar,
  { to, name, fields = {} }: { readonly to: string; readonly name: string; readonly fields?: Fields<never> },
  options: Pick<FieldSpec<Row>, 'description' | 'resolve'> & Partial<FieldSpec<Row>>,
): FieldSpec<Row> {
  registerFamily(types, to, false);
  const type = `${name}ConnectionEdge`;
  if (types.claim(type)) {
    types.object(type, {
      description: `The related ${to}.`,
      interfaces: ['Edge', 'OneToOneConnection', `${to}ConnectionEdge`],
      fields: { ...edgeFields(to), ...(fields as Fields<unknown>) },
    });
  }
  return { leadsTo: 'edge', ...options, type };
}
