import { PressgraphError } from '../../base/errors.ts';
import type { Answer, TransportRequest } from '../http/messages.ts';
import type { Transport } from '../http/transport.ts';

/** A request and what came of it. */
export interface Exchange {
  readonly request: TransportRequest;
  /** `undefined` where none came. */
  readonly answer: Answer | undefined;
  readonly failure: PressgraphError | undefined;
  /** From asking to the end of the answer, the wait for a place and redirects included. */
  readonly milliseconds: number;
}

/** A transport that keeps what went through it, so that nothing has to be asked twice to be examined. */
export interface WatchedTransport extends Transport {
  readonly exchanges: readonly Exchange[];
}

export function watchTransport(transport: Transport): WatchedTransport {
  const exchanges: Exchange[] = [];
  return {
    ...transport,
    exchanges,
    async send(request) {
      const start = performance.now();
      const keep = (answer: Answer | undefined, failure: PressgraphError | undefined) =>
        exchanges.push({ request, answer, failure, milliseconds: performance.now() - start });
      try {
        const answer = await transport.send(request);
        keep(answer, undefined);
        return answer;
      } catch (error) {
        if (error instanceof PressgraphError) keep(undefined, error);
        throw error;
      }
    },
  };
}
