import { createServer, type Server } from 'node:net';
import { PressgraphError } from '../../base/errors.ts';

/** Listens, and returns the URL; explains a port that is in use. */
export async function listen(
  server: Server,
  { port, host }: { port: number; host: string },
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === 'EADDRINUSE' ? 'the port is in use: choose another with --port' : cause.code;
      reject(
        new PressgraphError('BAD_USER_INPUT', `Expected to listen on ${host}:${port}: ${reason}.`, {
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${taken}`;
}

/** Fails at once for a port in use, before anything is started that would have to be stopped again. */
export async function assertPortFree(address: { port: number; host: string }): Promise<void> {
  if (address.port === 0) return;
  const server = createServer();
  await listen(server, address);
  await new Promise((resolve) => server.close(resolve));
}
