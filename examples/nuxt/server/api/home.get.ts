import { graphql } from '../gql';

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

export default defineEventHandler((event) => query(event, HOME));
