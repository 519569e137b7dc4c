import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

test('clients that do not read their large responses are cut off', { timeout: 30_000 }, async () => {
  const content = 'word '.repeat(2_400_000);
  await using gateway = await startGateway(
    { posts: [makePost({ id: 1, content })] },
    { limits: { maxPendingBytes: 100_000 } },
  );
  const server = createServer((request, response) => gateway.gateway(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const open = () =>
    new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
  const body = JSON.stringify({ query: '{ posts { nodes { content } } }' });
  const sockets = [1, 2, 3].map(() => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    return socket;
  });
  await vi.waitUntil(async () => (await open()) === 3, { timeout: 5_000 });
  await vi.waitUntil(async () => (await open()) === 0, { timeout: 20_000, interval: 200 });
  for (const socket of sockets) socket.destroy();
  server.close();
  const { errors } = await gateway.query('{ posts { nodes { title } } }');
  expect(errors).toBeUndefined();
});
