import { useEffect, useState } from 'react';
import { FlatList, SafeAreaView, Text } from 'react-native';
import { graphql } from './src/gql';
import type { PostsQuery } from './src/gql/graphql';
import { query } from './src/wordpress';

const POSTS = graphql(`
  query Posts($after: String) {
    posts(first: 10, after: $after) {
      nodes {
        id
        title
        excerpt(format: TEXT)
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

type Page = NonNullable<PostsQuery['posts']>;

export default function App() {
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [failure, setFailure] = useState('');

  const more = async () => {
    const last = pages.at(-1)?.pageInfo;
    if (last && !last.hasNextPage) return;
    try {
      const { posts } = await query(POSTS, { after: last?.endCursor });
      if (posts) setPages([...pages, posts]);
    } catch (error) {
      setFailure(String(error));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page, once
  useEffect(() => void more(), []);

  return (
    <SafeAreaView>
      {failure !== '' && <Text>{failure}</Text>}
      <FlatList
        data={pages.flatMap(({ nodes }) => nodes)}
        keyExtractor={({ id }) => id}
        onEndReached={more}
        renderItem={({ item }) => (
          <>
            <Text>{item.title}</Text>
            <Text>{item.excerpt}</Text>
          </>
        )}
      />
    </SafeAreaView>
  );
}
