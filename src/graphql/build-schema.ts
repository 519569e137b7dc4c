import type { GraphQLSchema } from 'graphql';
import type { GivenNames } from '../base/given-names.ts';
import type { SiteModel } from '../model/site-model.ts';
import { buildNativeSchema } from './native/build-native-schema.ts';
import { assertGivenNames } from './native/naming/name-overrides.ts';
import { buildWPGraphQLSchema as buildDialect } from './wpgraphql/build-wpgraphql-schema.ts';

/**
 * Builds the schema of a site.
 *
 * @param names Names of post types and taxonomies that replace the discovered ones.
 */
export const buildSchema = (site: SiteModel, names?: GivenNames): GraphQLSchema =>
  buildNativeSchema(site, names);

/** Builds the schema of a site in the names and rules of WPGraphQL. */
export const buildWPGraphQLSchema = (site: SiteModel): GraphQLSchema => buildDialect(site);

/**
 * Checks given names against the site that they are for.
 *
 * @throws PressgraphError BAD_USER_INPUT listing every mistake.
 */
export const checkGivenNames = (site: SiteModel, names: GivenNames): void => assertGivenNames(site, names);
