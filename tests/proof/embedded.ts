import { startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway, type GatewayOptions } from '../../src/server/create-gateway.ts';

/** A real WordPress for one test file, so that no other test is affected by what happens to it. */
export async function startEmbedded() {
  const wordPress = await startWordPress({ log: (message) => console.error(message) });
  return { url: wordPress.url, [Symbol.asyncDispose]: () => wordPress.stop() };
}

/** Long timeouts, since PHP in WebAssembly is slow. */
const LONG_TIMEOUTS = { headersTimeout: 60_000, bodyTimeout: 60_000, operationTimeout: 120_000 };
/** No background requests: only the test sends any. */
export const QUIET = { watchInterval: 0, sweepInterval: 0, refreshInterval: 0 };

export async function startQuietGateway(wordpress: string, options: Partial<GatewayOptions> = {}) {
  const gateway = await createGateway({ wordpress, ...LONG_TIMEOUTS, ...QUIET, ...options });
  return Object.assign(gateway, { [Symbol.asyncDispose]: async () => void (await gateway.dispose()) });
}
