import { graphqlAt, HttpClient } from '../lib/http-client.mjs';

/** @import { Contender } from './shown.mjs' */

const SHOWN = `
  title
  author { name avatar: avatarUrl(size: 96) }
  featuredMedia { src: sourceUrl alt: altText }
`;
const HOME = `{ posts(first: 20) { nodes { ${SHOWN} excerpt categories { name } tags { name } } } }`;
const ARTICLE = `
  query Article($slug: String!) {
    post(by: { slug: $slug }) {
      ${SHOWN} content categories { name } tags { name }
      comments(first: 20) { nodes { authorName content } }
    }
  }
`;
const TITLES = '{ posts(first: 100) { nodes { title } } }';
const CATEGORIES = `{ categories(first: 10) { nodes { name posts(first: 5) { nodes { ${SHOWN} } } } } }`;

/** @param {{ name: string }[]} terms */
const names = (terms) => terms.map(({ name }) => name).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** @param {any} post */
const shown = ({ title, author, featuredMedia }) => ({ title, author, image: featuredMedia });

/** @param {string} endpoint of a running gateway */
export function pressgraph(endpoint) {
  const http = new HttpClient();
  const ask = graphqlAt(http, endpoint);
  /** @type {Contender} */
  const contender = {
    name: 'Pressgraph',
    async home() {
      const { posts } = await ask(HOME);
      return {
        posts: posts.nodes.map((/** @type {any} */ post) => ({
          ...shown(post),
          excerpt: post.excerpt,
          categories: names(post.categories),
          tags: names(post.tags),
        })),
      };
    },
    async article(slug) {
      const { post } = await ask(ARTICLE, { slug });
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
    },
    async titles() {
      const { posts } = await ask(TITLES);
      return posts.nodes.map((/** @type {any} */ { title }) => title);
    },
    async categories() {
      const { categories } = await ask(CATEGORIES);
      return categories.nodes.map((/** @type {any} */ { name, posts }) => ({
        name,
        posts: posts.nodes.map(shown),
      }));
    },
    close: () => http.close(),
  };
  return contender;
}
