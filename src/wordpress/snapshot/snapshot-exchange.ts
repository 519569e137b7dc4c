import { PressgraphError } from '../../base/errors.ts';
import type { Exchange, ExchangeAnswer, ExchangeRequest } from '../http/exchange/exchange.ts';
import type { SiteHeaders } from '../http/site-headers.ts';
import { RestRoot } from '../rest/address/rest-root.ts';
import { isOfSomebody } from './credentials.ts';
import { ItemAnswers } from './item-answers.ts';
import { isRead, type RecordedAnswer } from './recorded-answer.ts';
import { recordExchange, wholeBody } from './recording-exchange.ts';
import { type Snapshot, Tape } from './snapshot.ts';

export interface SnapshotExchangeOptions {
  /** Sends what the snapshot lacks, and adds it; see `tape`. Default: that fails. */
  readonly missing?: Exchange | undefined;
  readonly headersFor?: SiteHeaders | undefined;
  /** Called whenever an answer was added. */
  readonly onRecorded?: (() => void) | undefined;
  /** What is answered from. Default: the snapshot's own. */
  readonly tape?: Tape | undefined;
}

/**
 * Answers from a snapshot instead of the network: exactly what was recorded, or else out of the items that recorded lists and
 * items had. Sends nothing, except over `missing`.
 *
 * @example
 * const snapshot = await readSnapshot(await readFile('site.snapshot'));
 * const exchange = createSnapshotExchange(snapshot);
 *
 * @throws PressgraphError SNAPSHOT_MISS, naming the request, for what it lacks.
 */
export function createSnapshotExchange(
  snapshot: Snapshot,
  { missing, headersFor, onRecorded, tape = new Tape(snapshot.answers) }: SnapshotExchangeOptions = {},
): Exchange {
  const root = new RestRoot(snapshot.discovery.restRoot);
  let items: ItemAnswers | undefined;
  const live =
    missing &&
    recordExchange(missing, tape, {
      headersFor,
      onRecorded: (answer) => {
        items?.learn(answer);
        onRecorded?.();
      },
    });
  return {
    async send(request) {
      request.signal?.throwIfAborted();
      if (!isRead(request)) throw miss(request, 'it is read-only');
      if (isOfSomebody(request, headersFor)) throw miss(request, 'it has what the public may read');
      const exact =
        tape.find(request) ??
        (request.method === 'HEAD' ? tape.find({ ...request, method: 'GET' }) : undefined);
      if (exact) return answered(exact, request);
      items ??= new ItemAnswers(tape.answers, root, snapshot.discovery);
      const assembled = items.answer(request);
      if (assembled) return answered(assembled, request);
      if (live) return await live.send(request);
      throw miss(request, 'it was not recorded');
    },
    close: async () => await missing?.close(),
  };
}

function answered(
  { status, headers, text }: Omit<RecordedAnswer, 'request'>,
  { method }: ExchangeRequest,
): ExchangeAnswer {
  return { status, headers, body: wholeBody(method === 'HEAD' ? EMPTY : new TextEncoder().encode(text)) };
}

const EMPTY = new Uint8Array();

/** Without the host, as all messages for callers. */
function miss({ method, url, body }: ExchangeRequest, reason: string): PressgraphError {
  const shown = new URL(url);
  if (shown.searchParams.has('password')) shown.searchParams.set('password', '…');
  const sent = typeof body === 'string' && body !== '' ? ` ${body.slice(0, 500)}` : '';
  const request = `${method} ${decodeURI(shown.pathname)}${shown.search}${sent}`;
  return new PressgraphError('SNAPSHOT_MISS', `The snapshot has no answer to ${request}: ${reason}.`, {
    details: { request },
  });
}
