import {
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { namedIn, nullable } from './merge-types.ts';
import { type MergedNames, OWN_SITE_FIELD, SITE_FIELD } from './merged-names.ts';

/** A list of all sites. */
export interface MergedList {
  /** The type of its pages, and that of the sites' own. */
  readonly type: string;
  readonly ofSite: string;
  /** In which order the sites' lists are merged: by date, newest first, or by rank, the sites in turn. */
  readonly order: 'date' | 'rank';
}

export interface MergedRoots {
  readonly definitions: readonly TypeDefinitionNode[];
  readonly lists: ReadonlyMap<string, MergedList>;
}

/** Arguments of a site's list that a merged one does not have: it is read forwards, in one order. */
const LEFT_OUT: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before', 'offset', 'orderBy']);

/** Adds what is of all sites to the united types of the sites: `Query`, the lists, and the site of each node. */
export function withRoots(definitions: readonly TypeDefinitionNode[], names: MergedNames): MergedRoots {
  const byName = new Map(definitions.map((definition) => [definition.name.value, definition] as const));
  const root = byName.get(names.siteQuery);
  const fields = root?.kind === Kind.OBJECT_TYPE_DEFINITION ? (root.fields ?? []) : [];
  const isContent = (name: string): boolean => {
    const type = byName.get(name);
    return (
      name === names.content ||
      (type?.kind === Kind.OBJECT_TYPE_DEFINITION &&
        (type.interfaces ?? []).some((each) => each.name.value === names.content))
    );
  };
  const lists = fields.flatMap((field) => listOf(field, byName, isContent, names) ?? []);
  const search = names.root('search');
  const own = definitionsIn(sdlOf(names)).filter(({ name }) => name.value !== names.site);
  return {
    definitions: [
      ...definitions.map((definition) => withSite(definition, names)),
      ...own.map((definition) =>
        definition.name.value === 'Query' && definition.kind === Kind.OBJECT_TYPE_DEFINITION
          ? { ...definition, fields: [...(definition.fields ?? []), ...lists.map(({ field }) => field)] }
          : definition,
      ),
      ...new Map(lists.map(({ type }) => [type.name.value, type] as const)).values(),
    ],
    lists: new Map(
      lists.map(({ field: { name }, type, ofSite }) => [
        name.value,
        { type: type.name.value, ofSite, order: name.value === search ? 'rank' : 'date' },
      ]),
    ),
  };
}

const sdlOf = ({ site, siteQuery, root }: MergedNames) => `
"""The key of a site of this gateway: what its addresses begin with."""
scalar SiteKey

"""All sites of this gateway."""
type Query {
  """The sites. One that cannot be read is there, too, with errors at its fields."""
  ${root('sites')}("Only these. Default: all." keys: [SiteKey!]): [${site}!]!
  """One of the sites."""
  ${root('site')}("The key of the site." key: SiteKey!): ${site}
  """Any object by its global ID, which says its site. Null if it does not exist or the caller may not see it."""
  ${root('node')}("The global ID." id: ID!): Node
  """What a page of a site shows, as \`nodeByUri\` of that site. The site is the one with the longest home that the address begins with."""
  ${root('nodeByUri')}("An absolute address: \`https://example.com/usa/about/\`." uri: String!): Node
}

type ${site} {
  """Its key."""
  key: SiteKey!
  """The site’s own schema: everything that it has at its own address. Null if it cannot be read."""
  query: ${siteQuery}
}
`;

const definitionsIn = (sdl: string): readonly TypeDefinitionNode[] =>
  parse(sdl, { noLocation: true }).definitions.filter(
    (each: DefinitionNode): each is TypeDefinitionNode =>
      'name' in each && each.kind !== Kind.OPERATION_DEFINITION,
  );

/** Gives each node its site, and sites what the gateway knows of them. */
function withSite(definition: TypeDefinitionNode, names: MergedNames): TypeDefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
    return definition;
  }
  const isSite = definition.name.value === names.site;
  const isNode =
    definition.name.value === 'Node' ||
    (definition.interfaces ?? []).some(({ name }) => name.value === 'Node');
  if (!isNode && !isSite) return definition;
  const own = (definition.fields ?? []).map((field) => ({
    ...field,
    name: field.name.value === SITE_FIELD ? { ...field.name, value: OWN_SITE_FIELD } : field.name,
    // A site that cannot be read is no hole in a list of sites.
    type: isSite && field.name.value !== 'id' ? nullable(field.type) : field.type,
  }));
  const ofNode = `type ${names.site} { """The site that it is of.""" ${SITE_FIELD}: ${names.site}! }`;
  const further = [isSite ? sdlOf(names) : '', ofNode].flatMap((sdl) => fieldsOfSdl(sdl, names.site));
  return { ...definition, fields: [...own, ...further] };
}

