import type { Gateway } from '../../src/server/gateway.ts';
import type { Answer } from './gateway.ts';

export interface Subscription<Data> extends AsyncDisposable {
  readonly status: number;
  /** The next event's answer; `undefined` where the stream is complete. Pings are passed over. */
  next(): Promise<Answer<Data> | undefined>;
}

/** Subscribes as browsers do: server-sent events, each an answer of GraphQL. */
export async function subscribe<Data = unknown>(
  gateway: Pick<Gateway, 'fetch'>,
  query: string,
  headers: Readonly<Record<string, string>> = {},
  path = '/graphql',
): Promise<Subscription<Data>> {
  const leave = new AbortController();
  const response = await gateway.fetch(`http://gateway${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
    signal: leave.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let received = '';
  const next = async (): Promise<Answer<Data> | undefined> => {
    for (;;) {
      const end = received.indexOf('\n\n');
      if (end >= 0) {
        const event = received.slice(0, end);
        received = received.slice(end + 2);
        if (/^event: complete/m.test(event)) return undefined;
        const data = /^data: (.+)$/m.exec(event)?.[1];
        if (data !== undefined) return JSON.parse(data) as Answer<Data>;
      } else {
        const read = await reader?.read();
        if (!read || read.done) return undefined;
        received += read.value;
      }
    }
  };
  return {
    status: response.status,
    next,
    async [Symbol.asyncDispose]() {
      leave.abort();
      await reader?.cancel().catch(() => {});
    },
  };
}
