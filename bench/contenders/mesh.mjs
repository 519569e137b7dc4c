import { graphqlAt, HttpClient } from '../lib/http-client.mjs';
import { shownAuthor, shownComments, shownImage, shownNames, shownTitle } from './shown.mjs';

/** @import { Contender } from './shown.mjs' */

const SHOWN = `
  title { rendered }
  authorUser { name avatar_urls }
  image { source_url alt_text }
`;
const TERMS = 'categoryTerms { name } tagTerms { name }';
const HOME = `{ posts(size: 20) { ${SHOWN} excerpt { rendered } ${TERMS} } }`;
const ARTICLE = `
  query Article($slug: String!) {
    postsBySlug(slug: $slug) {
      ${SHOWN} content { rendered } ${TERMS}
      comments { author_name content { rendered } }
    }
  }
`;
const TITLES = '{ posts(size: 100) { title { rendered } } }';
const CATEGORIES = `{ allCategories(size: 10) { name posts { ${SHOWN} } } }`;

/** @param {any} post */
const shown = (post) => ({
  title: shownTitle(post),
  author: shownAuthor(post.authorUser),
  image: shownImage(post.image),
});

/** @param {any} post */
const terms = ({ categoryTerms, tagTerms }) => ({
  categories: shownNames(categoryTerms),
  tags: shownNames(tagTerms),
});

/** @param {string} endpoint of a general gateway, configured by `bench/mesh/mesh.config.mjs` */
export function mesh(endpoint) {
  const http = new HttpClient();
  const ask = graphqlAt(http, endpoint);
  /** @type {Contender} */
  const contender = {
    name: 'GraphQL Mesh, Hive',
    async home() {
      const { posts } = await ask(HOME);
      return {
        posts: posts.map((/** @type {any} */ post) => ({
          ...shown(post),
          excerpt: post.excerpt.rendered,
          ...terms(post),
        })),
      };
    },
    async article(slug) {
      const {
        postsBySlug: [post],
      } = await ask(ARTICLE, { slug });
      return {
        ...shown(post),
        content: post.content.rendered,
        ...terms(post),
        comments: shownComments(post.comments),
      };
    },
    async titles() {
      const { posts } = await ask(TITLES);
      return posts.map(shownTitle);
    },
    async categories() {
      const { allCategories } = await ask(CATEGORIES);
      return allCategories.map((/** @type {any} */ category) => ({
        name: shownNames([category])[0] ?? '',
        posts: category.posts.map(shown),
      }));
    },
    close: () => http.close(),
  };
  return contender;
}
