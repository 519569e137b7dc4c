import type { Readable } from 'node:stream';

const BUFFERED_BYTES = 64 * 1024;

/**
 * A Node.js stream of bytes as a web stream, which cancels it and fails with it.
 *
 * `Readable.toWeb` copies each chunk, and by default buffers that many chunks instead of bytes: it takes four times
 * the CPU of this.
 */
export function webStreamOf(content: Readable): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const fail = (error?: unknown) => controller.error(error ?? new Error('The stream ended early.'));
        content.on('data', (chunk: Buffer) => {
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) content.pause();
        });
        content.pause();
        content.once('end', () => controller.close());
        content.on('error', fail);
        content.once('close', () => {
          if (!content.readableEnded) fail();
        });
        if (content.destroyed) fail(content.errored);
      },
      pull() {
        content.resume();
      },
      cancel() {
        content.destroy();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: BUFFERED_BYTES }),
  );
}
