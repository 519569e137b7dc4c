/** A query to begin with: a tab of GraphiQL, and a line of what the command prints. */
export interface ExampleQuery {
  readonly title: string;
  /** Runs as it is, on any site. Lines of 48 characters fit GraphiQL's pane on a small screen. */
  readonly query: string;
  /** What the tab's variables hold, to be changed: the same as the query's defaults. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
  {
    title: 'A home page in about seven requests to WordPress',
    query: `# Twenty posts with all that their cards show,
# for about seven small requests to WordPress.
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
    query: `# The newest post: its text as Markdown, and
# its discussion. A comment's parent costs no
# request where only the id is asked.
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
    query: `# A search across all types, what is at an
# address, and which types the site has.
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
