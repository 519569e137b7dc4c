import { ApolloClient, type FieldPolicy, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import matcher from './possible-types.json';

/** Lists of one filter and order are one list; pages are added to it. */
const list: FieldPolicy = relayStylePagination(['where', 'orderBy']);

export const client = new ApolloClient({
  link: new HttpLink({ uri: import.meta.env.VITE_GRAPHQL_URL ?? 'http://localhost:4000/graphql' }),
  cache: new InMemoryCache({
    possibleTypes: matcher.possibleTypes,
    typePolicies: {
      Query: { fields: { posts: list, pages: list, contents: relayStylePagination(['types']) } },
      Category: { fields: { posts: list } },
      Tag: { fields: { posts: list } },
      Author: { fields: { posts: list } },
      // Parts of an item, without an id of their own: what two queries ask of them is put together.
      Seo: { merge: true },
      SeoOpenGraph: { merge: true },
    },
  }),
});
