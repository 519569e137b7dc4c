/** The names of one post type or taxonomy in the schema; those left out follow from the others. */
export interface GivenName {
  /** The GraphQL type: `Movie`. */
  readonly type?: string | undefined;
  /** The field for a single item: `movie`. */
  readonly singular?: string | undefined;
  /** The field for lists: `movies`. */
  readonly plural?: string | undefined;
  /** In the schema of WPGraphQL, as the site registers it for that plugin: `movie`. */
  readonly graphql_single_name?: string | undefined;
  /** In the schema of WPGraphQL: `movies`. */
  readonly graphql_plural_name?: string | undefined;
}

/** Names by the slug of a post type or taxonomy; `post_type/links` or `taxonomy/links` where both have that slug. */
export type GivenNames = Readonly<Record<string, GivenName>>;
