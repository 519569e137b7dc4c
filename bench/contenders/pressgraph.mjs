import { graphqlAt, HttpClient } from '../lib/http-client.mjs';

/** @import { Contender } from './shown.mjs' */

const SHOWN = `
  title
  author { name avatar: avatarUrl(size: 96) }
  featuredMedia { src: sourceUrl alt: altText }
`;

/**
 * The queries, over lists with these arguments.
 * @param {string} where
 */
const queriesOver = (where) => ({
  home: `{ posts(first: 20${where}) { nodes { ${SHOWN} excerpt categories { name } tags { name } } } }`,
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

/** Lists that nobody asked before, with the same in them: of what was published before some second to come. */
const unseen = () => {
  asked += 1;
  const second = new Date(Date.UTC(2100, 0) + asked * 1000).toISOString();
  return queriesOver(`, where: { publishedBefore: "${second}" }`);
};

/** @param {{ name: string }[]} terms */
const names = (terms) => terms.map(({ name }) => name).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** @param {any} post */
const shown = ({ title, author, featuredMedia }) => ({ title, author, image: featuredMedia });

/**
 * @param {string} endpoint of a running gateway
 * @param {string} [name]
 * @param {'same' | 'unseen'} [lists] whether each query asks lists that were not asked before
 */
export function pressgraph(endpoint, name = 'Pressgraph', lists = 'same') {
  const queries = () => (lists === 'same' ? sameQueries : unseen());
  const http = new HttpClient();
  const ask = graphqlAt(http, endpoint);
  /** @param {string} slug */
  async function article(slug) {
    const { post } = await ask(queries().article, { slug });
    return {
      ...shown(post),
      content: post.content,
      categories: names(post.categories),
      tags: names(post.tags),
      comments: post.comments.nodes.map((/** @type {any} */ { authorName, content }) => ({
        author: authorName,
        content,
      })),
    };
  }

  /** @type {Contender} */
  const contender = {
    name,
    isHolding: name !== 'Pressgraph',
    async home() {
      const { posts } = await ask(queries().home);
      return {
        posts: posts.nodes.map((/** @type {any} */ post) => ({
          ...shown(post),
          excerpt: post.excerpt,
          categories: names(post.categories),
          tags: names(post.tags),
        })),
      };
    },
    // A single item and its comments leave nothing to vary: what is held, is held.
    ...(lists === 'same' && { article }),
    async titles() {
      const { posts } = await ask(queries().titles);
      return posts.nodes.map((/** @type {any} */ { title }) => title);
    },
    async categories() {
      const { categories } = await ask(queries().categories);
      return categories.nodes.map((/** @type {any} */ { name, posts }) => ({
        name,
        posts: posts.nodes.map(shown),
      }));
    },
    close: () => http.close(),
  };
  return contender;
}
