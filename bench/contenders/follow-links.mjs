import { RestApi } from '../lib/http-client.mjs';
import { toAuthor, toComments, toImage, toNames, toTitle } from './page-data.mjs';

/** @import { Contender } from './page-data.mjs' */

/**
 * Follows each item's `_links`, as the API suggests and as most first implementations do.
 * @param {'one by one' | 'in parallel'} order
 */
export const followLinks =
  (order) =>
  /** @param {string} site */
  (site) => {
    const rest = new RestApi(site);

    /**
     * @template Item, Result
     * @param {readonly Item[]} items
     * @param {(item: Item) => Promise<Result>} work
     */
    async function forEach(items, work) {
      if (order === 'in parallel') return Promise.all(items.map(work));
      const results = [];
      for (const item of items) results.push(await work(item));
      return results;
    }

    /**
     * @param {any} post
     * @param {readonly string[]} relations
     */
    async function related(post, relations) {
      const links = relations.flatMap((relation) =>
        (post._links[relation] ?? []).map((/** @type {{ href: string, taxonomy?: string }} */ link) => ({
          name: link.taxonomy ?? relation,
          // The default page size is 10.
          href:
            link.href +
            (relation === 'wp:term' ? '&per_page=100' : relation === 'replies' ? '&per_page=20' : ''),
        })),
      );
      const bodies = await forEach(links, ({ href }) => rest.follow(href));
      /** @type {Record<string, any>} */
      const found = Object.fromEntries(links.map(({ name }, index) => [name, bodies[index]]));
      return found;
    }

    /** @type {Contender} */
    const contender = {
      name: `REST, links ${order}`,
      async home() {
        const posts = await rest.get('posts', { per_page: 20 });
        return {
          posts: await forEach(posts, async (/** @type {any} */ post) => {
            const found = await related(post, ['author', 'wp:featuredmedia', 'wp:term']);
            return {
              title: toTitle(post),
              excerpt: post.excerpt.rendered,
              author: toAuthor(found['author']),
              image: toImage(found['wp:featuredmedia']),
              categories: toNames(found['category']),
              tags: toNames(found['post_tag']),
            };
          }),
        };
      },
      async article(slug) {
        const [post] = await rest.get('posts', { slug });
        const found = await related(post, ['author', 'wp:featuredmedia', 'wp:term', 'replies']);
        return {
          title: toTitle(post),
          content: post.content.rendered,
          author: toAuthor(found['author']),
          image: toImage(found['wp:featuredmedia']),
          categories: toNames(found['category']),
          tags: toNames(found['post_tag']),
          comments: toComments(found['replies']),
        };
      },
      ...(order === 'one by one' && {
        titles: async () => (await rest.get('posts', { per_page: 100 })).map(toTitle),
      }),
      async categories() {
        const categories = await rest.get('categories', { per_page: 10 });
        return forEach(categories, async (/** @type {any} */ category) => {
          const posts = await rest.follow(`${category._links['wp:post_type'][0].href}&per_page=5`);
          return {
            name: toNames([category])[0] ?? '',
            posts: await forEach(posts, async (/** @type {any} */ post) => {
              const found = await related(post, ['author', 'wp:featuredmedia']);
              return {
                title: toTitle(post),
                author: toAuthor(found['author']),
                image: toImage(found['wp:featuredmedia']),
              };
            }),
          };
        });
      },
      close: () => rest.close(),
    };
    return contender;
  };
