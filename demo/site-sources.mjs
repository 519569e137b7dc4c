import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const sourcesFolder = join(here, 'wordpress');
const SEED_FOLDER = '/seed';

/**
 * Everything that this folder adds to WordPress's own files.
 * @typedef {{
 *   overlay: Record<string, string>,
 *   seed: { script: string, files: Record<string, string> } | undefined,
 *   inputs: string[],
 * }} SiteSources
 */

/**
 * @param {{ wordpressFolder: string, sqliteFolder: string, seed: string | false | undefined }} options
 * @returns {Promise<SiteSources>}
 */
export async function readSiteSources({ wordpressFolder, sqliteFolder, seed }) {
  const overlay = {
    '/wordpress/wp-config.php': await readText(join(sourcesFolder, 'wp-config.php')),
    '/wordpress/wp-content/db.php': await databaseDropIn(sqliteFolder),
    ...(await readFolder(join(sourcesFolder, 'mu-plugins'), '/wordpress/wp-content/mu-plugins')),
  };
  const seeding = seed === false ? undefined : await readSeed(seed ?? join(sourcesFolder, 'seed/seed.php'));
  const require = createRequire(import.meta.url);
  const inputs = [
    JSON.stringify(overlay),
    JSON.stringify(seeding ?? null),
    await readText(join(wordpressFolder, 'wp-includes/version.php')),
    await readText(join(here, 'php-worker.mjs')),
    await readText(join(here, 'install-wordpress.mjs')),
    await readText(require.resolve('@php-wasm/node-8-5/package.json')),
  ];
  return { overlay, seed: seeding, inputs };
}

/**
 * The seed script, and the files next to it, which it may include.
 * @param {string} path
 */
async function readSeed(path) {
  const files = await readFolder(dirname(path), SEED_FOLDER);
  return { script: `${SEED_FOLDER}/${path.slice(dirname(path).length + 1)}`, files };
}

/** @param {string} sqliteFolder */
async function databaseDropIn(sqliteFolder) {
  const template = await readText(join(sqliteFolder, 'db.copy'));
  return template
    .replaceAll('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', '/sqlite-database-integration')
    .replaceAll('{SQLITE_PLUGIN}', 'sqlite-database-integration/load.php');
}

/**
 * @param {string} folder
 * @param {string} target
 */
async function readFolder(folder, target) {
  /** @type {Record<string, string>} */
  const files = {};
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[target + path.slice(folder.length).replaceAll('\\', '/')] = await readText(path);
  }
  return files;
}

/** @param {string} path */
function readText(path) {
  return readFile(path, 'utf8');
}
