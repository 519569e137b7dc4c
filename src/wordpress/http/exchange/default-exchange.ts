import type { Exchange } from './exchange.ts';
import type { UndiciExchangeOptions } from './undici-exchange.ts';

/** The exchange of a transport that was given none: undici. It is loaded on demand, so that other runtimes can do without. */
export function createDefaultExchange(options: UndiciExchangeOptions): Exchange {
  let exchange: Exchange | undefined;
  const opening = import('./undici-exchange.ts').then(({ createUndiciExchange }) => {
    exchange = createUndiciExchange(options);
    return exchange;
  });
  // The first request reports it.
  opening.catch(() => {});
  return {
    send: async (request) => await (exchange ?? (await opening)).send(request),
    close: async () => await (await opening).close(),
  };
}
