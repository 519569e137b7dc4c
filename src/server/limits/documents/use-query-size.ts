import type { Plugin } from 'graphql-yoga';
import { httpError, tooComplex } from '../../../base/http-error.ts';

/** No schema has inputs nested deeper, and recursive code would overflow the stack. */
const MOST_LEVELS = 100;

const UPLOAD = /^multipart\/form-data\b/i;

/**
 * Rejects oversized requests, by their declared length or while reading. Uploads have their own limits.
 */
export function useQuerySize({ maxQueryBytes }: { readonly maxQueryBytes: number }): Plugin {
  const tooLarge = () =>
    httpError('PAYLOAD_TOO_LARGE', `Expected a request of at most ${maxQueryBytes} bytes.`, { status: 413 });
  return {
    onParams({ params: { variables, extensions } }) {
      if (isDeeperThan(MOST_LEVELS, variables) || isDeeperThan(MOST_LEVELS, extensions)) {
        const message = `Expected variables of at most ${MOST_LEVELS} levels, got more.`;
        throw tooComplex(message, { limit: MOST_LEVELS });
      }
    },
    onRequestParse({ request, requestParser, setRequestParser, serverContext, fetchAPI }) {
      if (request.url.length > maxQueryBytes) {
        const message = `Expected a URL of at most ${maxQueryBytes} characters; send the query by POST.`;
        throw httpError('PAYLOAD_TOO_LARGE', message, { status: 414 });
      }
      if (UPLOAD.test(request.headers.get('content-type') ?? '')) return;
      const declared = request.headers.get('content-length');
      if (Number(declared ?? 0) > maxQueryBytes) throw tooLarge();
      // With `content-length`, Node reads no more than declared; buffering the body here would slow down every
      // request.
      const isBounded = declared !== null && 'req' in serverContext;
      if (!requestParser || request.body === null || isBounded) return;
      const parse = requestParser;
      setRequestParser(async (whole) => {
        const bytes = await readAtMost(whole, maxQueryBytes);
        if (!bytes) throw tooLarge();
        const { url, method, headers, signal } = whole;
        return await parse(new fetchAPI.Request(url, { method, headers, signal, body: bytes }));
      });
    },
  };
}

/** Level by level: recursion would overflow the stack. */
function isDeeperThan(levels: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= levels; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** The body; `undefined` if it is longer than `most`. */
async function readAtMost(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > most) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
