import { decodeHTML } from 'entities';
import { connectionContender } from './connections.mjs';

/** @import { FieldReaders } from './connections.mjs' */

const POST_FIELDS = `
  title
  author { node { name avatar(size: 96) { url } } }
  featuredImage { node { src: sourceUrl alt: altText } }
`;
const TERMS = 'categories(first: 100) { nodes { name } } tags(first: 100) { nodes { name } }';
const homeOf = (/** @type {string} */ list) =>
  `{ posts(${list}) { nodes { ${POST_FIELDS} excerpt ${TERMS} } } }`;
const QUERIES = {
  home: homeOf('first: 20'),
  home100: homeOf('first: 100'),
  unseen: `query Unseen($after: String) ${homeOf('first: 20, after: $after')}`,
  article: `
    query Article($slug: ID!) {
      post(id: $slug, idType: SLUG) {
        ${POST_FIELDS} content ${TERMS}
        comments(first: 20) { nodes { content author { node { name } } } }
      }
    }
  `,
  titles: '{ posts(first: 100) { nodes { title } } }',
  categories: `{
    categories(first: 10, where: { hideEmpty: false }) { nodes { name posts(first: 5) { nodes { ${POST_FIELDS} } } } }
  }`,
  nested: `{
    categories(first: 10, where: { hideEmpty: false }) {
      nodes {
        name
        posts(first: 5) { nodes { title author { node { name } } comments(first: 3) { nodes { author { node { name } } } } } }
      }
    }
  }`,
  comments: `{
    posts(first: 20) { nodes { title comments(first: 5) { nodes { content author { node { name } } } } } }
  }`,
  archive: `
    query Archive($slug: ID!) {
      category(id: $slug, idType: SLUG) {
        name
        posts(first: 10) { nodes { ${POST_FIELDS} excerpt } pageInfo { hasNextPage } }
      }
    }
  `,
};

/** @type {FieldReaders} */
const readers = {
  text: decodeHTML,
  author: ({ author: { node } }) => ({ name: node.name, avatar: node.avatar.url }),
  image: ({ featuredImage }) => featuredImage?.node ?? null,
  terms: ({ nodes }) => nodes,
  comment: ({ author, content }) => ({ author: author.node.name, content }),
  authorName: ({ author }) => author.node.name,
};

/**
 * @param {string} endpoint of a site with the plugin
 * @param {string} name
 */
export const wpgraphql = (endpoint, name) =>
  connectionContender(endpoint, { name, queries: () => QUERIES, readers });
