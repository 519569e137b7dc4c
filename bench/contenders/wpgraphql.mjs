import { decodeHTML } from 'entities';
import { askedInConnections } from './connections.mjs';

/** @import { Reading } from './connections.mjs' */

const SHOWN = `
  title
  author { node { name avatar(size: 96) { url } } }
  featuredImage { node { src: sourceUrl alt: altText } }
`;
const TERMS = 'categories(first: 100) { nodes { name } } tags(first: 100) { nodes { name } }';
const QUERIES = {
  home: `{ posts(first: 20) { nodes { ${SHOWN} excerpt ${TERMS} } } }`,
  article: `
    query Article($slug: ID!) {
      post(id: $slug, idType: SLUG) {
        ${SHOWN} content ${TERMS}
        comments(first: 20) { nodes { content author { node { name } } } }
      }
    }
  `,
  titles: '{ posts(first: 100) { nodes { title } } }',
  categories: `{
    categories(first: 10, where: { hideEmpty: false }) { nodes { name posts(first: 5) { nodes { ${SHOWN} } } } }
  }`,
};

/** @type {Reading} */
const reading = {
  text: decodeHTML,
  author: ({ author: { node } }) => ({ name: node.name, avatar: node.avatar.url }),
  image: ({ featuredImage }) => featuredImage?.node ?? null,
  terms: ({ nodes }) => nodes,
  comment: ({ author, content }) => ({ author: author.node.name, content }),
};

/** @param {string} endpoint of a site that has the plugin */
export const wpgraphql = (endpoint) =>
  askedInConnections(endpoint, { name: 'WPGraphQL (plugin)', queries: () => QUERIES, reading });
