import type { ServerResponse } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import type { SlowReaders } from './slow-readers.ts';

/** Node's response, if the request arrived through `node:http`. */
interface NodeResponse {
  readonly res?: ServerResponse;
}

/** Cuts off clients that read their responses too slowly. A server other than Node's own has to do that itself. */
export function useSlowReaders(readers: SlowReaders): Plugin<Record<never, never>, NodeResponse> {
  return {
    onResponse({ response, serverContext }) {
      const { res } = serverContext;
      if (typeof res?.setTimeout !== 'function') return;
      const length = response.headers.get('content-length');
      const isStream = /event-stream|multipart/.test(response.headers.get('content-type') ?? '');
      readers.watch(res, isStream ? undefined : Number(length ?? 0));
    },
  };
}
