import type { ExampleQuery } from './example-queries.ts';

/** Queries to start with in the schema of WPGraphQL. */
export const WPGRAPHQL_EXAMPLES: readonly ExampleQuery[] = [
  {
    title: 'A home page',
    query: `# A home page as front ends of WPGraphQL ask for
# it, in about seven requests to WordPress.
query HomePage {
  generalSettings { title description }
  posts(first: 20) {
    nodes {
      id
      title
      uri
      date
      excerpt
      author { node { name } }
      featuredImage {
        node { altText sourceUrl(size: MEDIUM) }
      }
      categories { nodes { name uri } }
      tags { nodes { name uri } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    title: 'Whatever is at an address, as Faust looks for its template',
    query: `# The node at an address: what it is decides
# which template shows it.
query Seed($uri: String! = "/") {
  nodeByUri(uri: $uri) {
    __typename
    uri
    id
    ... on DatabaseIdentifier { databaseId }
    ... on ContentType { name isPostsPage }
    ... on ContentNode {
      slug
      contentType { node { name } }
      template { templateName }
    }
    ... on TermNode { slug taxonomyName }
  }
}`,
    variables: { uri: '/' },
  },
  {
    title: 'Menus, flat with their parents',
    query: `# All levels in one list: trees are built from
# parentId.
query Menus {
  menus {
    nodes {
      name
      locations
      menuItems(first: 100) {
        nodes { id parentId label path target }
      }
    }
  }
}`,
  },
  {
    title: 'A search across all types',
    query: `# Posts, pages and own types that have the words.
query Search($words: String! = "the") {
  contentNodes(first: 5, where: { search: $words }) {
    nodes {
      __typename
      uri
      ... on NodeWithTitle { title }
    }
  }
}`,
    variables: { words: 'the' },
  },
  {
    title: 'A new draft',
    query: `# Changes the site: sign in first (the person at the
# bottom left). A draft is visible to editors only.
mutation NewDraft($input: CreatePostInput!) {
  createPost(input: $input) {
    post { databaseId status title link }
  }
}`,
    variables: { input: { title: 'A draft from GraphiQL', content: '<p>Hello!</p>' } },
  },
];
