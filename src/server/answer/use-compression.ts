import type { Plugin } from 'graphql-yoga';
import { type ContentEncoding, compress, compressNow, worthwhileEncoding } from './content-encoding.ts';

/** Longer ones are compressed in another thread: they would hold up all other operations, for a millisecond and more. */
const LONG_BYTES = 100_000;

/** Quick rather than small: an answer is compressed once, for one caller who waits for it. */
const BROTLI_QUALITY = 4;

/**
 * Compresses JSON answers for callers who can read that: a page of posts with their content becomes a fifth. Streams
 * pass as they are.
 */
export function useCompression(): Plugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const isJson = /^application\/([\w.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '');
      // What is held was compressed when it was put there, or is not worth it.
      const isHeld = response.headers.has('cache-status');
      if (!isJson || isHeld || response.headers.has('content-encoding') || response.body === null) return;
      const body = new Uint8Array(await response.arrayBuffer());
      const encoding = worthwhileEncoding(request.headers.get('accept-encoding'), body.length);
      const sent = encoding ? await compressed(body, encoding) : body;
      const vary = [response.headers.get('vary'), 'accept-encoding'].filter(Boolean).join(', ');
      // Named in lower case: the copy that Yoga's Headers make of others finds no name in another.
      const headers = {
        ...Object.fromEntries([...response.headers].map(([name, value]) => [name.toLowerCase(), value])),
        vary,
        'content-length': String(sent.length),
        ...(encoding && { 'content-encoding': encoding }),
      };
      const { status, statusText } = response;
      setResponse(new fetchAPI.Response(sent, { status, statusText, headers }));
    },
  };
}

const compressed = (body: Uint8Array, encoding: ContentEncoding) =>
  body.length < LONG_BYTES ? compressNow(body, encoding) : compress(body, encoding, BROTLI_QUALITY);
