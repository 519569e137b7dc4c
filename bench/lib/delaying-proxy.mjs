import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A network between a client and a site: each byte arrives half a round trip later, in both directions. Opening a connection
 * takes a round trip, as on a real network; nothing is lost or slowed down by a bandwidth.
 * @param {string} site
 * @param {number} roundTrip in milliseconds
 */
export async function startDelayingProxy(site, roundTrip) {
  const { hostname: host, port } = new URL(site);
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  const half = roundTrip / 2;
  /**
   * @param {import('node:net').Socket} from
   * @param {import('node:net').Socket} to
   */
  const pass = (from, to) => {
    sockets.add(from);
    from.setNoDelay(true);
    from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), half));
    from.on('end', () => setTimeout(() => to.end(), half));
    from.on('error', () => to.destroy());
    from.on('close', () => sockets.delete(from));
  };
  const server = createServer({ pauseOnConnect: true }, async (client) => {
    await sleep(roundTrip);
    const upstream = connect({ host, port: Number(port || 80) });
    pass(client, upstream);
    pass(upstream, client);
    client.resume();
  });
  await new Promise((/** @type {(value?: unknown) => void} */ resolve) =>
    server.listen(0, '127.0.0.1', resolve),
  );
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('Expected a port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
