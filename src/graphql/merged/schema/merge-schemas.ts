import {
  buildASTSchema,
  type GraphQLSchema,
  Kind,
  parse,
  printSchema,
  type TypeDefinitionNode,
} from 'graphql';
import { fitInterfaces } from './fit-interfaces.ts';
import { mergedDefinition } from './merge-definitions.ts';
import { type MergedNames, mergedNames } from './merged-names.ts';
import { byName, type OnSites } from './on-sites.ts';
import { reachableFrom } from './reachable.ts';
import { type MergedList, withRoots } from './roots.ts';
import { withoutPlainTypes } from './without-plain-types.ts';

/** One schema over those of several sites. */
export interface MergedSchema {
  readonly schema: GraphQLSchema;
  readonly names: MergedNames;
  /** The schemas of the sites, by their keys. */
  readonly sites: ReadonlyMap<string, GraphQLSchema>;
  /** The lists of all sites, by their fields. */
  readonly lists: ReadonlyMap<string, MergedList>;
  /** The types of the sites' own pages of lists, by those of the merged ones. */
  readonly connections: ReadonlyMap<string, string>;
}

const JSON_SCALAR = 'JSON';

/**
 * Merges the schemas of sites by their types' names; sites with the same schema object count as one. See
 * [0024](../../../../docs/decisions/0024-one-schema-over-all-sites.md) for the rules.
 *
 * @param prefix What the names of types and root fields begin with, on all of them.
 */
export function mergeSchemas(sites: ReadonlyMap<string, GraphQLSchema>, prefix = ''): MergedSchema {
  const names = mergedNames(prefix);
  const all = [...sites.keys()];
  const keysOf = new Map<GraphQLSchema, string[]>();
  for (const [key, schema] of sites) keysOf.set(schema, [...(keysOf.get(schema) ?? []), key]);
  const parts = [...keysOf].map(([schema, keys]) => ({ sites: keys, part: definitionsOf(schema, names) }));
  const types = byName(withoutPlainTypes(parts));
  const mixed = new Set([...types].flatMap(([name, same]) => (isMixed(same) ? [name] : [])));
  const united = [...types].flatMap(([name, same]) =>
    mixed.has(name) ? [] : [mergedDefinition(same, all, mixed)],
  );
  const { definitions, lists } = withRoots(fitInterfaces(united), names);
  const scalar = definitions.some(({ name }) => name.value === JSON_SCALAR) ? [] : [jsonScalar()];
  const used = reachableFrom(['Query'], [...definitions, ...scalar]);
  const schema = buildASTSchema({ kind: Kind.DOCUMENT, definitions: used }, { assumeValidSDL: true });
  const connections = new Map([...lists.values()].map(({ type, ofSite }) => [type, ofSite] as const));
  return { schema, names, sites, lists, connections };
}

const isMixed = (same: readonly OnSites<TypeDefinitionNode>[]): boolean =>
  new Set(same.map(({ part }) => part.kind)).size > 1;

const jsonScalar = (): TypeDefinitionNode => ({
  kind: Kind.SCALAR_TYPE_DEFINITION,
  name: { kind: Kind.NAME, value: JSON_SCALAR },
  description: { kind: Kind.STRING, value: 'Any JSON value.' },
});

/** The types of a site that queries may reach. Its root is no root here. */
function definitionsOf(schema: GraphQLSchema, { siteQuery }: MergedNames): readonly TypeDefinitionNode[] {
  const roots = [schema.getMutationType(), schema.getSubscriptionType()].map((type) => type?.name);
  const query = schema.getQueryType()?.name;
  return parse(printSchema(schema), { noLocation: true }).definitions.flatMap((definition) => {
    if (!isTypeDefinition(definition) || roots.includes(definition.name.value)) return [];
    if (definition.name.value !== query || definition.kind !== Kind.OBJECT_TYPE_DEFINITION)
      return [definition];
    return [
      {
        ...definition,
        name: { ...definition.name, value: siteQuery },
        description: { kind: Kind.STRING, value: 'All that a site has at its own address.' },
        fields: (definition.fields ?? []).filter(({ name }) => !name.value.startsWith('_')),
      },
    ];
  });
}

const isTypeDefinition = (definition: { readonly kind: string }): definition is TypeDefinitionNode =>
  definition.kind.endsWith('TypeDefinition');