function fieldsOfSdl(sdl: string, type: string): readonly FieldDefinitionNode[] {
  if (sdl === '') return [];
  const found = definitionsIn(sdl).find(({ name }) => name.value === type);
  return found?.kind === Kind.OBJECT_TYPE_DEFINITION ? (found.fields ?? []) : [];
}

interface ListDefinition {
  readonly field: FieldDefinitionNode;
  readonly type: ObjectTypeDefinitionNode;
  readonly ofSite: string;
}

function listOf(
  field: FieldDefinitionNode,
  types: ReadonlyMap<string, TypeDefinitionNode>,
  isContent: (type: string) => boolean,
  names: MergedNames,
): ListDefinition | undefined {
  const connection = types.get(namedIn(field.type));
  const args = field.arguments ?? [];
  const isPaged = ['first', 'after'].every((name) => args.some((arg) => arg.name.value === name));
  if (!isPaged || connection?.kind !== Kind.OBJECT_TYPE_DEFINITION) return undefined;
  const partOf = (name: string) => connection.fields?.find((each) => each.name.value === name)?.type;
  const [nodes, edges] = [partOf('nodes'), partOf('edges')];
  if (!nodes || !edges || !isContent(namedIn(nodes))) return undefined;
  const name = `Sites${connection.name.value}`;
  const order =
    field.name.value === names.root('search')
      ? 'The best match of each site, then the second best of each, and so on: scores of different sites cannot be compared.'
      : 'Of all sites in one list, newest first; those of one second by the key of their site, then as on the site.';
  const [definition] = definitionsIn(`
"""A page of a list of several sites."""
type ${name} {
  """The items, each with its cursor."""
  edges: [${namedIn(edges)}!]!
  """The items."""
  nodes: [${namedIn(nodes)}!]!
  """Where the page is in the list."""
  pageInfo: PageInfo!
  """How many items the lists of all sites have together. Null if one of them does not say, or cannot be read."""
  totalCount: Int
  """The sites whose items are in the list. One that cannot be read is null, with its error; the items of the others are there."""
  sites: [${names.site}]!
}`);
  if (definition?.kind !== Kind.OBJECT_TYPE_DEFINITION) return undefined;
  return {
    type: definition,
    ofSite: connection.name.value,
    field: {
      ...field,
      description: {
        kind: Kind.STRING,
        block: true,
        value: `${field.description?.value ?? ''} ${order} At most 25 sites at once.`.trim(),
      },
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
      arguments: [...OWN_ARGUMENTS, ...args.filter((arg) => !LEFT_OUT.has(arg.name.value))],
    },
  };
}

const argument = (name: string, type: TypeNode, value: string): InputValueDefinitionNode => ({
  kind: Kind.INPUT_VALUE_DEFINITION,
  name: { kind: Kind.NAME, value: name },
  type,
  description: { kind: Kind.STRING, value },
});

const typed = (name: string): TypeNode => ({
  kind: Kind.NAMED_TYPE,
  name: { kind: Kind.NAME, value: name },
});

const OWN_ARGUMENTS: readonly InputValueDefinitionNode[] = [
  argument(
    'sites',
    { kind: Kind.LIST_TYPE, type: { kind: Kind.NON_NULL_TYPE, type: typed('SiteKey') as never } },
    'The sites to list. Default: all that have such content.',
  ),
  argument(
    'first',
    typed('Int'),
    'The number of items to return from the start of the list, or after `after`. Default: 10.',
  ),
  argument('after', typed('String'), 'Return the items after this cursor.'),
];
