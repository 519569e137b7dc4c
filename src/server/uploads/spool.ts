import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { folderPrefix } from './spool-leftovers.ts';
import type { SpoolRoom } from './spool-room.ts';

/** Temporary storage on disk for files of one request that cannot be streamed on at once. */
export class Spool {
  #folder: Promise<string> | undefined;
  #count = 0;
  readonly #kept: Readable[] = [];
  readonly #room: SpoolRoom;
  #bytes = 0;

  /** @param room Of all uploads together. */
  constructor(room: SpoolRoom) {
    this.#room = room;
  }

  /**
   * Stores a file, to be read once.
   *
   * @throws PressgraphError UPSTREAM_UNAVAILABLE if there is no room.
   */
  async keep(content: Readable): Promise<Readable> {
    this.#folder ??= mkdtemp(join(tmpdir(), folderPrefix()));
    this.#count += 1;
    const name = String(this.#count);
    const path = join(await this.#folder, name);
    await pipeline(
      content,
      (chunks: AsyncIterable<Buffer>) => this.#counted(chunks),
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
    const kept = createReadStream(path);
    // Readers get the error themselves; without one, removing the file must not crash the process.
    kept.on('error', () => {});
    this.#kept.push(kept);
    return kept;
  }

  async remove(): Promise<void> {
    for (const file of this.#kept) file.destroy();
    const folder = await this.#folder?.catch(() => undefined);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    this.#room.giveBack(this.#bytes);
    this.#bytes = 0;
  }

  async *#counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#room.take(chunk.length);
      this.#bytes += chunk.length;
      yield chunk;
    }
  }
}
