import { graphql } from '../gql';

const PAGE = graphql(`
  query Page($uri: String!) {
    nodeByUri(uri: $uri) {
      __typename
      ... on Content {
        title
        content
      }
    }
  }
`);

/** `/api/page?uri=/about/` */
export default defineEventHandler(async (event) => {
  const { uri } = getQuery(event);
  const { nodeByUri } = await query(event, PAGE, { uri: String(uri) });
  if (!nodeByUri || !('content' in nodeByUri))
    throw createError({ statusCode: 404, statusMessage: 'No such page' });
  return nodeByUri;
});
