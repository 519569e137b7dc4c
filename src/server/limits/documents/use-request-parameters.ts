import type { Plugin } from 'graphql-yoga';
import { httpError } from '../../../base/http-error.ts';
import { ID_PARAMETERS } from './operation-ids.ts';

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Reads the parameters of requests where Yoga would fail: ids of persisted operations in the query of a `GET`, invalid
 * JSON in it, and a body with a key `then`, which Yoga takes for a promise.
 */
export function useRequestParameters(): Plugin {
  return {
    onRequest({ request, endResponse, fetchAPI: { Response } }) {
      if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return;
      const message =
        'This endpoint does not speak WebSocket. Subscribe over HTTP with Server-Sent Events: accept `text/event-stream`.';
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        connection: 'upgrade, close',
        upgrade: 'HTTP/1.1',
      };
      const body = { errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] };
      endResponse(new Response(JSON.stringify(body), { status: 426, headers }));
    },
    onRequestParse({ request, url, requestParser: parse, setRequestParser }) {
      if (!parse) return;
      const { method } = request;
      setRequestParser(async (whole) => {
        const parameters = await readParameters(method, () => parse(whole));
        return method === 'GET' ? { ...parameters, ...idIn(url.searchParams) } : parameters;
      });
    },
  };
}

/** @throws PressgraphError BAD_USER_INPUT for what Yoga fails on. */
async function readParameters<T>(method: string, parse: () => T | Promise<T>): Promise<T> {
  try {
    return await parse();
  } catch (cause) {
    if (method === 'GET' && cause instanceof SyntaxError) {
      throw badRequest('Expected JSON in `variables` and `extensions` of the URL.');
    }
    // Yoga takes a body with a key `then` for a promise.
    if (cause instanceof TypeError && cause.message.includes('then is not a function')) {
      throw badRequest('Unexpected parameter "then" in the request body.');
    }
    throw cause;
  }
}

const badRequest = (message: string) => httpError('BAD_USER_INPUT', message, { status: 400 });

const idIn = (query: URLSearchParams): Parameters =>
  Object.fromEntries(ID_PARAMETERS.flatMap((name) => (query.has(name) ? [[name, query.get(name)]] : [])));
