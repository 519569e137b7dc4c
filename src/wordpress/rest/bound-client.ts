import type { AskedAs } from '../http/messages.ts';
import type { WordPressClient } from './client.ts';
import { topLevelFields } from './fields.ts';
import type { RestRequest, RestWrite } from './request.ts';
import type { RequestTurns } from './request-turns.ts';
import type { UpstreamLog } from './upstream-log.ts';

export interface Binding {
  /** Aborts each request together with the operation. */
  readonly signal?: AbortSignal;
  /** The caller's credentials: sent with every request to the REST API, and with no other. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose rights the headers carry, for the log of requests. */
  readonly as?: AskedAs;
  /** Of the operation; without them, requests are sent as they come. */
  readonly turns?: RequestTurns | undefined;
  /** Whether the core knows top-level names alone in `_fields`. */
  readonly isFlat?: boolean;
  /** Told about each of its requests. */
  readonly log?: UpstreamLog | undefined;
}

/** The client as one operation of one caller uses it. */
export function boundClient(
  client: WordPressClient,
  { signal, headers, as, isFlat = false, log, turns }: Binding,
): WordPressClient {
  const inTurn = <T>(route: string, send: () => Promise<T>, own: AbortSignal | undefined): Promise<T> =>
    turns === undefined ? send() : turns.take(route, send, own ?? signal);
  const bind = <Request extends RestRequest | RestWrite>(request: Request): Request => ({
    ...request,
    ...(isFlat && request.query && { query: topLevelFields(request.query) }),
    signal: request.signal ?? signal,
    headers: headers && { ...headers, ...request.headers },
    as: request.as ?? as,
    log,
  });
  return {
    restRoot: client.restRoot,
    log,
    request: (request) => inTurn(request.route, () => client.request(bind(request)), request.signal),
    write: (write) => inTurn(write.route, () => client.write(bind(write)), write.signal),
    head: (path, own) => inTurn(path, () => client.head(path, own ?? signal, log), own),
    page: (path, own) => inTurn(path, () => client.page(path, own ?? signal, log), own),
    moveTo: (place) => client.moveTo(place),
    health: () => client.health(),
    close: () => client.close(),
  };
}
