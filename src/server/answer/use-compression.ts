import type { Plugin } from 'graphql-yoga';
import { compress, compressNow } from './compress.ts';
import { type ContentEncoding, worthwhileEncoding } from './content-encoding.ts';

/**
 * Longer answers are compressed in another thread: they would block all other operations for a millisecond or
 * more.
 */
const LONG_BYTES = 100_000;

/** Favours speed over size: the answer is compressed once, for one waiting caller. */
const BROTLI_QUALITY = 4;

/**
 * Compresses JSON answers if the client accepts it: a page of posts with content shrinks to a fifth. Streams
 * are not compressed.
 */
export function useCompression(): Plugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const isJson = /^application\/([\w.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '');
      // Cached answers are compressed already, or too short to gain from it.
      const isCached = response.headers.has('cache-status');
      if (!isJson || isCached || response.headers.has('content-encoding') || response.body === null) return;
      const body = new Uint8Array(await response.arrayBuffer());
      const encoding = worthwhileEncoding(request.headers.get('accept-encoding'), body.length);
      const sent = encoding ? await compressed(body, encoding) : body;
      const vary = [response.headers.get('vary'), 'accept-encoding'].filter(Boolean).join(', ');
      // Lower case: when Yoga copies Headers, lookups do not match names in another case.
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
