import { graphql } from 'gatsby';
import React from 'react';

export default function Home({ data }) {
  return (
    <main>
      <h1>{data.wp.generalSettings.title}</h1>
      {data.allWpPost.nodes.map((post) => (
        <a key={post.id} href={post.uri} dangerouslySetInnerHTML={{ __html: post.title }} />
      ))}
    </main>
  );
}

export const query = graphql`
  {
    wp { generalSettings { title } }
    allWpPost(limit: 10, sort: { date: DESC }) { nodes { id title uri } }
  }
`;
