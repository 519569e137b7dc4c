import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import type { Posts_list$key } from './__generated__/Posts_list.graphql';
import type { PostsListQuery } from './__generated__/PostsListQuery.graphql';
import type { PostsQuery } from './__generated__/PostsQuery.graphql';

export function Posts() {
  const data = useLazyLoadQuery<PostsQuery>(
    graphql`
      query PostsQuery {
        site {
          name
        }
        ...Posts_list
      }
    `,
    {},
  );
  return (
    <main>
      <h1>{data.site?.name}</h1>
      <List query={data} />
    </main>
  );
}

function List({ query }: { query: Posts_list$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment<PostsListQuery, Posts_list$key>(
    graphql`
      fragment Posts_list on Query
      @refetchable(queryName: "PostsListQuery")
      @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" }) {
        posts(first: $first, after: $after) @connection(key: "Posts_posts") {
          edges {
            node {
              id
              title
              uri
              author {
                name
              }
            }
          }
        }
      }
    `,
    query,
  );
  return (
    <>
      <ul>
        {data.posts?.edges.map(({ node }) => (
          <li key={node.id}>
            <a href={node.uri ?? '/'}>{node.title}</a> by {node.author?.name}
          </li>
        ))}
      </ul>
      {hasNext && (
        <button type="button" onClick={() => loadNext(5)}>
          More
        </button>
      )}
    </>
  );
}
