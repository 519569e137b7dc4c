import {
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  GraphQLUnionType,
  isObjectType,
} from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { LEFT_OUT_COSTS } from '../../../loaders/entities/named-items.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { costsOf, withFieldOptions } from '../field-options/field-options-plugin.ts';
import type { FieldCosts } from '../field-options/types.ts';
import { loadItem } from '../selection/related.ts';
import { entityTypes, resourceByDatabaseId } from './entity-keys.ts';
import { type Representation, readRepresentation } from './representation.ts';

type Resolver<Args> = GraphQLFieldResolver<unknown, GatewayContext, Args>;

const ANY = new GraphQLScalarType<unknown>({
  name: '_Any',
  description: 'A representation of an entity: its `__typename` and the fields of one of its keys.',
});

/**
 * `_entities` of Apollo Federation: the objects that other subgraphs refer to. They are loaded as `nodes` loads them, so in
 * the same batches and with the same rights.
 */
export function entitiesField(
  schema: GraphQLSchema,
): GraphQLFieldConfig<unknown, GatewayContext, { readonly representations: readonly unknown[] }> {
  const { node, nodes } = schema.getQueryType()?.getFields() ?? {};
  const interfaceOfNodes = schema.getType('Node');
  const resolveNode: Resolver<{ id: string }> | undefined = node?.resolve;
  if (!resolveNode || !nodes || !interfaceOfNodes || !('resolveType' in interfaceOfNodes)) {
    throw new TypeError('Expected a schema with `node` and `nodes`.');
  }
  const resolveType = interfaceOfNodes.resolveType as GraphQLTypeResolver<unknown, GatewayContext>;
  const Entity = new GraphQLUnionType({
    name: '_Entity',
    description: 'An object that other subgraphs can refer to.',
    types: [...entityTypes(schema)],
    resolveType,
  });

  const load = async (
    representation: unknown,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): Promise<unknown> => {
    const { type, id, databaseId } = readRepresentation(representation, info.schema);
    const resource = resourceByDatabaseId(type);
    const found: unknown =
      id === undefined && databaseId !== undefined && resource
        ? await loadItem(resource, databaseId, context, info)
        : await resolveNode(undefined, { id: id ?? '' }, context, info);
    if (!found) return null;
    await assertSame(found, { type, id, databaseId }, context, info);
    return found;
  };

  /** An ID has a type of its own: the keys and the type of a representation must agree. */
  async function assertSame(
    found: object,
    { type, databaseId }: Representation,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): Promise<void> {
    const Union = info.schema.getType(Entity.name) as GraphQLUnionType;
    const name = await Union.resolveType?.(found, context, info, Union);
    const actual = name === undefined ? undefined : info.schema.getType(name);
    const fits = isObjectType(type)
      ? actual === type
      : isObjectType(actual) && actual.getInterfaces().includes(type);
    if (fits && (databaseId === undefined || (found as Partial<Row>).id === databaseId)) return;
    const got = fits ? 'those of two' : `the ID of a ${actual?.name ?? 'different object'}`;
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a representation whose keys are those of one ${type.name}, got ${got}.`,
    );
  }

  return {
    type: new GraphQLNonNull(new GraphQLList(Entity)),
    description:
      'The objects that other subgraphs refer to, in that order. Null for each that does not exist or that the caller may not see; null with an error for each that is no entity of this subgraph.',
    args: {
      representations: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(ANY))),
        description: 'The types and keys of the objects.',
      },
    },
    extensions: withFieldOptions(
      { extensions: {} },
      { costs: ({ representations }) => costsOfEntities(representations, (ids) => costsOf(nodes, { ids })) },
    ),
    resolve(_root, { representations }, context, info) {
      const { maxSize } = context.pages;
      if (representations.length > maxSize) {
        throw new PressgraphError(
          'BAD_USER_INPUT',
          `Expected at most ${maxSize} \`representations\`, got ${representations.length}.`,
        );
      }
      // Each is a promise of its own: what is no entity is null with an error at its place.
      return representations.map((representation) => load(representation, context, info));
    },
  };
}

/** What is given by database ID is batched with the other items of its type. */
function costsOfEntities(
  representations: unknown,
  costsOfIds: (ids: readonly string[]) => FieldCosts | undefined,
): FieldCosts {
  const given = (Array.isArray(representations) ? representations : []) as readonly Given[];
  const ids = given.flatMap((representation) => (isText(representation?.id) ? [representation.id] : []));
  const numbered = given.filter((representation) => !isText(representation?.id));
  const { batch = 0, types = 0, once, ...costs } = costsOfIds(ids) ?? {};
  return {
    ...costs,
    batch: batch + numbered.length,
    items: given.length,
    types: types + new Set(numbered.map((representation) => representation?.__typename)).size,
    once: { ...once, ...(numbered.length > 0 && LEFT_OUT_COSTS) },
    always: true,
  };
}

type Given = { readonly __typename?: unknown; readonly id?: unknown } | null;

const isText = (value: unknown): value is string => typeof value === 'string';
