import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extract } from 'tar';

// The only npm package that contains WordPress and its SQLite integration as plain files. As a dependency it would
// install 45 others, so only its tarball is downloaded, and only these two folders are kept.
const PACKAGE = { name: 'wp-studio', version: '1.22.0' };
const SHA512 = 'boMtahkhgWDKKyNTBA1uTK5ghnAmxXhDY6KeQCO9FmcI3/o+YOSq8JwYW5ZYnxHCxH14Jf/mD6CJTBvTWl2Ytw==';
const FOLDER_IN_PACKAGE = 'package/dist/cli/wp-files/';
const FOLDERS = ['latest/wordpress', 'sqlite-database-integration'];

/**
 * The folders of WordPress and its SQLite integration, downloaded on first use.
 * @param {{ cacheFolder: string, log: (message: string) => void }} options
 */
export async function obtainWordPressFiles({ cacheFolder, log }) {
  const named = process.env['WORDPRESS_FILES'];
  if (named) {
    for (const folder of FOLDERS) {
      if (!existsSync(join(named, folder))) {
        throw new Error(`Expected WORDPRESS_FILES to contain the folder ${folder}, got ${named}.`);
      }
    }
    return wordpressFoldersIn(named);
  }
  const target = join(cacheFolder, `wordpress-${PACKAGE.name}-${PACKAGE.version}`);
  if (!existsSync(target)) await fetchInto(target, cacheFolder, log);
  return wordpressFoldersIn(target);
}

/** @param {string} root */
function wordpressFoldersIn(root) {
  return {
    wordpressFolder: join(root, 'latest/wordpress'),
    sqliteFolder: join(root, 'sqlite-database-integration'),
  };
}

/**
 * @param {string} target
 * @param {string} cacheFolder
 * @param {(message: string) => void} log
 */
async function fetchInto(target, cacheFolder, log) {
  await mkdir(cacheFolder, { recursive: true });
  const temporary = await mkdtemp(join(cacheFolder, 'fetching-'));
  try {
    const tarball = await download(temporary, log);
    log('Unpacking WordPress');
    const unpacked = join(temporary, 'unpacked');
    await mkdir(unpacked);
    await extract({
      file: tarball,
      cwd: unpacked,
      strip: FOLDER_IN_PACKAGE.split('/').length - 1,
      filter: (path) => FOLDERS.some((folder) => path.startsWith(`${FOLDER_IN_PACKAGE}${folder}/`)),
    });
    await renameUnlessThere(unpacked, target);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {(message: string) => void} log
 */
async function download(folder, log) {
  const specifier = `${PACKAGE.name}@${PACKAGE.version}`;
  log(`Downloading WordPress (npm pack ${specifier}, 67 MB, only once)`);
  const started = performance.now();
  const progress = setInterval(
    () => log(`Still downloading WordPress (${Math.round((performance.now() - started) / 1000)} s)`),
    5000,
  );
  const npmArguments = ['pack', specifier, '--pack-destination', folder, '--ignore-scripts', '--silent'];
  try {
    // On Windows, npm is a batch file, which Node can only start through a shell.
    await promisify(execFile)('npm', npmArguments, { cwd: folder, shell: process.platform === 'win32' });
  } catch (cause) {
    throw new Error(
      `WordPress could not be downloaded: "npm pack ${specifier}" failed. ` +
        `To skip the download, set WORDPRESS_FILES to a folder that contains ${FOLDERS.join(' and ')}.`,
      { cause },
    );
  } finally {
    clearInterval(progress);
  }
  const tarball = join(folder, `${PACKAGE.name}-${PACKAGE.version}.tgz`);
  const sha512 = createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64');
  if (sha512 !== SHA512) {
    throw new Error(`Expected the tarball of ${specifier} to have the SHA-512 ${SHA512}, got ${sha512}.`);
  }
  return tarball;
}

/**
 * Moves a finished folder into place atomically: if two processes prepare it at the same time, the first wins.
 * @param {string} from
 * @param {string} to
 */
export async function renameUnlessThere(from, to) {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}
