import { error } from '@sveltejs/kit';
import { graphql } from '../../gql';
import { query } from '../../lib/server/wordpress';
import type { PageServerLoad } from './$types';

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

// WordPress’s addresses end in a slash.
export const trailingSlash = 'always';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const { nodeByUri } = await query(fetch, PAGE, { uri: `/${params.uri}` });
  if (!nodeByUri || !('content' in nodeByUri)) error(404, 'No such page.');
  return { page: nodeByUri };
};
