import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startWordPress } from '../../demo/start-wordpress.mjs';
import { wordpressProcesses } from './processes.mjs';

/**
 * @typedef {object} MeasuredSite
 * @property {string} url
 * @property {string} description
 * @property {string} [rig] its folder, if it is the rig
 * @property {readonly number[]} processes that run WordPress; empty if they cannot be identified
 * @property {() => Promise<void>} stop
 */

const bench = dirname(dirname(fileURLToPath(import.meta.url)));
const run = promisify(execFile);

/**
 * Starts the rig if possible, else the embedded WordPress.
 * @param {(message: string) => void} log
 * @returns {Promise<MeasuredSite>}
 */
export async function startSite(log) {
  const canHaveRig = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canHaveRig && process.env['BENCH_SITE'] !== 'embedded') {
    const folder = process.env['BENCH_RIG'] ?? join(dirname(bench), '.cache/rig');
    log(`Bringing up the rig in ${folder}`);
    const { stdout } = await run(join(bench, 'rig/up.sh'), [folder, process.env['BENCH_RIG_PORT'] ?? '8091']);
    return {
      url: stdout.trim().split('\n').at(-1) ?? '',
      description:
        'WordPress on nginx, php-fpm (4 workers, opcache) and MariaDB; 3,000 posts, 15,000 comments',
      rig: folder,
      processes: wordpressProcesses(folder),
      stop: async () => {
        await run(join(bench, 'rig/down.sh'), [folder]);
      },
    };
  }
  log('Starting the embedded WordPress: the rig needs root and apt');
  const wordPress = await startWordPress({ instances: 2, log });
  return {
    url: wordPress.url,
    description: 'the embedded WordPress: PHP in WebAssembly, SQLite, two instances',
    processes: [],
    stop: () => wordPress.stop(),
  };
}
