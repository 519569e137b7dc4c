import { startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { ServeOptions } from '../../src/server/gateway-options.ts';
import { mergeOptions } from '../helpers/merge-options.ts';

/** The real WordPress, for a file of tests of its own: what happens to it happens to nobody else. */
export async function startEmbedded() {
  const wordPress = await startWordPress({ log: (message) => console.error(message) });
  return { url: wordPress.url, [Symbol.asyncDispose]: () => wordPress.stop() };
}

/** PHP in WebAssembly takes its time; nothing but the test asks anything. */
const PATIENT = {
  upstream: { headersTimeout: 60_000, bodyTimeout: 60_000 },
  limits: { operationTimeout: 120_000 },
};
export const QUIET = { freshness: { watchInterval: 0, sweepInterval: 0, refreshInterval: 0 } };

export async function startQuietGateway(wordpress: string, options: ServeOptions = {}) {
  const gateway = await createGateway(mergeOptions({ wordpress, ...PATIENT, ...QUIET }, options));
  return Object.assign(gateway, { [Symbol.asyncDispose]: async () => void (await gateway.dispose()) });
}
