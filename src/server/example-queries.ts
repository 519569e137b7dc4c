/** A query to begin with: a tab of GraphiQL, and a line of what the command prints. */
export interface ExampleQuery {
  readonly title: string;
  readonly query: string;
}

export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
  {
    title: 'A home page in eight requests',
    query: `# Twenty posts with their authors, images, categories and tags:
# WordPress gets about eight small requests for this page, instead of one for each link.
query HomePage {
  site {
    name
    description
  }
  posts(first: 20) {
    totalCount
    nodes {
      title
      uri
      date
      excerpt(format: TEXT)
      author { name avatarUrl(size: 48) }
      featuredMedia { altText sourceUrl(size: "medium") srcSet }
      categories { name uri }
      tags { name uri }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    title: 'One post, as an article page shows it',
    query: `# The newest post with its whole text as Markdown, and its discussion.
query Article {
  posts(first: 1) {
    nodes {
      title
      date
      content(format: MARKDOWN)
      author { name description }
      comments(first: 20, orderBy: { field: DATE, direction: ASC }) {
        totalCount
        nodes { authorName date content(format: TEXT) replies(first: 5) { nodes { authorName content(format: TEXT) } } }
      }
    }
  }
}`,
  },
  {
    title: 'Find anything',
    query: `# A search across all types, and what the page at an address shows.
query Find($words: String! = "the", $uri: String! = "/") {
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
  contentTypes { label typeName listField taxonomies { label listField } }
}`,
  },
];
