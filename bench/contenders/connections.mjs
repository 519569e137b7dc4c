import { graphqlAt, HttpClient } from '../lib/http-client.mjs';
import { byName } from './shown.mjs';

/** @import { Contender, QueryName, ShownAuthor, ShownImage } from './shown.mjs' */

/**
 * @typedef {object} Reading how an item is read
 * @property {(text: string) => string} text of a title or a name
 * @property {(post: any) => ShownAuthor} author
 * @property {(post: any) => ShownImage} image
 * @property {(terms: any) => { name: string }[]} terms
 * @property {(comment: any) => { author: string, content: string }} comment
 */

/**
 * What is asked in GraphQL and answers in connections. Such contenders differ in their queries, and in how an item is read.
 * @param {string} endpoint
 * @param {{ name: string, queries: () => Record<QueryName, string>, reading: Reading }} options
 * @returns {Contender & Required<Pick<Contender, QueryName>>}
 */
export function askedInConnections(endpoint, { name, queries, reading }) {
  const http = new HttpClient();
  const ask = graphqlAt(http, endpoint);

  /** @param {any} post */
  const shown = (post) => ({
    title: reading.text(post.title),
    author: reading.author(post),
    image: reading.image(post),
  });

  /** @param {any} terms */
  const names = (terms) =>
    reading
      .terms(terms)
      .map(({ name }) => reading.text(name))
      .sort(byName);

  /** @param {any} post */
  const terms = ({ categories, tags }) => ({ categories: names(categories), tags: names(tags) });

  return {
    name,
    async home() {
      const { posts } = await ask(queries().home);
      return {
        posts: posts.nodes.map((/** @type {any} */ post) => ({
          ...shown(post),
          excerpt: post.excerpt,
          ...terms(post),
        })),
      };
    },
    async article(slug) {
      const { post } = await ask(queries().article, { slug });
      return {
        ...shown(post),
        content: post.content,
        ...terms(post),
        comments: post.comments.nodes.map(reading.comment),
      };
    },
    async titles() {
      const { posts } = await ask(queries().titles);
      return posts.nodes.map((/** @type {any} */ { title }) => reading.text(title));
    },
    async categories() {
      const { categories } = await ask(queries().categories);
      return categories.nodes.map((/** @type {any} */ { name, posts }) => ({
        name: reading.text(name),
        posts: posts.nodes.map(shown),
      }));
    },
    close: () => http.close(),
  };
}
