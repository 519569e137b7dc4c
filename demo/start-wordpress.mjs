import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, serve } from './http-server.mjs';
import { APPLICATION_PASSWORD, installWordPress, LOGIN } from './install-wordpress.mjs';
import { PhpInstance } from './php-instance.mjs';
import { PhpPool, warmUp } from './php-pool.mjs';
import { readSiteSources } from './site-sources.mjs';
import { readSnapshot, snapshotFolder, writeSnapshot } from './snapshot.mjs';
import { obtainWordPressFiles } from './wordpress-files.mjs';

/** @import { PhpSettings } from './php-instance.mjs' */
/** @import { Instances } from './php-pool.mjs' */

const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @typedef {object} WordPressOptions
 * @property {number} [port] default: 0, which picks a free one
 * @property {string} [host]
 * @property {number} [instances] number of PHP instances; each can use a core
 * @property {string} [cacheFolder]
 * @property {(message: string) => void} [log]
 * @property {'pretty' | 'plain'} [permalinks] with `plain`, the REST API is only at `?rest_route=`
 * @property {string | false} [seed] a PHP file to run instead of the magazine's seed, with its folder; false for a fresh installation
 * @property {number} [renewAfter] number of requests after which a PHP instance is replaced
 */

/**
 * The ids of notable items in the magazine.
 * @typedef {object} WordPressIds
 * @property {number} attachedMedia an image attached to `attachedMediaPost`
 * @property {number} attachedMediaPost
 * @property {number} book the first of twelve
 * @property {number} deepComment a reply to a reply
 * @property {number} deepestCategory three levels down
 * @property {number} deeplyNestedPage four levels down
 * @property {number} documentMedia a PDF, without sizes
 * @property {number} draftPost
 * @property {number} editor
 * @property {number} embedPost contains a video
 * @property {number} entityTitlePost its title has an ampersand and dashes
 * @property {number} featuredMedia the one of `fortyTagPost`
 * @property {number} fortyTagPost
 * @property {number} heldComment awaits moderation
 * @property {number} menu the classic menu
 * @property {number} nestedChapter
 * @property {number} nestedPage three levels down
 * @property {number} newestPost
 * @property {number} oldestPost
 * @property {number} pendingPost
 * @property {number} portraitMedia taller than wide
 * @property {number} postWithoutPicture
 * @property {number} postWithoutTags
 * @property {number} privatePost
 * @property {number} protectedComment on `protectedPost`
 * @property {number} protectedPost its password is `secret`
 * @property {number} scheduledPost
 * @property {number} stickyPost
 * @property {number} threadedPost its comments are nested three deep
 * @property {number} topCategory
 * @property {number} trashedPost
 * @property {number} userWithoutPosts
 */

/**
 * Boots a real WordPress: PHP in WebAssembly, SQLite, all in memory. Only the cache outlives the process.
 * @param {WordPressOptions} [options]
 */
export async function startWordPress({
  port = 0,
  host = '127.0.0.1',
  instances = 1,
  cacheFolder = join(projectRoot, '.cache/wordpress'),
  log = () => {},
  permalinks = 'pretty',
  seed,
  renewAfter,
} = {}) {
  const started = performance.now();
  const { server, url, port: takenPort } = await listen({ port, host });
  /** @type {PhpInstance[]} */
  const running = [];
  try {
    const files = await obtainWordPressFiles({ cacheFolder, log });
    const sources = await readSiteSources({ ...files, seed });
    /** @type {PhpSettings} */
    const settings = { ...files, overlay: sources.overlay, siteUrl: url, permalinks };

    const folder = snapshotFolder(cacheFolder, sources.inputs);
    let snapshot = await readSnapshot(folder);
    if (!snapshot) {
      log('Preparing the site for the first start');
      snapshot = await installWordPress({ settings, seed: sources.seed, log });
      await writeSnapshot(folder, snapshot);
    }
    const { database, uploads, opcache, ids } = snapshot;
    log('Starting WordPress');
    settings.opcache = opcache;
    const first = new PhpInstance({ ...settings, database, uploads });
    /** @type {Instances} */
    const all = [first];
    for (let number = 1; number < instances; number++) all.push(new PhpInstance({ ...settings, database }));
    running.push(...all);
    await Promise.all(all.map((instance) => instance.ready));
    const seeded = { database, uploads };
    if (permalinks === 'plain') {
      await first.run(`<?php require '/wordpress/wp-load.php'; update_option( 'permalink_structure', '' );`);
      seeded.database = await first.exportDatabase();
      await Promise.all(all.slice(1).map((instance) => instance.importDatabase(seeded.database)));
    }
    await Promise.all(all.map((instance) => warmUp(instance, url)));

    const pool = new PhpPool({ instances: all, settings, seeded, log, renewAfter });
    serve({ server, url, pool, wordpressFolder: files.wordpressFolder, log });
    const bootMilliseconds = Math.round(performance.now() - started);
    log(`WordPress is ready after ${bootMilliseconds} ms: ${url}`);
    return {
      url,
      port: takenPort,
      /** For wp-login.php. */
      login: LOGIN,
      /** For HTTP Basic authentication with the REST API. */
      applicationPassword: APPLICATION_PASSWORD,
      /** Complete only for the magazine's seed. */
      ids: /** @type {WordPressIds} */ (ids),
      bootMilliseconds,
      /**
       * Runs PHP with WordPress loaded, and returns what it printed.
       * @param {string} code without the opening tag
       */
      run: (code) => pool.run(`<?php require '/wordpress/wp-load.php'; ${code.replace(/^\s*<\?php/, '')}`),
      /** Restores the seeded state of the site. */
      reset: () => pool.reset(),
      async stop() {
        server.close();
        server.closeAllConnections();
        await pool.stop();
      },
    };
  } catch (error) {
    server.close();
    await Promise.all(running.map((instance) => instance.stop()));
    throw error;
  }
}

/** @typedef {Awaited<ReturnType<typeof startWordPress>>} EmbeddedWordPress */
