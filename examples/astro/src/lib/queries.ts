import { graphql } from '../gql';
import type { PostsQuery } from '../gql/graphql';
import { query } from './wordpress';

export const SITE = graphql(`
  query Site {
    site {
      name
      language
    }
  }
`);

const POSTS = graphql(`
  query Posts($after: String) {
    posts(first: 100, after: $after) {
      nodes {
        uri
        title
        date
        excerpt(format: TEXT)
        content
        author {
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Post = NonNullable<PostsQuery['posts']>['nodes'][number];

/** All posts, a hundred at a time. */
export async function allPosts(): Promise<Post[]> {
  const found: Post[] = [];
  let after: string | null | undefined;
  do {
    const { posts } = await query(POSTS, { after });
    found.push(...(posts?.nodes ?? []));
    after = posts?.pageInfo.hasNextPage ? posts.pageInfo.endCursor : null;
  } while (after);
  return found;
}
