import type { Plugin } from 'graphql-yoga';
import { refusal } from '../limits/refusal.ts';

const UPLOAD = /^multipart\/form-data\b/i;

/**
 * Refuses requests that are too long, before they are read, or as soon as they turn out to be. Uploads have a limit of
 * their own; what else stands in them is as long as Yoga's own limit allows.
 */
export function useQuerySize({ maxQueryBytes = 1024 * 1024 }: { readonly maxQueryBytes?: number }): Plugin {
  const tooLarge = () =>
    refusal('PAYLOAD_TOO_LARGE', `Expected a request of at most ${maxQueryBytes} bytes.`, { status: 413 });
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      if (request.url.length > maxQueryBytes) {
        const message = `Expected an address of at most ${maxQueryBytes} characters; send the query by POST.`;
        throw refusal('PAYLOAD_TOO_LARGE', message, { status: 414 });
      }
      if (UPLOAD.test(request.headers.get('content-type') ?? '')) return;
      if (Number(request.headers.get('content-length') ?? 0) > maxQueryBytes) throw tooLarge();
      if (!requestParser || request.body === null) return;
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
