import { startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway, type GatewayOptions } from '../../src/server/create-gateway.ts';

/** The real WordPress, for a file of tests of its own: what happens to it happens to nobody else. */
export async function startEmbedded() {
  const wordPress = await startWordPress({ log: (message) => console.error(message) });
  return { url: wordPress.url, [Symbol.asyncDispose]: () => wordPress.stop() };
}

/** PHP in WebAssembly takes its time; nothing but the test asks anything. */
const PATIENT = { headersTimeout: 60_000, bodyTimeout: 60_000, operationTimeout: 120_000 };
export const QUIET = { watchInterval: 0, sweepInterval: 0, refreshInterval: 0 };

export async function startQuietGateway(wordpress: string, options: Partial<GatewayOptions> = {}) {
  const gateway = await createGateway({ wordpress, ...PATIENT, ...QUIET, ...options });
  return Object.assign(gateway, { [Symbol.asyncDispose]: async () => void (await gateway.dispose()) });
}
