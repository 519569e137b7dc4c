import type { Plugin } from 'graphql-yoga';
import { PressgraphError } from '../../base/errors.ts';
import type { ServedSite } from './served-site.ts';
import { assertSigned, LARGEST_WEBHOOK, readWebhook } from './webhook-request.ts';

export interface WebhookOptions {
  readonly endpoint: string;
  readonly secret: string;
  readonly site: Pick<ServedSite, 'hub' | 'version'>;
  readonly now?: () => number;
}

/** `POST {endpoint}/webhook`: the site reports changes, signed with a shared secret. */
export function useWebhook({ endpoint, secret, site, now = Date.now }: WebhookOptions): Plugin {
  const path = `${endpoint.replace(/\/$/, '')}/webhook`;
  return {
    async onRequest({ request, url, fetchAPI: { Response }, endResponse }) {
      if (url.pathname !== path) return;
      const answer = (status: number, body: unknown, headers = {}) =>
        endResponse(
          new Response(JSON.stringify(body), {
            status,
            headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
          }),
        );
      if (request.method !== 'POST') {
        return answer(405, { error: 'Expected a POST.' }, { allow: 'POST' });
      }
      const body = await readBody(request);
      if (body === undefined) {
        const error = `Expected a body of at most ${LARGEST_WEBHOOK} bytes.`;
        return answer(413, { error }, { connection: 'close' });
      }
      try {
        const timestamp = request.headers.get('x-pressgraph-timestamp');
        const signature = request.headers.get('x-pressgraph-signature');
        assertSigned({ body, timestamp, signature }, secret, now());
        const changes = readWebhook(body, site.version.model);
        await site.hub.publish(changes);
        return answer(202, { accepted: changes.length });
      } catch (error) {
        if (!(error instanceof PressgraphError)) throw error;
        return answer(error.code === 'UNAUTHENTICATED' ? 401 : 400, { error: error.message });
      }
    },
  };
}

/** How much of a body that is too large is read and dropped, so that its sender gets to read the answer. */
const MOST_DROPPED = 16 * LARGEST_WEBHOOK;

/** `undefined` if it is too large. */
async function readBody({ body }: Request): Promise<Uint8Array | undefined> {
  let chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MOST_DROPPED) break;
    if (size <= LARGEST_WEBHOOK) chunks.push(chunk);
    else chunks = [];
  }
  return size > LARGEST_WEBHOOK ? undefined : Buffer.concat(chunks);
}
