import { startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { ServeOptions } from '../../src/server/gateway-options.ts';
import { mergeOptions } from '../helpers/merge-options.ts';

/** A real WordPress for one test file, so that no other test is affected by what happens to it. */
export async function startEmbedded() {
  const wordPress = await startWordPress({ log: (message) => console.error(message) });
  const { url, applicationPassword } = wordPress;
  return { url, applicationPassword, [Symbol.asyncDispose]: () => wordPress.stop() };
}

/** Long timeouts, since PHP in WebAssembly is slow. */
const LONG_TIMEOUTS = {
  upstream: { headersTimeout: 60_000, bodyTimeout: 60_000 },
  limits: { operationTimeout: 120_000 },
};
/** No background requests: only the test sends any. */
export const QUIET = { freshness: { watchInterval: 0, sweepInterval: 0, refreshInterval: 0 } };

export async function startQuietGateway(wordpress: string, options: ServeOptions = {}) {
  const gateway = await createGateway(mergeOptions({ wordpress, ...LONG_TIMEOUTS, ...QUIET }, options));
  return Object.assign(gateway, { [Symbol.asyncDispose]: async () => void (await gateway.dispose()) });
}
