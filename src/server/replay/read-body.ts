import type { IncomingMessage } from 'node:http';

/**
 * The bytes of a body that were read before Yoga saw the request, which takes it from the property `body`. Not a `Buffer`:
 * Yoga would list the keys of that, one for each byte.
 */
class ReadBody implements AsyncIterable<Uint8Array> {
  readonly bytes: Uint8Array;
  readonly #error: Error | undefined;

  constructor(bytes: Uint8Array, error?: Error) {
    this.bytes = bytes;
    this.#error = error;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    yield this.bytes;
    if (this.#error) throw this.#error;
  }
}

/**
 * Reads a body, and leaves it on the request for those who read it after.
 *
 * @param length Of the body, as declared.
 * @param then Called once, with the bytes as `latin1`; `undefined` if the client left before.
 */
export function readBody(
  request: IncomingMessage,
  length: number,
  then: (body: string | undefined) => void,
): void {
  const chunks: Buffer[] = [];
  let received = 0;
  function stop(): Buffer {
    request.off('data', onData).off('error', onEnd).off('close', onEnd);
    const [first] = chunks;
    return chunks.length === 1 && first ? first : Buffer.concat(chunks);
  }
  function onData(chunk: Buffer): void {
    chunks.push(chunk);
    received += chunk.length;
    if (received < length) return;
    const body = stop();
    Object.assign(request, { body: new ReadBody(body) });
    then(body.toString('latin1'));
  }
  function onEnd(error?: Error): void {
    const body = stop();
    Object.assign(request, { body: new ReadBody(body, error ?? new Error('aborted')) });
    then(undefined);
  }
  request.on('data', onData).on('error', onEnd).on('close', onEnd);
}
