import { expect, test, vi } from 'vitest';
import type { Change } from '../../../../src/changes/changes.ts';
import { ChangeQueue } from '../../../../src/changes/watch/change-queue.ts';

const change = (id: number, kind: Change['kind'] = 'UPDATED'): Change => ({
  route: '/wp/v2/posts',
  id,
  kind,
});

async function drain(queue: ChangeQueue): Promise<string[]> {
  queue.end();
  const changes: string[] = [];
  for await (const { kind, id } of queue) changes.push(`${kind} ${id}`);
  return changes;
}

test('change queue: delivers changes in order, whether read before or after they arrive', async () => {
  const queue = new ChangeQueue(() => {});
  const first = queue.next();
  queue.push(change(1));
  queue.push(change(2));
  expect((await first).value).toEqual(change(1));
  expect(await drain(queue)).toEqual(['UPDATED 2']);
});

test.each<[Change['kind'][], string[]]>([
  [['UPDATED', 'UPDATED'], ['UPDATED 1']],
  [['CREATED', 'UPDATED'], ['CREATED 1']],
  [['CREATED', 'DELETED'], ['DELETED 1']],
  [['DELETED', 'CREATED'], ['CREATED 1']],
])('change queue: merges queued changes of one item: %j to %j', async (kinds, merged) => {
  const queue = new ChangeQueue(() => {});
  for (const kind of kinds) queue.push(change(1, kind));
  expect(await drain(queue)).toEqual(merged);
});

test('change queue: drops the oldest of more than a thousand changes', async () => {
  const queue = new ChangeQueue(() => {});
  for (let id = 1; id <= 1_200; id += 1) queue.push(change(id));
  const changes = await drain(queue);
  expect([changes.length, changes[0], changes.at(-1)]).toEqual([1_000, 'UPDATED 201', 'UPDATED 1200']);
});

test('change queue: ends once, and also for a subscriber that waits', async () => {
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
