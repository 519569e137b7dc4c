import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_STATE_BYTES, type StateStore, tooLarge } from './state-store.ts';

/** A file in a folder that exists. It is replaced as a whole, and readable for its owner alone. */
export function createStateFile(folder: string, key: string): StateStore {
  const path = join(folder, `discovery-${key}.json`);
  return {
    name: path,
    read: () => readIfThere(path),
    async write(text) {
      const next = `${path}.${process.pid}`;
      try {
        const file = await open(next, 'w', 0o600);
        try {
          await file.writeFile(text);
          // Else a crash of the machine may leave an empty file under the new name.
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(next, path);
      } catch (error) {
        await rm(next, { force: true }).catch(() => {});
        throw error;
      }
    },
  };
}

async function readIfThere(path: string): Promise<string | undefined> {
  // Opening a pipe would otherwise wait for its writer.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  try {
    const stats = await file?.stat();
    if (stats === undefined) return undefined;
    if (!stats.isFile()) throw new Error('it is not a file');
    if (stats.size > MAX_STATE_BYTES) throw tooLarge(stats.size);
    return await file?.readFile('utf8');
  } finally {
    await file?.close();
  }
}
