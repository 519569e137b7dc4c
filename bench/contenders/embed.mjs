import { RestApi } from '../lib/http-client.mjs';
import { toAuthor, toComments, toImage, toNames, toTitle } from './page-data.mjs';

/** @import { Contender } from './page-data.mjs' */

/** @param {any} post */
const toPost = ({ _embedded: embedded, ...post }) => ({
  title: toTitle(post),
  author: toAuthor(embedded.author[0]),
  image: toImage(embedded['wp:featuredmedia']?.[0]),
});

/** @param {any} post */
const toTerms = ({ _embedded: embedded }) => {
  const terms = embedded['wp:term'].flat();
  const of = (/** @type {string} */ taxonomy) =>
    toNames(terms.filter((/** @type {any} */ term) => term.taxonomy === taxonomy));
  return { categories: of('category'), tags: of('post_tag') };
};

/** `_embed` used well: only the relations that are shown, with `_fields` for everything else. */
export function embed(/** @type {string} */ site) {
  const rest = new RestApi(site);
  const relations = { _embed: 'author,wp:featuredmedia,wp:term' };
  const links = '_links.author,_links.wp:featuredmedia,_links.wp:term';
  /** @type {Contender} */
  const contender = {
    name: 'REST, _embed',
    async home() {
      const fields = `title.rendered,excerpt.rendered,${links}`;
      const posts = await rest.get('posts', { per_page: 20, ...relations, _fields: fields });
      return {
        posts: posts.map((/** @type {any} */ post) => ({
          ...toPost(post),
          excerpt: post.excerpt.rendered,
          ...toTerms(post),
        })),
      };
    },
    async article(slug) {
      const fields = `id,title.rendered,content.rendered,${links}`;
      const [post] = await rest.get('posts', { slug, ...relations, _fields: fields });
      const comments = await rest.get('comments', {
        post: post.id,
        per_page: 20,
        _fields: 'id,author_name,content',
      });
      return {
        ...toPost(post),
        content: post.content.rendered,
        ...toTerms(post),
        comments: toComments(comments),
      };
    },
    async categories() {
      const categories = await rest.get('categories', { per_page: 10, _fields: 'id,name' });
      return Promise.all(
        categories.map(async (/** @type {any} */ category) => {
          const posts = await rest.get('posts', {
            categories: category.id,
            per_page: 5,
            _embed: 'author,wp:featuredmedia',
            _fields: 'title.rendered,_links.author,_links.wp:featuredmedia',
          });
          return { name: toNames([category])[0] ?? '', posts: posts.map(toPost) };
        }),
      );
    },
    close: () => rest.close(),
  };
  return contender;
}
