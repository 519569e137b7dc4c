import type { GraphQLSchema } from 'graphql';
import type { SiteModel } from '../model/site-model.ts';
import { buildNativeSchema } from './native/build-native-schema.ts';

/** Builds the schema of a site. */
export const buildSchema = (site: SiteModel): GraphQLSchema => buildNativeSchema(site);
