import { graphql } from '../gql';
import { query } from '../lib/server/wordpress';
import type { PageServerLoad } from './$types';

const HOME = graphql(`
  query Home {
    site {
      name
    }
    posts(first: 10) {
      nodes {
        id
        title
        uri
        excerpt(format: TEXT)
      }
    }
  }
`);

export const load: PageServerLoad = async ({ fetch, setHeaders }) => {
  setHeaders({ 'cache-control': 'public, max-age=60' });
  return await query(fetch, HOME);
};
