import { promisify } from 'node:util';
import { brotliDecompress, brotliDecompressSync, gunzip, gunzipSync, inflate, inflateSync } from 'node:zlib';
import { ExchangeError, tooLarge } from './exchange-error.ts';
import { explainRuntimeError } from './runtime-error.ts';

/** What can be decompressed, for `accept-encoding`. */
export const ACCEPTED_ENCODINGS = 'br, gzip, deflate';

const GZIP = { later: promisify(gunzip), now: gunzipSync };
const DECODERS = new Map([
  ['gzip', GZIP],
  ['x-gzip', GZIP],
  ['br', { later: promisify(brotliDecompress), now: brotliDecompressSync }],
  ['deflate', { later: promisify(inflate), now: inflateSync }],
]);

/** Shorter bodies are decompressed synchronously: handing them to another thread takes longer, most of all beside a busy PHP. */
const SHORT_BYTES = 64 * 1024;
/** JSON seldom grows by more. A body that does may be a bomb, and is left to another thread. */
const USUAL_GROWTH = 20;

/**
 * Undoes a `content-encoding`. A small body that grows past the limit is refused before it fills the memory.
 *
 * @throws ExchangeError `too-large`, `damaged`, `cut-short`, `unknown-encoding`.
 */
export async function decompress(
  body: Uint8Array,
  contentEncoding: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const encoding = contentEncoding.trim().toLowerCase();
  if (encoding === '' || encoding === 'identity' || body.length === 0) return body;
  const decoder = DECODERS.get(encoding);
  if (decoder === undefined) throw new ExchangeError('unknown-encoding');
  try {
    const usual = Math.min(USUAL_GROWTH * body.length, maxBytes);
    const decoded =
      body.length < SHORT_BYTES
        ? decodedWithin(() => decoder.now(body, { maxOutputLength: usual }))
        : undefined;
    return decoded ?? (await decoder.later(body, { maxOutputLength: maxBytes }));
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(maxBytes);
    const explained = explainRuntimeError(error);
    const isCutShort = explained instanceof ExchangeError && explained.failure === 'cut-short';
    throw new ExchangeError(isCutShort ? 'cut-short' : 'damaged', { cause: error });
  }
}

/** `undefined` if the output would be longer. */
function decodedWithin(decode: () => Buffer): Buffer | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
