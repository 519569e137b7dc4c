import { connectionContender } from './connections.mjs';

/** @import { FieldReaders } from './connections.mjs' */
/** @import { Contender } from './page-data.mjs' */

const POST_FIELDS = `
  title
  author { name avatar: avatarUrl(size: 96) }
  featuredMedia { src: sourceUrl alt: altText }
`;

/**
 * The query for the home page's list.
 * @param {number} first
 * @param {string} [where]
 */
export const homeOf = (first, where = '') =>
  `{ posts(first: ${first}${where}) { nodes { ${POST_FIELDS} excerpt categories { name } tags { name } } } }`;

/**
 * The queries with extra list arguments.
 * @param {string} where
 */
const queriesWith = (where) => ({
  home: homeOf(20, where),
  home100: homeOf(100, where),
  unseen: `query Unseen($after: String) ${homeOf(20, ', after: $after')}`,
  article: `
    query Article($slug: String!) {
      post(by: { slug: $slug }) {
        ${POST_FIELDS} content categories { name } tags { name }
        comments(first: 20) { nodes { authorName content } }
      }
    }
  `,
  titles: `{ posts(first: 100${where}) { nodes { title } } }`,
  categories: `{ categories(first: 10) { nodes { name posts(first: 5${where}) { nodes { ${POST_FIELDS} } } } } }`,
  nested: `{
    categories(first: 10) {
      nodes { name posts(first: 5${where}) { nodes { title author { name } comments(first: 3) { nodes { authorName } } } } }
    }
  }`,
  comments: `{ posts(first: 20${where}) { nodes { title comments(first: 5) { nodes { authorName content } } } } }`,
  archive: `
    query Archive($slug: String!) {
      category(by: { slug: $slug }) {
        name
        posts(first: 10${where}) { nodes { ${POST_FIELDS} excerpt } pageInfo { hasNextPage } }
      }
    }
  `,
});

export const FIXED_QUERIES = queriesWith('');

let count = 0;

/** List arguments that were never used before, but select the same posts: each names another moment in the future. */
export const newListArguments = () => {
  count += 1;
  const future = new Date(Date.UTC(2100, 0) + count * 1000).toISOString();
  return `, where: { publishedBefore: "${future}" }`;
};

/** @type {FieldReaders} */
const readers = {
  text: (text) => text,
  author: ({ author }) => author,
  image: ({ featuredMedia }) => featuredMedia,
  terms: (terms) => terms,
  comment: ({ authorName: author, content }) => ({ author, content }),
  authorName: ({ author }) => author.name,
};

/**
 * @param {string} endpoint of a running gateway
 * @param {string} [name]
 * @param {'same' | 'new'} [lists] whether each query requests the same lists, or lists that are not cached yet
 * @returns {Contender}
 */
export function pressgraph(endpoint, name = 'Pressgraph', lists = 'same') {
  const queries = () => (lists === 'same' ? FIXED_QUERIES : queriesWith(newListArguments()));
  const { article, unseen, ...others } = connectionContender(endpoint, { name, queries, readers });
  const isCaching = name.endsWith('cached');
  return {
    ...others,
    isCaching,
    // What is cached has been read before.
    ...(!isCaching && { unseen }),
    // A single item and its comments cannot be varied: once cached, they are a hit.
    ...(lists === 'same' && { article }),
  };
}
