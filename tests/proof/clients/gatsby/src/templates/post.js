import { graphql } from 'gatsby';
import React from 'react';

export default function Post({ data: { wpPost } }) {
  return (
    <article>
      <h1 dangerouslySetInnerHTML={{ __html: wpPost.title }} />
      <span className="author">{wpPost.author?.node?.name}</span>
      <ul>{wpPost.categories?.nodes.map(({ name }) => <li key={name}>{name}</li>)}</ul>
      <div dangerouslySetInnerHTML={{ __html: wpPost.content }} />
    </article>
  );
}

export const query = graphql`
  query ($id: String!) {
    wpPost(id: { eq: $id }) { title content author { node { name } } categories { nodes { name } } }
  }
`;
