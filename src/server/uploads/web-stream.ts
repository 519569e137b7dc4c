import { Readable } from 'node:stream';

const BUFFERED_BYTES = 64 * 1024;

/** A stream of bytes as a web stream, which holds at most 64 KiB: by default, Node.js would count chunks instead. */
export const webStreamOf = (content: Readable): ReadableStream<Uint8Array> =>
  Readable.toWeb(content, {
    strategy: new ByteLengthQueuingStrategy({ highWaterMark: BUFFERED_BYTES }),
  }) as ReadableStream<Uint8Array>;
