import { prefixDocument } from '../../graphql/prefix-document.ts';

/** An operation to start with: a tab in GraphiQL. */
export interface ExampleQuery {
  readonly title: string;
  /** Lines of up to 48 characters fit GraphiQL's pane on a small screen. */
  readonly query: string;
  /** Starting values for the tab's variables: the same as the query's defaults. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** These run unchanged on any site. The command prints them, too. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
  {
    title: 'A home page in about seven requests to WordPress',
    query: `# Twenty posts with everything their cards show,
# in about seven small requests to WordPress.
query HomePage {
  site { name description }
  posts(first: 20) {
    totalCount
    nodes {
      title
      uri
      date
      excerpt(format: TEXT)
      author { name avatarUrl(size: 48) }
      featuredMedia {
        altText
        sourceUrl(size: "medium")
      }
      categories { name uri }
      tags { name uri }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    title: 'The newest post, as an article page shows it',
    query: `# The newest post, as Markdown, and its comments.
# The id of a comment's parent costs no request.
query Article {
  posts(first: 1) {
    nodes {
      title
      date
      author { name url }
      content(format: MARKDOWN)
      comments(
        first: 20
        orderBy: { field: DATE, direction: ASC }
      ) {
        totalCount
        nodes {
          id
          parent { id }
          authorName
          date
          content(format: TEXT)
        }
      }
    }
  }
}`,
  },
  {
    title: 'Find anything: by words, by address, by type',
    query: `# A search across all types, the node at an
# address, and the types of the site.
query Find(
  $words: String! = "the"
  $uri: String! = "/about/"
) {
  search(query: $words, first: 5) {
    totalCount
    nodes { __typename title uri }
  }
  nodeByUri(uri: $uri) {
    __typename
    ... on Content { title }
    ... on Term { name }
    ... on Author { name }
  }
  contentTypes {
    label typeName listField
    taxonomies { label listField }
  }
}`,
    variables: { words: 'the', uri: '/about/' },
  },
];

/** Queries to start with, in a schema whose names have this prefix. */
export const exampleQueries = (prefix = ''): readonly ExampleQuery[] => withPrefix(EXAMPLE_QUERIES, prefix);

export const withPrefix = (examples: readonly ExampleQuery[], prefix: string): readonly ExampleQuery[] =>
  examples.map((example) => ({ ...example, query: prefixDocument(example.query, prefix) }));
