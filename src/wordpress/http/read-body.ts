import { promisify } from 'node:util';
import { brotliDecompress, brotliDecompressSync, gunzip, gunzipSync, inflate, inflateSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { PressgraphError } from '../../base/errors.ts';

/** What this client can undo, as `accept-encoding` tells it. */
export const ACCEPTED_ENCODINGS = 'br, gzip, deflate';

const GZIP = { later: promisify(gunzip), now: gunzipSync };
const DECODERS = new Map([
  ['gzip', GZIP],
  ['x-gzip', GZIP],
  ['br', { later: promisify(brotliDecompress), now: brotliDecompressSync }],
  ['deflate', { later: promisify(inflate), now: inflateSync }],
]);

/** Shorter bodies are undone at once: the way to another thread and back takes longer, beside a busy PHP much longer. */
const SHORT_BYTES = 64 * 1024;
/** So many times its size does JSON seldom have; what has, may be a bomb, and is left to another thread. */
const USUAL_GROWTH = 20;

export interface BodyLimits {
  /** The most that a body may take, in bytes: as sent, and again after decompression. */
  readonly maxBodyBytes: number;
  /** The longest that a body may take as a whole, in milliseconds: a slow trickle does not buy more. */
  readonly bodyTimeout: number;
}

/** Reads a body to its end. Past the limit the connection is given up instead of being read on. */
export function readBody(
  body: Dispatcher.ResponseData['body'],
  route: string,
  { maxBodyBytes, bodyTimeout }: BodyLimits,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(() => body.destroy(slowBody(route, bodyTimeout)), bodyTimeout);
    body.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBodyBytes) body.destroy(tooLarge(route, maxBodyBytes));
      else chunks.push(chunk);
    });
    body.once('end', () => resolve(Buffer.concat(chunks, length)));
    body.on('error', reject);
    body.once('close', () => {
      clearTimeout(timer);
      if (!body.readableEnded) reject(cutShort(route));
    });
  });
}

/** Undoes `content-encoding`. A small body that unpacks to more than the limit is refused before it fills the memory. */
export async function decompress(
  body: Buffer,
  contentEncoding: string | undefined,
  route: string,
  maxBodyBytes: number,
): Promise<Buffer> {
  const encoding = contentEncoding?.trim().toLowerCase() ?? 'identity';
  if (encoding === '' || encoding === 'identity' || body.length === 0) return body;
  const decode = DECODERS.get(encoding);
  if (decode === undefined) {
    throw new PressgraphError(
      'UPSTREAM_ERROR',
      `${route}: the answer is encoded in a way that was not asked for.`,
      {
        route,
      },
    );
  }
  try {
    const usual = Math.min(USUAL_GROWTH * body.length, maxBodyBytes);
    const undone =
      body.length < SHORT_BYTES
        ? undoneWithin(() => decode.now(body, { maxOutputLength: usual }))
        : undefined;
    return undone ?? (await decode.later(body, { maxOutputLength: maxBodyBytes }));
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(route, maxBodyBytes);
    throw new PressgraphError('UPSTREAM_ERROR', `${route}: the compressed answer is damaged or cut short.`, {
      route,
      cause: error,
    });
  }
}

/** `undefined` for what is longer. */
function undoneWithin(decode: () => Buffer): Buffer | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function tooLarge(route: string, maxBodyBytes: number): PressgraphError {
  return new PressgraphError('UPSTREAM_ERROR', `${route}: the answer is larger than ${maxBodyBytes} bytes.`, {
    route,
  });
}

function cutShort(route: string): PressgraphError {
  return new PressgraphError('UPSTREAM_UNAVAILABLE', `${route}: the answer ended in the middle.`, { route });
}

function slowBody(route: string, bodyTimeout: number): PressgraphError {
  return new PressgraphError(
    'UPSTREAM_TIMEOUT',
    `${route}: the answer did not end within ${bodyTimeout} ms.`,
    {
      route,
    },
  );
}
