/**
 * The data of the four pages. Every contender must return the same, or the benchmark fails.
 *
 * @typedef {{ name: string, avatar: string }} PageAuthor
 * @typedef {{ src: string, alt: string } | null} PageImage
 *
 * @typedef {{ author: string, content: string }} PageComment
 *
 * @typedef {object} HomePage a list of posts
 * @property {{ title: string, excerpt: string, author: PageAuthor, image: PageImage, categories: string[], tags: string[] }[]} posts
 *
 * @typedef {object} Article one post, by its slug, with its 20 newest comments
 * @property {string} title
 * @property {string} content
 * @property {PageAuthor} author
 * @property {PageImage} image
 * @property {string[]} categories
 * @property {string[]} tags
 * @property {PageComment[]} comments
 *
 * @typedef {{ name: string, posts: { title: string, author: PageAuthor, image: PageImage }[] }} PageCategory
 *
 * @typedef {{ name: string, posts: { title: string, author: string, comments: string[] }[] }} NestedCategory
 * comments by the names of their authors
 *
 * @typedef {object} Archive
 * @property {string} name
 * @property {{ title: string, excerpt: string, author: PageAuthor, image: PageImage }[]} posts the 10 newest
 * @property {boolean} goesOn whether there are more
 *
 * @typedef {object} Contender
 * @property {string} name
 * @property {boolean} [isCaching] whether it caches answers
 * @property {number} [pid] of the gateway that answers it
 * @property {boolean} [isElsewhere] whether it asks a WordPress that is not measured
 * @property {() => Promise<HomePage>} home the 20 newest posts
 * @property {(page: number) => Promise<HomePage>} [unseen] a later page of 20 posts, which is read once; the home page is number 0
 * @property {() => Promise<HomePage>} [home100] the 100 newest posts; missing where it would be as `home`
 * @property {(slug: string) => Promise<Article>} [article]
 * @property {() => Promise<string[]>} [titles] of the 100 newest posts; missing if it would duplicate another contender
 * @property {() => Promise<PageCategory[]>} [categories] the first 10 by name, each with its 5 newest posts
 * @property {() => Promise<NestedCategory[]>} [nested] the same categories and posts, with the 3 newest comments of each
 * @property {() => Promise<{ title: string, comments: PageComment[] }[]>} [comments] the 20 newest posts, with their 5 newest comments
 * @property {(slug: string) => Promise<Archive>} [archive] a category, by its slug
 * @property {() => Promise<void>} close
 *
 * @typedef {'home' | 'unseen' | 'home100' | 'article' | 'titles' | 'categories' | 'nested' | 'comments' | 'archive'} QueryName
 */

import { decodeHTML } from 'entities';

/** Sorts terms, whose order legitimately differs between routes. */
export const byName = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : a > b ? 1 : 0);

/** @param {any} row of `/users` */
export const toAuthor = (row) => ({ name: row.name, avatar: row.avatar_urls['96'] });

/** @param {any} row of `/media` */
export const toImage = (row) => (row ? { src: row.source_url, alt: row.alt_text } : null);

/** @param {any[]} rows of `/categories` or `/tags` */
export const toNames = (rows) => rows.map(({ name }) => decodeHTML(name)).sort(byName);

/** @param {any[]} rows of `/comments` */
export const toComments = (rows) =>
  rows.map((row) => ({ author: row.author_name, content: row.content.rendered }));

/** @param {any} row of `/posts` */
export const toTitle = (row) => decodeHTML(row.title.rendered);
