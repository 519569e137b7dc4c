import { useQuery } from '@apollo/client/react';
import { graphql } from './gql';

const POSTS = graphql(`
  query Posts($after: String) {
    site {
      id
      name
    }
    posts(first: 5, after: $after) {
      edges {
        node {
          id
          title
          date
          author {
            id
            name
          }
          ...Linked
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  # On an interface: works with the cache because of possibleTypes.
  fragment Linked on Content {
    id
    uri
  }
`);

export function Posts() {
  const { data, error, loading, fetchMore } = useQuery(POSTS);
  if (error) return <p role="alert">{error.message}</p>;
  if (loading && !data) return <p>Loading …</p>;
  const { hasNextPage, endCursor } = data?.posts?.pageInfo ?? {};
  return (
    <main>
      <h1>{data?.site?.name}</h1>
      <ul>
        {data?.posts?.edges.map(({ node }) => (
          <li key={node.id}>
            <a href={node.uri ?? '/'}>{node.title}</a> by {node.author?.name}
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" onClick={() => fetchMore({ variables: { after: endCursor } })}>
          More
        </button>
      )}
    </main>
  );
}
