import { graphqlAt, HttpClient } from '../lib/http-client.mjs';
import { toAuthor, toComments, toImage, toNames, toTitle } from './page-data.mjs';

/** @import { Contender } from './page-data.mjs' */

const POST_FIELDS = `
  title { rendered }
  authorUser { name avatar_urls }
  image { source_url alt_text }
`;
const TERMS = 'categoryTerms { name } tagTerms { name }';
const HOME = `{ posts(size: 20) { ${POST_FIELDS} excerpt { rendered } ${TERMS} } }`;
const ARTICLE = `
  query Article($slug: String!) {
    postsBySlug(slug: $slug) {
      ${POST_FIELDS} content { rendered } ${TERMS}
      comments { author_name content { rendered } }
    }
  }
`;
const TITLES = '{ posts(size: 100) { title { rendered } } }';
const CATEGORIES = `{ allCategories(size: 10) { name posts { ${POST_FIELDS} } } }`;

/** @param {any} post */
const toPost = (post) => ({
  title: toTitle(post),
  author: toAuthor(post.authorUser),
  image: toImage(post.image),
});

/** @param {any} post */
const terms = ({ categoryTerms, tagTerms }) => ({
  categories: toNames(categoryTerms),
  tags: toNames(tagTerms),
});

/**
 * A generic gateway, configured by `bench/mesh/mesh.config.mjs` or `bench/tailcall/wordpress.graphql`: with the same fields.
 * @param {string} endpoint
 * @param {string} name
 */
export function genericGateway(endpoint, name) {
  const http = new HttpClient();
  const execute = graphqlAt(http, endpoint);
  /** @type {Contender} */
  const contender = {
    name,
    async home() {
      const { posts } = await execute(HOME);
      return {
        posts: posts.map((/** @type {any} */ post) => ({
          ...toPost(post),
          excerpt: post.excerpt.rendered,
          ...terms(post),
        })),
      };
    },
    async article(slug) {
      const {
        postsBySlug: [post],
      } = await execute(ARTICLE, { slug });
      return {
        ...toPost(post),
        content: post.content.rendered,
        ...terms(post),
        comments: toComments(post.comments),
      };
    },
    async titles() {
      const { posts } = await execute(TITLES);
      return posts.map(toTitle);
    },
    async categories() {
      const { allCategories } = await execute(CATEGORIES);
      return allCategories.map((/** @type {any} */ category) => ({
        name: toNames([category])[0] ?? '',
        posts: category.posts.map(toPost),
      }));
    },
    close: () => http.close(),
  };
  return contender;
}
