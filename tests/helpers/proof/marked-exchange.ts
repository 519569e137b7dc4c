import type { Exchange } from '../../../src/wordpress/http/exchange/exchange.ts';
import { createUndiciExchange } from '../../../src/wordpress/http/exchange/undici-exchange.ts';

/** What the site's texts contain where an answer says for whom it was made. */
export const MARK = '%%FOR-WHOM%%';

/** Sends requests to WordPress, and writes into every answer for whom WordPress made it. */
export function createMarkedExchange(
  whoAsks: (headers: Readonly<Record<string, string>>) => string,
): Exchange {
  const exchange = createUndiciExchange();
  return {
    close: () => exchange.close(),
    async send(request) {
      const { status, headers, body } = await exchange.send(request);
      const who = whoAsks(request.headers).padEnd(MARK.length, '.').slice(0, MARK.length);
      return {
        status,
        headers,
        body: {
          cancel: (reason) => body.cancel(reason),
          async read(onChunk) {
            const chunks: Uint8Array[] = [];
            await body.read((chunk) => chunks.push(chunk));
            onChunk(Buffer.from(Buffer.concat(chunks).toString().replaceAll(MARK, who)));
          },
        },
      };
    },
  };
}
