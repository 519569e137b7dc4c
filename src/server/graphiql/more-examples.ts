import type { ExampleQuery } from './example-queries.ts';

/** Operations that need more than an anonymous request, or something that not every site has. */
export const MORE_EXAMPLES: readonly ExampleQuery[] = [
  {
    title: 'Menus, with what their items lead to',
    query: `# The first two levels of every menu, and what the
# items lead to: all of it from one source.
query Menus {
  menus {
    name
    locations
    items {
      label
      uri
      node { __typename id }
      children { label uri }
    }
  }
}`,
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
  {
    title: 'What changes on the site, as it happens',
    query: `# Stays open, and shows each change of public
# content: publish something to see one.
subscription Changes {
  contentChanged {
    kind
    type
    databaseId
    content { title uri modified }
  }
}`,
  },
];
