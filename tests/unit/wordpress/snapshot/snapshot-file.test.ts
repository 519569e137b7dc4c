import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../../../src/wordpress/snapshot/snapshot.ts';
import { readSnapshot, writeSnapshot } from '../../../../src/wordpress/snapshot/snapshot-file.ts';
import { EXAMPLE_DISCOVERY } from '../../../helpers/discovery.ts';

const SNAPSHOT: Snapshot = {
  address: 'https://example.com/',
  discovery: EXAMPLE_DISCOVERY,
  answers: [
    {
      request: 'GET https://example.com/wp-json/',
      status: 200,
      headers: { link: '<a>' },
      text: '{"name":"é\\n"}',
    },
  ],
};

test('what is written is read', async () => {
  expect(await readSnapshot(await writeSnapshot(SNAPSHOT))).toEqual(SNAPSHOT);
});

const lines = async (): Promise<string[]> =>
  gunzipSync(await writeSnapshot(SNAPSHOT))
    .toString()
    .trimEnd()
    .split('\n');
const changed = (line: number, from: string, to: string) => async () => {
  const all = await lines();
  all[line] = (all[line] ?? '').replace(from, to);
  return gzipSync(all.join('\n'));
};

test.each<[what: string, file: () => Promise<Uint8Array>, reason: RegExp]>([
  ['text', async () => Buffer.from('hello'), /cannot be unpacked/],
  ['a file that was cut', async () => (await writeSnapshot(SNAPSHOT)).subarray(0, 60), /cannot be unpacked/],
  ['a bomb', async () => gzipSync(Buffer.alloc(513 * 1024 ** 2)), /cannot be unpacked/],
  ['a larger file', async () => new Uint8Array(64 * 1024 ** 2 + 1), /67108865 bytes/],
  ['another JSON', async () => gzipSync('{"hello":1}\n'), /does not begin as one/],
  ['a later version', changed(0, '"version":1', '"version":2'), /version 2 of the format, not 1/],
  ['a line that is not JSON', changed(2, '{', ''), /line 3 is not JSON/],
  ['an answer without a status', changed(2, '"status":200', '"state":200'), /line 3 is no answer/],
  ['a write', changed(2, 'GET', 'DELETE'), /line 3 is no answer/],
  ['a header that is no text', changed(2, '"<a>"', '[]'), /line 3 is no answer/],
  ['a discovery that lacks something', changed(1, '"namespaces"', '"names"'), /not complete/],
  [
    'a REST API on another host',
    changed(1, 'https://example.com/wp-json/', 'https://evil.test/wp-json/'),
    /another host/,
  ],
])('%s is no snapshot', async (_what, file, reason) => {
  await expect(file().then(readSnapshot)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringMatching(reason),
  });
});
