import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { Schedule } from '../../../../src/base/scheduling/schedule.ts';
import { type SlowReaderOptions, SlowReaders } from '../../../../src/server/answer/slow-readers.ts';

/** More than the buffers between two sockets take. */
const LONG = Buffer.alloc(24 * 1024 * 1024, 'a');

/** A server of long responses (`/`), short ones (`/short`) and endless ones (`/stream`). */
async function serve(options: Partial<SlowReaderOptions>) {
  const readers = new SlowReaders(new Schedule(), {
    ...{ maxBytes: 1e9, patience: 60_000, slowAfter: 100, interval: 20 },
    ...options,
  });
  const server = createServer((request, response) => {
    if (request.url === '/stream') {
      readers.watch(response, undefined);
      response.write('event: ready');
      return;
    }
    const body = request.url === '/short' ? Buffer.from('short') : LONG;
    response.setHeader('content-length', body.length);
    readers.watch(response, body.length);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets: Socket[] = [];
  return {
    /** A client that asks, and then reads as it is told to. */
    async ask(path = '/') {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
      sockets.push(socket);
      let isCut = false;
      socket.on('close', () => {
        isCut = true;
      });
      socket.on('error', () => {});
      socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
      return { socket, isCut: () => isCut };
    },
    open: () => new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count))),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('who reads nothing is cut off', async () => {
  await using server = await serve({ patience: 300 });
  await server.ask();
  await vi.waitUntil(async () => (await server.open()) === 0, { timeout: 5_000 });
});

test('who trickles is cut off', async () => {
  await using server = await serve({ patience: 300, leastRate: 100 * LONG.length });
  const { socket } = await server.ask();
  socket.pause();
  const sip = setInterval(() => socket.read(1_000), 20);
  await vi.waitUntil(async () => (await server.open()) === 0, { timeout: 5_000 });
  clearInterval(sip);
});

test('if they hold too much together, those who have had the longest are cut off', async () => {
  await using server = await serve({ maxBytes: 2.5 * LONG.length });
  for (let count = 0; count < 4; count += 1) await server.ask();
  await vi.waitUntil(async () => (await server.open()) === 2, { timeout: 5_000 });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await server.open()).toBe(2);
});

test('who reads is not, nor who waits for the next event of a stream', async () => {
  await using server = await serve({ patience: 500 });
  const [short, stream] = [await server.ask('/short'), await server.ask('/stream')];
  for (const { socket } of [short, stream]) socket.resume();
  const long = await server.ask();
  let read = 0;
  long.socket.on('data', (chunk) => {
    read += chunk.length;
  });
  await vi.waitUntil(() => read > LONG.length, { timeout: 5_000 });
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect([short, stream].map(({ isCut }) => isCut())).toEqual([false, false]);
});
