import { PressgraphError } from '../../base/errors.ts';
import type { Answer, TransportRequest } from '../http/messages.ts';
import type { Transport } from '../http/transport.ts';

/** A request and its outcome. */
export interface RecordedExchange {
  readonly request: TransportRequest;
  /** `undefined` if there was none. */
  readonly answer: Answer | undefined;
  readonly failure: PressgraphError | undefined;
  /** From the request to the end of the answer, including time in the queue and redirects. */
  readonly milliseconds: number;
}

/** A transport that records every exchange, so that nothing is requested twice to be examined. */
export interface RecordingTransport extends Transport {
  readonly exchanges: readonly RecordedExchange[];
}

export function recordTransport(transport: Transport): RecordingTransport {
  const exchanges: RecordedExchange[] = [];
  return {
    ...transport,
    exchanges,
    async send(request) {
      const start = performance.now();
      const record = (answer: Answer | undefined, failure: PressgraphError | undefined) =>
        exchanges.push({ request, answer, failure, milliseconds: performance.now() - start });
      try {
        const answer = await transport.send(request);
        record(answer, undefined);
        return answer;
      } catch (error) {
        if (error instanceof PressgraphError) record(undefined, error);
        throw error;
      }
    },
  };
}
