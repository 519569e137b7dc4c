import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeBundle, encodeBundle } from './file-bundle.mjs';
import { renameUnlessThere } from './wordpress-files.mjs';

/** @import { FileBundle } from './file-bundle.mjs' */

const PREFIX = 'snapshot-';
const KEPT_SNAPSHOTS = 3;

/**
 * A seeded site, saved so that only the first boot installs and seeds.
 * @typedef {{
 *   database: Uint8Array,
 *   uploads: FileBundle,
 *   opcache: FileBundle,
 *   ids: object,
 * }} Snapshot
 */

/**
 * The folder of the snapshot built from these inputs. Any change to them selects another folder.
 * @param {string} cacheFolder
 * @param {(string | Uint8Array)[]} inputs
 */
export function snapshotFolder(cacheFolder, inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(input).update('\0');
  return join(cacheFolder, `${PREFIX}${hash.digest('hex').slice(0, 16)}`);
}

/**
 * @param {string} folder
 * @returns {Promise<Snapshot | undefined>}
 */
export async function readSnapshot(folder) {
  try {
    const [database, uploads, opcache, ids] = await Promise.all(
      ['database.sqlite', 'uploads.bin', 'opcache.bin', 'ids.json'].map((name) =>
        readFile(join(folder, name)),
      ),
    );
    if (!database || !uploads || !opcache || !ids) return undefined;
    return {
      database: new Uint8Array(database),
      uploads: decodeBundle(uploads),
      opcache: decodeBundle(opcache),
      ids: JSON.parse(ids.toString()),
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * @param {string} folder
 * @param {Snapshot} snapshot
 */
export async function writeSnapshot(folder, snapshot) {
  const cacheFolder = join(folder, '..');
  await mkdir(cacheFolder, { recursive: true });
  const temporary = await mkdtemp(join(cacheFolder, 'writing-'));
  try {
    await Promise.all([
      writeFile(join(temporary, 'database.sqlite'), snapshot.database),
      writeFile(join(temporary, 'uploads.bin'), encodeBundle(snapshot.uploads)),
      writeFile(join(temporary, 'opcache.bin'), encodeBundle(snapshot.opcache)),
      writeFile(join(temporary, 'ids.json'), JSON.stringify(snapshot.ids)),
    ]);
    await renameUnlessThere(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  await removeOldSnapshots(cacheFolder);
}

/** @param {string} cacheFolder */
async function removeOldSnapshots(cacheFolder) {
  const names = (await readdir(cacheFolder)).filter((name) => name.startsWith(PREFIX));
  const snapshots = await Promise.all(
    names.map(async (name) => {
      const path = join(cacheFolder, name);
      // Another process may have removed it.
      const written = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
      return { path, written };
    }),
  );
  snapshots.sort((one, other) => other.written - one.written);
  for (const { path } of snapshots.slice(KEPT_SNAPSHOTS)) await rm(path, { recursive: true, force: true });
}
