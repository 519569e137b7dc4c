import type { GraphQLSchema } from 'graphql';
import type { GivenNames } from '../base/given-names.ts';
import type { SiteModel, SiteShape } from '../model/site-model.ts';
import { applyExtension } from './engine/extension/extend-schema.ts';
import type { ExtendSchema } from './engine/extension/schema-extension.ts';
import { federate } from './engine/federation/federate.ts';
import { prefixSchema } from './engine/prefix/prefix-schema.ts';
import { buildNativeSchema } from './native/build-native-schema.ts';
import { assertGivenNames } from './native/naming/name-overrides.ts';
import { buildWPGraphQLSchema as buildDialect } from './wpgraphql/build-wpgraphql-schema.ts';
import { type GivenDialect, typesThatAreGone } from './wpgraphql/names/told-names.ts';

export type { GivenDialect } from './wpgraphql/names/told-names.ts';

/** How a schema fits among others. */
export interface SchemaFit {
  /** Whether it is a subgraph of Apollo Federation 2: with `_service` and `_entities`. @defaultValue false */
  readonly federation?: boolean | undefined;
  /** What the names of types and root fields begin with: `Blog` for `BlogPost` and `blogPosts`. @defaultValue none */
  readonly schemaPrefix?: string | undefined;
}

/**
 * Builds the schema of a site. To execute an operation on it, without a gateway, see {@link createContext}.
 *
 * @param names Names of post types and taxonomies that replace the discovered ones.
 * @param extend Adds types and fields of one's own.
 * @param fit How it fits among other schemas.
 */
export function buildSchema(
  site: SiteShape,
  names?: GivenNames,
  extend?: ExtendSchema,
  fit: SchemaFit = {},
): GraphQLSchema {
  const { federation = false, schemaPrefix = '' } = fit;
  const native = buildNativeSchema(site, names, schemaPrefix);
  const schema = applyExtension(native, extend, site, 'native');
  return prefixSchema(federation ? federate(schema) : schema, schemaPrefix);
}

/**
 * Builds the schema of a site in the names and rules of WPGraphQL.
 *
 * @param given What is known of the names that the site had there.
 * @param extend Adds types and fields of one's own.
 */
export const buildWPGraphQLSchema = (
  site: SiteShape,
  given?: GivenDialect,
  extend?: ExtendSchema,
): GraphQLSchema => buildDialect(site, given, extend);

/** What of the given schema the site does not have, for the log. */
export function notesOfGiven(site: SiteModel, given: GivenDialect): readonly string[] {
  const gone = typesThatAreGone(site, given);
  return gone.length === 0
    ? []
    : [
        `The given schema of WPGraphQL has types that fit no post type or taxonomy of this site: ${gone.join(', ')}.`,
      ];
}

/**
 * Checks given names against the site that they are for.
 *
 * @throws PressgraphError BAD_USER_INPUT listing every mistake.
 */
export const checkGivenNames = (site: SiteModel, names: GivenNames): void => assertGivenNames(site, names);
