import { gql } from '@apollo/client';

export default function Singular({ data }) {
  const { contentNode } = data ?? {};
  return (
    <article data-type={contentNode?.__typename}>
      <h1 dangerouslySetInnerHTML={{ __html: contentNode?.title }} />
      <span className="author">{contentNode?.author?.node?.name}</span>
      <div dangerouslySetInnerHTML={{ __html: contentNode?.content }} />
    </article>
  );
}

Singular.query = gql`
  query Singular($databaseId: ID!, $asPreview: Boolean = false) {
    contentNode(id: $databaseId, idType: DATABASE_ID, asPreview: $asPreview) {
      __typename
      id
      ... on NodeWithTitle { title }
      ... on NodeWithContentEditor { content }
      ... on NodeWithAuthor { author { node { id name } } }
      ... on NodeWithFeaturedImage { featuredImage { node { id sourceUrl altText } } }
    }
    generalSettings { title }
  }
`;
Singular.variables = ({ databaseId }, ctx) => ({ databaseId, asPreview: ctx?.asPreview });
