import { graphqlAt, HttpClient } from '../lib/http-client.mjs';
import { byName } from './page-data.mjs';

/** @import { Contender, QueryName, PageAuthor, PageImage } from './page-data.mjs' */

/**
 * @typedef {object} FieldReaders how fields are read from a response
 * @property {(text: string) => string} text of a title or name
 * @property {(post: any) => PageAuthor} author
 * @property {(post: any) => PageImage} image
 * @property {(terms: any) => { name: string }[]} terms
 * @property {(comment: any) => { author: string, content: string }} comment
 * @property {(post: any) => string} authorName
 */

const CURSORS = 'query Cursors($after: String) { posts(first: 100, after: $after) { edges { cursor } } }';

/** Posts of a page of the home page's list. */
const PAGE = 20;

/**
 * A GraphQL contender whose lists are connections. These differ only in their queries and in how fields are read.
 * @param {string} endpoint
 * @param {{ name: string, queries: () => Record<QueryName, string>, readers: FieldReaders }} options
 * @returns {Contender & Required<Pick<Contender, QueryName>>}
 */
export function connectionContender(endpoint, { name, queries, readers }) {
  const http = new HttpClient();
  const execute = graphqlAt(http, endpoint);

  /** @param {any} post */
  const toPost = (post) => ({
    title: readers.text(post.title),
    author: readers.author(post),
    image: readers.image(post),
  });

  /** @param {any} terms */
  const names = (terms) =>
    readers
      .terms(terms)
      .map(({ name }) => readers.text(name))
      .sort(byName);

  /** @param {any} post */
  const terms = ({ categories, tags }) => ({ categories: names(categories), tags: names(tags) });

  /** @param {any} data */
  const toHome = ({ posts }) => ({
    posts: posts.nodes.map((/** @type {any} */ post) => ({
      ...toPost(post),
      excerpt: post.excerpt,
      ...terms(post),
    })),
  });

  /** @type {string[]} */
  const cursors = [];

  /**
   * The cursor before a page, from lists that show nothing else.
   * @param {number} page
   * @returns {Promise<string>}
   */
  async function cursorOf(page) {
    const cursor = cursors[page * PAGE - 1];
    if (cursor !== undefined) return cursor;
    const { posts } = await execute(CURSORS, { after: cursors.at(-1) ?? null });
    if (posts.edges.length === 0) throw new Error(`Expected ${PAGE * page} posts, got ${cursors.length}`);
    cursors.push(...posts.edges.map((/** @type {any} */ edge) => edge.cursor));
    return cursorOf(page);
  }

  return {
    name,
    home: async () => toHome(await execute(queries().home)),
    home100: async () => toHome(await execute(queries().home100)),
    unseen: async (page) => toHome(await execute(queries().unseen, { after: await cursorOf(page) })),
    async article(slug) {
      const { post } = await execute(queries().article, { slug });
      return {
        ...toPost(post),
        content: post.content,
        ...terms(post),
        comments: post.comments.nodes.map(readers.comment),
      };
    },
    async titles() {
      const { posts } = await execute(queries().titles);
      return posts.nodes.map((/** @type {any} */ { title }) => readers.text(title));
    },
    async categories() {
      const { categories } = await execute(queries().categories);
      return categories.nodes.map((/** @type {any} */ { name, posts }) => ({
        name: readers.text(name),
        posts: posts.nodes.map(toPost),
      }));
    },
    async nested() {
      const { categories } = await execute(queries().nested);
      return categories.nodes.map((/** @type {any} */ { name, posts }) => ({
        name: readers.text(name),
        posts: posts.nodes.map((/** @type {any} */ post) => ({
          title: readers.text(post.title),
          author: readers.authorName(post),
          comments: post.comments.nodes.map((/** @type {any} */ comment) => readers.comment(comment).author),
        })),
      }));
    },
    async comments() {
      const { posts } = await execute(queries().comments);
      return posts.nodes.map((/** @type {any} */ { title, comments }) => ({
        title: readers.text(title),
        comments: comments.nodes.map(readers.comment),
      }));
    },
    async archive(slug) {
      const { category } = await execute(queries().archive, { slug });
      return {
        name: readers.text(category.name),
        posts: category.posts.nodes.map((/** @type {any} */ post) => ({
          ...toPost(post),
          excerpt: post.excerpt,
        })),
        goesOn: category.posts.pageInfo.hasNextPage,
      };
    },
    close: () => http.close(),
  };
}
