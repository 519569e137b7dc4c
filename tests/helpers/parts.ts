import type { AnswerError } from './gateway.ts';

/** A part of an answer, as clients get it. */
export interface SentPart {
  readonly data?: unknown;
  readonly errors?: readonly AnswerError[];
  readonly incremental?: readonly {
    readonly data?: unknown;
    readonly items?: readonly unknown[] | null;
    readonly path: readonly (string | number)[];
    readonly label?: string;
    readonly errors?: readonly AnswerError[];
  }[];
  readonly hasNext?: boolean;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Parts extends AsyncDisposable {
  readonly response: Response;
  /** The next part, or the whole answer if it is in JSON; `undefined` after the last. */
  next(): Promise<SentPart | undefined>;
  /** As a client that goes away. */
  leave(): void;
}

/** Sends a query whose answer may arrive in parts, and reads them as they come. */
export async function askInParts(
  url: string,
  query: string,
  { accept = 'multipart/mixed, application/json', ...headers }: Readonly<Record<string, string>> = {},
): Promise<Parts> {
  const client = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify({ query }),
    signal: client.signal,
  });
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const isEvents = response.headers.get('content-type') === 'text/event-stream';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const end = isEvents ? '\n\n' : '\r\n---';
  let received = '';
  return {
    response,
    async next() {
      for (;;) {
        const at = received.indexOf(end);
        if (at < 0) {
          const read = await reader?.read();
          if (!read || read.done) {
            const whole = isJson && received ? (JSON.parse(received) as SentPart) : undefined;
            received = '';
            return whole;
          }
          received += read.value;
          continue;
        }
        const block = received.slice(0, at);
        received = received.slice(at + end.length);
        const json = isEvents ? /^data: (.+)$/m.exec(block)?.[1] : block.split('\r\n\r\n')[1];
        if (json) return JSON.parse(json) as SentPart;
      }
    },
    leave: () => client.abort(),
    async [Symbol.asyncDispose]() {
      client.abort();
      await reader?.cancel().catch(() => {});
    },
  };
}
