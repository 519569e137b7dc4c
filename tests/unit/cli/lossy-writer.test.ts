import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLossyWriter } from '../../../src/cli/lossy-writer.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what cannot be written is dropped and counted', async () => {
  const disk = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space left')) });
  const writer = createLossyWriter(disk);
  for (const text of ['one', 'two']) {
    writer.write(text);
    await turn();
  }
  expect(writer.dropped()).toBe(2);
});

test('a reader that does not read costs bounded memory', () => {
  const stuck = new Writable({ write() {} });
  const writer = createLossyWriter(stuck);
  for (let line = 0; line < 10_000; line++) writer.write('x'.repeat(1_000));
  expect(stuck.writableLength).toBeLessThan(1_100_000);
  expect(writer.dropped()).toBeGreaterThan(8_000);
});

test('a closed stream drops', () => {
  const closed = new Writable({ write: (_chunk, _encoding, done) => done() }).destroy();
  const writer = createLossyWriter(closed);
  writer.write('one');
  expect(writer.dropped()).toBe(1);
});
