import { decodeHTML } from 'entities';
import { graphqlAt, HttpClient } from '../lib/http-client.mjs';

/** @import { Contender } from './shown.mjs' */

const SHOWN = `
  title
  author { node { name avatar(size: 96) { url } } }
  featuredImage { node { src: sourceUrl alt: altText } }
`;
const TERMS = 'categories(first: 100) { nodes { name } } tags(first: 100) { nodes { name } }';
const HOME = `{ posts(first: 20) { nodes { ${SHOWN} excerpt ${TERMS} } } }`;
const ARTICLE = `
  query Article($slug: ID!) {
    post(id: $slug, idType: SLUG) {
      ${SHOWN} content ${TERMS}
      comments(first: 20) { nodes { content author { node { name } } } }
    }
  }
`;
const TITLES = '{ posts(first: 100) { nodes { title } } }';
const CATEGORIES = `{
  categories(first: 10, where: { hideEmpty: false }) { nodes { name posts(first: 5) { nodes { ${SHOWN} } } } }
}`;

/** @param {{ nodes: { name: string }[] }} terms */
const names = ({ nodes }) =>
  nodes.map(({ name }) => decodeHTML(name)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** @param {any} post */
const shown = ({ title, author, featuredImage }) => ({
  title: decodeHTML(title),
  author: { name: author.node.name, avatar: author.node.avatar.url },
  image: featuredImage?.node ?? null,
});

/** @param {string} endpoint of a site that has the plugin */
export function wpgraphql(endpoint) {
  const http = new HttpClient();
  const ask = graphqlAt(http, endpoint);
  /** @type {Contender} */
  const contender = {
    name: 'WPGraphQL (plugin)',
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
        comments: post.comments.nodes.map((/** @type {any} */ { author, content }) => ({
          author: author.node.name,
          content,
        })),
      };
    },
    async titles() {
      const { posts } = await ask(TITLES);
      return posts.nodes.map((/** @type {any} */ { title }) => decodeHTML(title));
    },
    async categories() {
      const { categories } = await ask(CATEGORIES);
      return categories.nodes.map((/** @type {any} */ { name, posts }) => ({
        name: decodeHTML(name),
        posts: posts.nodes.map(shown),
      }));
    },
    close: () => http.close(),
  };
  return contender;
}
