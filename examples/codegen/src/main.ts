import { graphql } from './gql';
import type { PostsQuery, TypedDocumentString } from './gql/graphql';

const ENDPOINT = process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql';

const POSTS = graphql(`
  query Posts($first: Int!, $status: [ContentStatus!]) {
    posts(first: $first, where: { status: $status }, orderBy: { field: DATE, direction: DESC }) {
      nodes {
        ...Card
      }
    }
  }
`);

/** A fragment for each component: its type is `CardFragment`. */
graphql(`
  fragment Card on Post {
    title
    date
    link
    featuredMedia {
      sourceUrl(size: "medium")
      altText
    }
  }
`);

async function query<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = await response.json();
  if (!data) throw new Error(errors?.[0]?.message ?? `The gateway answered ${response.status}.`);
  return data;
}

const { posts }: PostsQuery = await query(POSTS, { first: 5, status: ['PUBLISH'] });
for (const { title, date } of posts?.nodes ?? []) console.log(date?.slice(0, 10), title);
