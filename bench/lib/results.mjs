/** @import { QueryName } from '../contenders/page-data.mjs' */
/** @import { GrowthResult } from './growth.mjs' */
/** @import { HotResult } from './hot.mjs' */
/** @import { Latency } from './measure.mjs' */
/** @import { MemorySample } from './memory.mjs' */
/** @import { NetworkResult } from './network.mjs' */
/** @import { StartResult } from './start.mjs' */
/** @import { Spread } from './statistics.mjs' */

/**
 * @typedef {object} Result of one contender with one query
 * @property {QueryName} query
 * @property {string} contender
 * @property {Latency} latency
 * @property {number | undefined} requests to WordPress; `undefined` for a plugin, which is WordPress itself
 * @property {number} bytes of WordPress's responses
 * @property {Spread | undefined} own milliseconds with replayed responses; only for contenders without a cache
 * @property {ReadonlyMap<number, number>} throughput queries per second, by the number of callers
 *
 * @typedef {object} Report
 * @property {string} date
 * @property {string} machine
 * @property {string} site
 * @property {number} rounds
 * @property {number} warmUp seconds
 * @property {{ atStart: number | undefined, atEnd: number | undefined }} memory of the gateway in MB
 * @property {readonly number[]} callers with which throughput was measured
 * @property {readonly Result[]} results by query, the reference first
 * @property {readonly HotResult[]} hot
 * @property {readonly NetworkResult[]} network
 * @property {readonly GrowthResult[]} growth
 * @property {readonly StartResult[]} starts
 * @property {{ callers: number, minutes: number, samples: readonly MemorySample[] }} load under which memory was measured
 */

/** @type {Record<QueryName, { title: string, detail: string }>} */
export const QUERIES = {
  home: { title: 'Home page', detail: '20 posts with author, image, categories and tags' },
  unseen: {
    title: 'Home page never seen',
    detail: 'another page of 20 posts each time, so that nothing of it was learnt',
  },
  home100: { title: 'Long home page', detail: '100 posts with author, image, categories and tags' },
  article: { title: 'Article', detail: 'one post with author, image, terms and 20 comments' },
  titles: { title: 'Titles', detail: 'of 100 posts' },
  categories: { title: 'Sections', detail: '10 categories with 5 posts each, with author and image' },
  nested: { title: 'Nested', detail: '10 categories with 5 posts each, with author and 3 comments each' },
  comments: { title: 'Comments', detail: '20 posts with 5 comments each' },
  archive: {
    title: 'Archive',
    detail: 'a category with its 10 newest posts, with author, image and excerpt',
  },
};

export const QUERY_NAMES = /** @type {QueryName[]} */ (Object.keys(QUERIES));

/** Parts that can be measured separately. */
export const PARTS = [...QUERY_NAMES, 'hot', 'network', 'growth', 'start', 'memory'];
