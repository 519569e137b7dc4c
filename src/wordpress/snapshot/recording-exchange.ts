import { PressgraphError } from '../../base/errors.ts';
import type { Exchange, ExchangeAnswer, ExchangeRequest } from '../http/exchange/exchange.ts';
import type { SiteHeaders } from '../http/site-headers.ts';
import { isOfSomebody } from './credentials.ts';
import { isLasting, isRead, keptHeaders, type RecordedAnswer, requestKey } from './recorded-answer.ts';
import type { Tape } from './snapshot.ts';

export interface RecordingOptions {
  /** The operator's headers for every request, which are not a credential at WordPress. */
  readonly headersFor?: SiteHeaders | undefined;
  /** Called with each answer that is new. */
  readonly onRecorded?: ((answer: RecordedAnswer) => void) | undefined;
}

/**
 * Sends requests over another exchange, and keeps the answers to anonymous reads. Only what is kept can end up in a snapshot:
 * no request header, and of the answer's a few.
 */
export function recordExchange(
  exchange: Exchange,
  tape: Tape,
  { headersFor, onRecorded }: RecordingOptions = {},
): Exchange {
  return {
    async send(request) {
      if (!isRead(request) || isOfSomebody(request, headersFor)) throw notRecorded();
      const answer = await exchange.send(request);
      if (!isLasting(answer.status)) return answer;
      const bytes = await bodyOf(answer, request);
      const text = new TextDecoder().decode(bytes);
      const recorded: RecordedAnswer = {
        request: requestKey(request),
        status: answer.status,
        headers: keptHeaders(answer),
        text: request.method === 'HEAD' ? '' : text,
      };
      if (tape.add(recorded)) onRecorded?.(recorded);
      const { 'content-length': _, 'content-encoding': __, ...headers } = answer.headers;
      return { status: answer.status, headers, body: wholeBody(bytes) };
    },
    close: () => exchange.close(),
  };
}

const notRecorded = (): PressgraphError =>
  new PressgraphError(
    'SNAPSHOT_MISS',
    'A snapshot has what the public may read: requests with a credential, and writes, are neither recorded nor answered.',
  );

/** Of one answer, unpacked. */
const MAX_BODY = 64 * 1024 ** 2;

async function bodyOf({ body }: ExchangeAnswer, { signal }: ExchangeRequest): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  await body.read((chunk) => {
    signal?.throwIfAborted();
    length += chunk.length;
    if (length <= MAX_BODY) chunks.push(chunk);
    else body.cancel(new PressgraphError('UPSTREAM_ERROR', 'The answer is too large for a snapshot.'));
  });
  const received = Buffer.concat(chunks);
  return (await body.decode?.(received, MAX_BODY)) ?? received;
}

/** A body that is there already. */
export const wholeBody = (bytes: Uint8Array): ExchangeAnswer['body'] => ({
  async read(onChunk) {
    if (bytes.length > 0) onChunk(bytes);
  },
  cancel() {},
});
