import { RestApi } from '../lib/http-client.mjs';
import { shownAuthor, shownComments, shownImage, shownNames, shownTitle } from './shown.mjs';

/** @import { Contender } from './shown.mjs' */

/**
 * Follows each item's `_links`, as the API offers them and as most first versions do.
 * @param {'one by one' | 'in parallel'} way
 */
export const followLinks =
  (way) =>
  /** @param {string} site */
  (site) => {
    const rest = new RestApi(site);

    /**
     * @template Item, Result
     * @param {readonly Item[]} items
     * @param {(item: Item) => Promise<Result>} work
     */
    async function forEach(items, work) {
      if (way === 'in parallel') return Promise.all(items.map(work));
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
          // Else a list has 10 items.
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
      name: `REST, links ${way}`,
      async home() {
        const posts = await rest.get('posts', { per_page: 20 });
        return {
          posts: await forEach(posts, async (/** @type {any} */ post) => {
            const found = await related(post, ['author', 'wp:featuredmedia', 'wp:term']);
            return {
              title: shownTitle(post),
              excerpt: post.excerpt.rendered,
              author: shownAuthor(found['author']),
              image: shownImage(found['wp:featuredmedia']),
              categories: shownNames(found['category']),
              tags: shownNames(found['post_tag']),
            };
          }),
        };
      },
      async article(slug) {
        const [post] = await rest.get('posts', { slug });
        const found = await related(post, ['author', 'wp:featuredmedia', 'wp:term', 'replies']);
        return {
          title: shownTitle(post),
          content: post.content.rendered,
          author: shownAuthor(found['author']),
          image: shownImage(found['wp:featuredmedia']),
          categories: shownNames(found['category']),
          tags: shownNames(found['post_tag']),
          comments: shownComments(found['replies']),
        };
      },
      ...(way === 'one by one' && {
        titles: async () => (await rest.get('posts', { per_page: 100 })).map(shownTitle),
      }),
      async categories() {
        const categories = await rest.get('categories', { per_page: 10 });
        return forEach(categories, async (/** @type {any} */ category) => {
          const posts = await rest.follow(`${category._links['wp:post_type'][0].href}&per_page=5`);
          return {
            name: shownNames([category])[0] ?? '',
            posts: await forEach(posts, async (/** @type {any} */ post) => {
              const found = await related(post, ['author', 'wp:featuredmedia']);
              return {
                title: shownTitle(post),
                author: shownAuthor(found['author']),
                image: shownImage(found['wp:featuredmedia']),
              };
            }),
          };
        });
      },
      close: () => rest.close(),
    };
    return contender;
  };
