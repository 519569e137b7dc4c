import { gql } from '@apollo/client';

export default function Archive({ data }) {
  const { nodeByUri } = data ?? {};
  return (
    <main data-type={nodeByUri?.__typename}>
      <h1>{nodeByUri?.name}</h1>
      {nodeByUri?.contentNodes?.nodes.map((node) => (
        <a key={node.id} href={node.uri} dangerouslySetInnerHTML={{ __html: node.title }} />
      ))}
    </main>
  );
}

Archive.query = gql`
  query Archive($uri: String!) {
    nodeByUri(uri: $uri) {
      __typename
      id
      ... on Category { name contentNodes(first: 5) { nodes { id uri ... on NodeWithTitle { title } } } }
      ... on Tag { name contentNodes(first: 5) { nodes { id uri ... on NodeWithTitle { title } } } }
    }
  }
`;
Archive.variables = ({ uri }) => ({ uri });
