import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** @import { MeasuredSite } from './site.mjs' */

const run = promisify(execFile);
const activate = fileURLToPath(new URL('../rig/activate.php', import.meta.url));

/**
 * @typedef {object} Plugin WPGraphQL, to compare with
 * @property {string} name with its version, if that is known
 * @property {string} endpoint
 * @property {boolean} isOnSite whether it runs in the WordPress that is measured: only then is its CPU known
 */

/**
 * The plugin named by `WPGRAPHQL_URL`, an endpoint, or by `WPGRAPHQL_PLUGIN`, a folder with the plugin, which is installed in
 * the rig. It is not part of this repository.
 * @param {MeasuredSite} site
 * @param {(message: string) => void} log
 * @returns {Promise<Plugin | undefined>}
 */
export async function findPlugin(site, log) {
  const { WPGRAPHQL_URL: given, WPGRAPHQL_PLUGIN: folder } = process.env;
  if (given) {
    const isOnSite = new URL(given).origin === new URL(site.url).origin;
    return { name: `WPGraphQL (plugin${isOnSite ? '' : ', another site'})`, endpoint: given, isOnSite };
  }
  if (!folder) return undefined;
  if (!site.rig) {
    log('WPGRAPHQL_PLUGIN is installed in the rig only: not compared with the plugin');
    return undefined;
  }
  const wordpress = join(site.rig, 'wordpress');
  const name = basename(folder);
  await cp(folder, join(wordpress, 'wp-content/plugins', name), { recursive: true });
  const env = { ...process.env, RIG_WORDPRESS: wordpress, RIG_PORT: new URL(site.url).port };
  const { stdout } = await run('php', [activate, name], { env });
  const endpoint = `${site.url}/index.php?graphql`;
  return { name: `${stdout.trim().split('\n').at(-1)} (plugin)`, endpoint, isOnSite: true };
}
