import { expect, test, vi } from 'vitest';
import type { Change } from '../../../../src/changes/changes.ts';
import { ChangeQueue } from '../../../../src/changes/watch/change-queue.ts';

const change = (id: number, kind: Change['kind'] = 'UPDATED'): Change => ({
  route: '/wp/v2/posts',
  id,
  kind,
});

async function taken(queue: ChangeQueue): Promise<string[]> {
  queue.end();
  const told: string[] = [];
  for await (const { kind, id } of queue) told.push(`${kind} ${id}`);
  return told;
}

test('hands changes on in their order, to who waits and to who comes later', async () => {
  const queue = new ChangeQueue(() => {});
  const first = queue.next();
  queue.push(change(1));
  queue.push(change(2));
  expect((await first).value).toEqual(change(1));
  expect(await taken(queue)).toEqual(['UPDATED 2']);
});

test.each<[Change['kind'][], string[]]>([
  [['UPDATED', 'UPDATED'], ['UPDATED 1']],
  [['CREATED', 'UPDATED'], ['CREATED 1']],
  [['CREATED', 'DELETED'], ['DELETED 1']],
  [['DELETED', 'CREATED'], ['CREATED 1']],
])('of %j that wait, one remains: %j', async (kinds, told) => {
  const queue = new ChangeQueue(() => {});
  for (const kind of kinds) queue.push(change(1, kind));
  expect(await taken(queue)).toEqual(told);
});

test('leaves out the oldest where more than a thousand wait', async () => {
  const queue = new ChangeQueue(() => {});
  for (let id = 1; id <= 1_200; id += 1) queue.push(change(id));
  const told = await taken(queue);
  expect([told.length, told[0], told.at(-1)]).toEqual([1_000, 'UPDATED 201', 'UPDATED 1200']);
});

test('ends once, whoever ends it, and for who waits, too', async () => {
  const onEnd = vi.fn();
  const queue = new ChangeQueue(onEnd);
  const waiting = queue.next();
  await queue.return();
  queue.end();
  queue.push(change(1));
  expect(await waiting).toEqual({ value: undefined, done: true });
  expect(await queue.next()).toEqual({ value: undefined, done: true });
  expect(onEnd).toHaveBeenCalledTimes(1);
});
