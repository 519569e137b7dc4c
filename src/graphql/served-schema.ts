import type { GraphQLSchema } from 'graphql';
import { withIncrementalDelivery } from './engine/incremental/incremental-delivery.ts';

/** A schema as a gateway serves it, and its file has it: with the directives that its server knows. */
export const servedSchema = (schema: GraphQLSchema): GraphQLSchema => withIncrementalDelivery(schema);
