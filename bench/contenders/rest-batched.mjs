import { RestApi } from '../lib/http-client.mjs';
import { toAuthor, toComments, toImage, toNames, toTitle } from './page-data.mjs';

/** @import { Contender } from './page-data.mjs' */

const AUTHOR = 'id,name,avatar_urls';
const IMAGE = 'id,source_url,alt_text';
const TERM = 'id,name';

/** The best possible use of the REST API: `include` to batch relations, `_fields` to avoid unused data. */
export function restBatched(/** @type {string} */ site) {
  const rest = new RestApi(site);

  /**
   * @param {string} route
   * @param {number[]} references
   * @param {string} fields
   */
  async function byIds(route, references, fields) {
    const ids = [...new Set(references)].filter((id) => id > 0);
    const pages = [];
    for (let start = 0; start < ids.length; start += 100) {
      const include = ids.slice(start, start + 100);
      pages.push(rest.get(route, { include: include.join(), per_page: 100, _fields: fields }));
    }
    const rows = (await Promise.all(pages)).flat();
    return new Map(rows.map((row) => [row.id, row]));
  }

  /**
   * The newest comments of each post: REST has no list of the first few of several posts.
   * @param {any[]} posts
   * @param {number} count
   * @param {string} fields
   */
  async function commentsOf(posts, count, fields) {
    const ids = [...new Set(posts.map(({ id }) => id))];
    /** @type {any[][]} */
    const lists = await Promise.all(
      ids.map((post) => rest.get('comments', { post, per_page: count, _fields: `id,${fields}` })),
    );
    return new Map(ids.map((id, index) => [id, lists[index] ?? []]));
  }

  /** @param {{ per_page: number, page?: number }} list */
  async function homeOf(list) {
    const posts = await rest.get('posts', {
      ...list,
      _fields: 'id,title.rendered,excerpt.rendered,author,featured_media,categories,tags',
    });
    const [authors, images, categories, tags] = await Promise.all([
      byIds(
        'users',
        posts.map((/** @type {any} */ { author }) => author),
        AUTHOR,
      ),
      byIds(
        'media',
        posts.map((/** @type {any} */ { featured_media }) => featured_media),
        IMAGE,
      ),
      byIds(
        'categories',
        posts.flatMap((/** @type {any} */ { categories }) => categories),
        TERM,
      ),
      byIds(
        'tags',
        posts.flatMap((/** @type {any} */ { tags }) => tags),
        TERM,
      ),
    ]);
    return {
      posts: posts.map((/** @type {any} */ post) => ({
        title: toTitle(post),
        excerpt: post.excerpt.rendered,
        author: toAuthor(authors.get(post.author)),
        image: toImage(images.get(post.featured_media)),
        categories: toNames(post.categories.map((/** @type {number} */ id) => categories.get(id))),
        tags: toNames(post.tags.map((/** @type {number} */ id) => tags.get(id))),
      })),
    };
  }

  /** @type {Contender} */
  const contender = {
    name: 'REST, batched by hand',
    home: () => homeOf({ per_page: 20 }),
    home100: () => homeOf({ per_page: 100 }),
    unseen: (page) => homeOf({ per_page: 20, page: page + 1 }),
    async article(slug) {
      const [post] = await rest.get('posts', {
        slug,
        _fields: 'id,title.rendered,content.rendered,author,featured_media,categories,tags',
      });
      const [authors, images, categories, tags, comments] = await Promise.all([
        byIds('users', [post.author], AUTHOR),
        byIds('media', [post.featured_media], IMAGE),
        byIds('categories', post.categories, TERM),
        byIds('tags', post.tags, TERM),
        rest.get('comments', { post: post.id, per_page: 20, _fields: 'id,author_name,content' }),
      ]);
      return {
        title: toTitle(post),
        content: post.content.rendered,
        author: toAuthor(authors.get(post.author)),
        image: toImage(images.get(post.featured_media)),
        categories: toNames([...categories.values()]),
        tags: toNames([...tags.values()]),
        comments: toComments(comments),
      };
    },
    async titles() {
      const posts = await rest.get('posts', { per_page: 100, _fields: 'id,title.rendered' });
      return posts.map(toTitle);
    },
    async categories() {
      const categories = await rest.get('categories', { per_page: 10, _fields: TERM });
      /** @type {any[][]} */
      const lists = await Promise.all(
        categories.map((/** @type {any} */ { id }) =>
          rest.get('posts', {
            categories: id,
            per_page: 5,
            _fields: 'id,title.rendered,author,featured_media',
          }),
        ),
      );
      const posts = lists.flat();
      const [authors, images] = await Promise.all([
        byIds(
          'users',
          posts.map(({ author }) => author),
          AUTHOR,
        ),
        byIds(
          'media',
          posts.map(({ featured_media }) => featured_media),
          IMAGE,
        ),
      ]);
      return lists.map((list, index) => ({
        name: toNames([categories[index]])[0] ?? '',
        posts: list.map((post) => ({
          title: toTitle(post),
          author: toAuthor(authors.get(post.author)),
          image: toImage(images.get(post.featured_media)),
        })),
      }));
    },
    async nested() {
      const categories = await rest.get('categories', { per_page: 10, _fields: TERM });
      /** @type {any[][]} */
      const lists = await Promise.all(
        categories.map((/** @type {any} */ { id }) =>
          rest.get('posts', { categories: id, per_page: 5, _fields: 'id,title.rendered,author' }),
        ),
      );
      const posts = lists.flat();
      const [authors, comments] = await Promise.all([
        byIds(
          'users',
          posts.map(({ author }) => author),
          'id,name',
        ),
        commentsOf(posts, 3, 'author_name'),
      ]);
      return lists.map((list, index) => ({
        name: toNames([categories[index]])[0] ?? '',
        posts: list.map((post) => ({
          title: toTitle(post),
          author: authors.get(post.author).name,
          comments: (comments.get(post.id) ?? []).map(({ author_name }) => author_name),
        })),
      }));
    },
    async comments() {
      /** @type {any[]} */
      const posts = await rest.get('posts', { per_page: 20, _fields: 'id,title.rendered' });
      const comments = await commentsOf(posts, 5, 'author_name,content');
      return posts.map((post) => ({
        title: toTitle(post),
        comments: toComments(comments.get(post.id) ?? []),
      }));
    },
    async archive(slug) {
      const [category] = await rest.get('categories', { slug, _fields: TERM });
      // One more shows whether there are more.
      const posts = await rest.get('posts', {
        categories: category.id,
        per_page: 11,
        _fields: 'id,title.rendered,excerpt.rendered,author,featured_media',
      });
      const shown = posts.slice(0, 10);
      const [authors, images] = await Promise.all([
        byIds(
          'users',
          shown.map((/** @type {any} */ { author }) => author),
          AUTHOR,
        ),
        byIds(
          'media',
          shown.map((/** @type {any} */ { featured_media }) => featured_media),
          IMAGE,
        ),
      ]);
      return {
        name: toNames([category])[0] ?? '',
        posts: shown.map((/** @type {any} */ post) => ({
          title: toTitle(post),
          author: toAuthor(authors.get(post.author)),
          image: toImage(images.get(post.featured_media)),
          excerpt: post.excerpt.rendered,
        })),
        goesOn: posts.length > 10,
      };
    },
    close: () => rest.close(),
  };
  return contender;
}
