import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { webStreamOf } from '../../../../src/server/uploads/web-stream.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('the bytes come through as they are', async () => {
  const content = Readable.from([Buffer.from('ab'), Buffer.from('c')]);
  expect(await new Response(webStreamOf(content)).text()).toBe('abc');
});

test('it is read no faster than its reader, up to 64 KiB', async () => {
  const content = new PassThrough({ highWaterMark: 1 });
  const reader = webStreamOf(content).getReader();
  let written = 0;
  const write = () => {
    while (written < 100 && content.write(Buffer.alloc(16 * 1024))) written += 1;
    written += 1;
  };
  content.on('drain', write);
  write();
  await settled();
  const before = written;
  expect(before).toBeLessThan(10);
  await reader.read();
  await settled();
  expect(written).toBeGreaterThan(before);
  expect(written).toBeLessThan(20);
});

test('a failure passes on', async () => {
  const content = new PassThrough();
  const reader = webStreamOf(content).getReader();
  const reason = new Error('The file broke off.');
  content.destroy(reason);
  await expect(reader.read()).rejects.toBe(reason);
});

test.each([
  ['later', false],
  ['before', true],
])('a stream that was destroyed %s fails', async (_when, before) => {
  const content = new PassThrough();
  if (before) content.destroy();
  const reader = webStreamOf(content).getReader();
  content.destroy();
  await expect(reader.read()).rejects.toThrow('ended early');
});

test('its cancellation destroys the stream', async () => {
  const content = new PassThrough();
  const reader = webStreamOf(content).getReader();
  await reader.cancel();
  expect(content.destroyed).toBe(true);
});
