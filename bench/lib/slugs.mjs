import { HttpClient } from './http-client.mjs';

/** @import { QueryName } from '../contenders/page-data.mjs' */

/**
 * @typedef {object} Slugs of the items with pages of their own
 * @property {string} post the one with the newest comment
 * @property {string} category the one with the most posts
 */

/**
 * @param {string} site
 * @returns {Promise<Slugs>}
 */
export async function findSlugs(site) {
  const http = new HttpClient();
  const [comment] = await http.json(`${site}/wp-json/wp/v2/comments?per_page=1&_fields=post`);
  const { slug: post } = await http.json(`${site}/wp-json/wp/v2/posts/${comment.post}?_fields=slug`);
  const [{ slug: category }] = await http.json(
    `${site}/wp-json/wp/v2/categories?orderby=count&order=desc&per_page=1&_fields=slug`,
  );
  await http.close();
  return { post, category };
}

/**
 * The slug that a query takes.
 * @param {QueryName} query
 * @param {Slugs} slugs
 */
export const slugOf = (query, { post, category }) => (query === 'archive' ? category : post);
