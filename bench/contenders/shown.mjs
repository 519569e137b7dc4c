/**
 * What the four queries show. Every contender answers the same, or the bench ends.
 *
 * @typedef {{ name: string, avatar: string }} ShownAuthor
 * @typedef {{ src: string, alt: string } | null} ShownImage
 *
 * @typedef {object} HomePage the 20 newest posts
 * @property {{ title: string, excerpt: string, author: ShownAuthor, image: ShownImage, categories: string[], tags: string[] }[]} posts
 *
 * @typedef {object} Article one post, by its slug, with its 20 newest comments
 * @property {string} title
 * @property {string} content
 * @property {ShownAuthor} author
 * @property {ShownImage} image
 * @property {string[]} categories
 * @property {string[]} tags
 * @property {{ author: string, content: string }[]} comments
 *
 * @typedef {{ name: string, posts: { title: string, author: ShownAuthor, image: ShownImage }[] }} ShownCategory
 *
 * @typedef {object} Contender
 * @property {string} name
 * @property {boolean} [isHolding] whether it holds what it was asked before
 * @property {() => Promise<HomePage>} home
 * @property {(slug: string) => Promise<Article>} [article]
 * @property {() => Promise<string[]>} [titles] of the 100 newest posts; not there where it would be another contender's
 * @property {() => Promise<ShownCategory[]>} categories the first 10 by name, each with its 5 newest posts
 * @property {() => Promise<void>} close
 *
 * @typedef {'home' | 'article' | 'titles' | 'categories'} QueryName
 */

import { decodeHTML } from 'entities';

/** Terms come in another order from route to route: nothing is wrong with that. */
export const byName = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : a > b ? 1 : 0);

/** @param {any} row of `/users` */
export const shownAuthor = (row) => ({ name: row.name, avatar: row.avatar_urls['96'] });

/** @param {any} row of `/media` */
export const shownImage = (row) => (row ? { src: row.source_url, alt: row.alt_text } : null);

/** @param {any[]} rows of `/categories` or `/tags` */
export const shownNames = (rows) => rows.map(({ name }) => decodeHTML(name)).sort(byName);

/** @param {any[]} rows of `/comments` */
export const shownComments = (rows) =>
  rows.map((row) => ({ author: row.author_name, content: row.content.rendered }));

/** @param {any} row of `/posts` */
export const shownTitle = (row) => decodeHTML(row.title.rendered);
