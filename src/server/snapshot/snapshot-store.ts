import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { PressgraphError } from '../../base/errors.ts';
import type { Snapshot } from '../../wordpress/snapshot/snapshot.ts';
import { readSnapshot, writeSnapshot } from '../../wordpress/snapshot/snapshot-file.ts';

/**
 * Reads the snapshot that a setting names.
 *
 * @throws PressgraphError BAD_USER_INPUT for anything but a regular file that is one.
 */
export async function loadSnapshot(source: string | Uint8Array): Promise<Snapshot> {
  return await readSnapshot(typeof source === 'string' ? await bytesIn(source) : source);
}

async function bytesIn(path: string): Promise<Uint8Array> {
  try {
    // A pipe or a device might never end.
    if (!(await stat(path)).isFile()) throw new TypeError('Not a regular file.');
    return await readFile(path);
  } catch (cause) {
    throw new PressgraphError('BAD_USER_INPUT', `Expected a snapshot in ${path}, got an unreadable file.`, {
      cause,
    });
  }
}

/** Replaces a file as a whole. */
export async function saveSnapshot(path: string, snapshot: Snapshot): Promise<void> {
  const bytes = await writeSnapshot(snapshot);
  const next = `${path}.${process.pid}`;
  try {
    const file = await open(next, 'w');
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    await rename(next, path);
  } catch (error) {
    await rm(next, { force: true }).catch(() => {});
    throw error;
  }
}
