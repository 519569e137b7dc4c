import type { Plugin } from 'graphql-yoga';
import { httpError, tooComplex } from '../../../base/http-error.ts';

/** What is nested deeper means no input of any schema, and would be too deep for who walks it. */
const MOST_LEVELS = 100;

const UPLOAD = /^multipart\/form-data\b/i;

/**
 * Refuses requests that are too long, before they are read, or as soon as they turn out to be. Uploads have limits of
 * their own.
 */
export function useQuerySize({ maxQueryBytes }: { readonly maxQueryBytes: number }): Plugin {
  const tooLarge = () =>
    httpError('PAYLOAD_TOO_LARGE', `Expected a request of at most ${maxQueryBytes} bytes.`, { status: 413 });
  return {
    onParams({ params: { variables, extensions } }) {
      if (isDeeperThan(MOST_LEVELS, variables) || isDeeperThan(MOST_LEVELS, extensions)) {
        const message = `Expected variables of at most ${MOST_LEVELS} levels, but more came.`;
        throw tooComplex(message, { limit: MOST_LEVELS });
      }
    },
    onRequestParse({ request, requestParser, setRequestParser, serverContext, fetchAPI }) {
      if (request.url.length > maxQueryBytes) {
        const message = `Expected an address of at most ${maxQueryBytes} characters; send the query by POST.`;
        throw httpError('PAYLOAD_TOO_LARGE', message, { status: 414 });
      }
      if (UPLOAD.test(request.headers.get('content-type') ?? '')) return;
      const told = request.headers.get('content-length');
      if (Number(told ?? 0) > maxQueryBytes) throw tooLarge();
      // Node reads no more of a body than its head has told; reading it here first would cost each request.
      const isBounded = told !== null && 'req' in serverContext;
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

/** Level by level, since the stack is what would not hold. */
function isDeeperThan(levels: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= levels; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** The body; `undefined` where it is longer. */
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
