import { HttpClient } from './http-client.mjs';

/**
 * The slug of the post with the newest comment.
 * @param {string} site
 */
export async function lastCommentedPost(site) {
  const http = new HttpClient();
  const [comment] = await http.json(`${site}/wp-json/wp/v2/comments?per_page=1&_fields=post`);
  const { slug } = await http.json(`${site}/wp-json/wp/v2/posts/${comment.post}?_fields=slug`);
  await http.close();
  return /** @type {string} */ (slug);
}
