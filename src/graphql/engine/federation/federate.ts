import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { GraphQLNonNull, GraphQLObjectType, type GraphQLSchema, GraphQLString } from 'graphql';
import { entitiesField } from './entities-field.ts';
import { subgraphSdl } from './subgraph-sdl.ts';

/**
 * Makes a schema a subgraph of Apollo Federation 2: adds `_service` and `_entities`.
 *
 * @param schema A schema with `node` and `nodes`, which the entities are loaded by.
 */
export function federate(schema: GraphQLSchema): GraphQLSchema {
  const Service = new GraphQLObjectType({
    name: '_Service',
    description: 'This subgraph.',
    fields: {
      sdl: {
        type: new GraphQLNonNull(GraphQLString),
        description: 'Its schema with the directives of Apollo Federation, for composition.',
        resolve: (_service, _args, _context, info) => subgraphSdl(info.schema),
      },
    },
  });
  return mapSchema(schema, {
    [MapperKind.QUERY]: (type) => {
      const config = type.toConfig();
      return new GraphQLObjectType({
        ...config,
        fields: {
          ...config.fields,
          _entities: entitiesField(schema),
          _service: {
            type: new GraphQLNonNull(Service),
            description: 'This subgraph, as composition reads it.',
            resolve: () => ({}),
          },
        },
      });
    },
  });
}
