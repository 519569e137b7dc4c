import { askedInConnections } from './connections.mjs';

/** @import { Reading } from './connections.mjs' */
/** @import { Contender } from './shown.mjs' */

const SHOWN = `
  title
  author { name avatar: avatarUrl(size: 96) }
  featuredMedia { src: sourceUrl alt: altText }
`;

/**
 * The home page's list.
 * @param {number} first
 * @param {string} [where]
 */
export const homeOf = (first, where = '') =>
  `{ posts(first: ${first}${where}) { nodes { ${SHOWN} excerpt categories { name } tags { name } } } }`;

/**
 * The queries, over lists with these arguments.
 * @param {string} where
 */
const queriesOver = (where) => ({
  home: homeOf(20, where),
  article: `
    query Article($slug: String!) {
      post(by: { slug: $slug }) {
        ${SHOWN} content categories { name } tags { name }
        comments(first: 20) { nodes { authorName content } }
      }
    }
  `,
  titles: `{ posts(first: 100${where}) { nodes { title } } }`,
  categories: `{ categories(first: 10) { nodes { name posts(first: 5${where}) { nodes { ${SHOWN} } } } } }`,
});

export const sameQueries = queriesOver('');

let asked = 0;

/** The arguments of a list that nobody asked before, with the same in it: of what was published before some second to come. */
export const unseen = () => {
  asked += 1;
  const second = new Date(Date.UTC(2100, 0) + asked * 1000).toISOString();
  return `, where: { publishedBefore: "${second}" }`;
};

/** @type {Reading} */
const reading = {
  text: (text) => text,
  author: ({ author }) => author,
  image: ({ featuredMedia }) => featuredMedia,
  terms: (terms) => terms,
  comment: ({ authorName: author, content }) => ({ author, content }),
};

/**
 * @param {string} endpoint of a running gateway
 * @param {string} [name]
 * @param {'same' | 'unseen'} [lists] whether each query asks lists that were not asked before
 * @returns {Contender}
 */
export function pressgraph(endpoint, name = 'Pressgraph', lists = 'same') {
  const queries = () => (lists === 'same' ? sameQueries : queriesOver(unseen()));
  const { article, ...others } = askedInConnections(endpoint, { name, queries, reading });
  return {
    ...others,
    isHolding: name !== 'Pressgraph',
    // A single item and its comments leave nothing to vary: what is held, is held.
    ...(lists === 'same' && { article }),
  };
}
