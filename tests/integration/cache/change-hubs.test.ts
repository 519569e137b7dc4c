import { describe, expect, test, vi } from 'vitest';
import { connectRedis, type RedisConnection } from '../../../src/base/redis/redis-connection.ts';
import type { Change, ChangeHub } from '../../../src/changes/changes.ts';
import { MemoryChangeHub } from '../../../src/changes/memory-change-hub.ts';
import { RedisChangeHub } from '../../../src/changes/redis/redis-change-hub.ts';
import { StreamReader } from '../../../src/changes/redis/stream-reader.ts';
import { startFakeRedis } from '../../helpers/fake-redis.ts';
import { hasRedis, type RedisServer, startRedis } from '../../helpers/redis.ts';

const changed = (id: number): Change => ({ route: '/wp/v2/posts', id, kind: 'UPDATED' });

function record(hub: ChangeHub) {
  const ids: number[] = [];
  const onGap = vi.fn();
  const stop = hub.listen((changes) => ids.push(...changes.map(({ id }) => id)), { onGap });
  return { ids, onGap, stop };
}

async function openHub(server: RedisServer, prefix = 'pressgraph:site') {
  const connection = await connectRedis(server.url, { timeout: 1_000 });
  const hub = await RedisChangeHub.open(connection, prefix);
  return {
    hub,
    connection,
    ...record(hub),
    async [Symbol.asyncDispose]() {
      await hub.close();
      await connection.close();
    },
  };
}

/** Breaks the connections that block on XREAD, and returns how many there were. */
async function killReaders({ client }: RedisConnection): Promise<number> {
  const readers = String(await client.sendCommand(['CLIENT', 'LIST']))
    .split('\n')
    .filter((line) => line.includes('cmd=xread'))
    .map((line) => /\bid=(\d+)/.exec(line)?.[1] ?? '');
  for (const id of readers) await client.sendCommand(['CLIENT', 'KILL', 'ID', id]);
  return readers.length;
}

test('in-memory change hub: notifies each listener once, until it unsubscribes', async () => {
  const hub = new MemoryChangeHub();
  const one = record(hub);
  const other = record(hub);
  await hub.publish([changed(1), changed(2)]);
  other.stop();
  await hub.publish([]);
  await hub.publish([changed(3)]);
  expect(one.ids).toEqual([1, 2, 3]);
  expect(other.ids).toEqual([1, 2]);
});

describe.skipIf(!hasRedis)('Redis change hub', () => {
  test('gateways receive each other’s changes and their own, each once', async () => {
    await using server = await startRedis();
    await using one = await openHub(server);
    await using other = await openHub(server);
    await one.hub.publish([changed(1)]);
    await other.hub.publish([changed(2)]);
    await one.hub.publish([changed(3)]);
    await vi.waitUntil(() => one.ids.length >= 3 && other.ids.length >= 3, { timeout: 20_000 });
    expect(one.ids.toSorted()).toEqual([1, 2, 3]);
    expect(other.ids.toSorted()).toEqual([1, 2, 3]);
    expect([one.onGap, other.onGap].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  test('gateways receive no changes of other sites in the same Redis', async () => {
    await using server = await startRedis();
    await using one = await openHub(server);
    await using neighbour = await openHub(server, 'pressgraph:neighbour');
    await using same = await openHub(server);
    await one.hub.publish([changed(1)]);
    await vi.waitUntil(() => same.ids.length > 0, { timeout: 20_000 });
    expect(neighbour.ids).toEqual([]);
  });

  test('one reader serves all sites of a gateway, and those that come and go; each receives its own changes', async () => {
    await using server = await startRedis();
    const connection = await connectRedis(server.url, { timeout: 1_000 });
    const reader = await StreamReader.open(connection);
    const hubOf = async (site: string) => {
      const hub = await RedisChangeHub.open(connection, `pressgraph:${site}`, reader);
      return { hub, ...record(hub) };
    };
    const [us, india] = [await hubOf('us'), await hubOf('in')];
    // Two keys may be one WordPress.
    const twin = await hubOf('us');
    await using otherUs = await openHub(server, 'pressgraph:us');
    await using otherIndia = await openHub(server, 'pressgraph:in');
    await using otherJapan = await openHub(server, 'pressgraph:jp');
    await otherUs.hub.publish([changed(1)]);
    await otherIndia.hub.publish([changed(2)]);
    const jp = await hubOf('jp');
    await otherJapan.hub.publish([changed(3)]);
    await vi.waitUntil(() => [us, twin, india, jp].every(({ ids }) => ids.length > 0), { timeout: 20_000 });

    await india.hub.close();
    // Its own, and those of the three others.
    expect(await killReaders(connection)).toBe(4);
    await otherIndia.hub.publish([changed(4)]);
    await otherUs.hub.publish([changed(5)]);
    await vi.waitUntil(() => us.ids.length > 1 && twin.ids.length > 1, { timeout: 20_000 });
    expect([us, twin, india, jp].map(({ ids }) => ids)).toEqual([[1, 5], [1, 5], [2], [3]]);
    expect([us, twin, india, jp].flatMap(({ onGap }) => onGap.mock.calls)).toEqual([]);
    for (const { hub } of [us, twin, jp]) await hub.close();
    expect(await connection.client.pubSubNumSub('pressgraph:us:changes')).toMatchObject({
      'pressgraph:us:changes': 1,
    });
    await reader.close();
    await connection.close();
  });

  test('no change is lost when connections break', async () => {
    await using server = await startRedis();
    await using one = await openHub(server);
    await using other = await openHub(server);
    await one.hub.publish([changed(1)]);
    await vi.waitUntil(() => other.ids.length === 1, { timeout: 20_000 });
    expect(await killReaders(one.connection)).toBe(2);
    await one.hub.publish([changed(2)]);
    await vi.waitUntil(() => other.ids.length === 2, { timeout: 20_000 });
    expect(other.onGap).not.toHaveBeenCalled();
  });

  test('listeners are notified of a gap if the stream was trimmed past their position', async () => {
    await using server = await startRedis();
    await using one = await openHub(server);
    await using other = await openHub(server);
    await one.hub.publish([changed(1)]);
    await vi.waitUntil(() => other.ids.length === 1, { timeout: 20_000 });
    const { client } = one.connection;
    // In one transaction, so that no reader gets in between before the entry it would continue from is trimmed.
    const transaction = client.multi();
    for (let count = 0; count < 1_500; count += 1) {
      transaction.xAdd('pressgraph:site:changes', '*', { entry: '{}' });
    }
    const blocked = await client.sendCommand(['CLIENT', 'LIST', 'TYPE', 'normal']);
    for (const [, id = ''] of String(blocked).matchAll(/\bid=(\d+)[^\n]*cmd=xread/g)) {
      transaction.addCommand(['CLIENT', 'KILL', 'ID', id]);
    }
    transaction.xTrim('pressgraph:site:changes', 'MAXLEN', 1_000);
    await transaction.exec();
    await vi.waitUntil(() => other.onGap.mock.calls.length > 0, { timeout: 20_000 });
    await one.hub.publish([changed(2)]);
    await vi.waitUntil(() => other.ids.includes(2), { timeout: 20_000 });
  });

  test('more entries at once than the stream keeps are a gap; as many as it keeps are not', async () => {
    await using server = await startRedis();
    await using one = await openHub(server);
    const publish = async (count: number) => {
      const all = one.connection.client.multi();
      for (let id = 1; id <= count; id += 1) {
        const entry = JSON.stringify({ from: 'another gateway', changes: [changed(id)] });
        const trim = { TRIM: { strategy: 'MAXLEN', strategyModifier: '=', threshold: 1_000 } } as const;
        all.xAdd('pressgraph:site:changes', '*', { entry }, trim);
      }
      await all.exec();
      await vi.waitUntil(() => one.ids.includes(count), { timeout: 20_000 });
    };
    await publish(900);
    expect(one.onGap).not.toHaveBeenCalled();
    await publish(2_500);
    expect(one.onGap).toHaveBeenCalledOnce();
  });

  test('while Redis is unreachable, changes stay local, and other gateways are notified of a gap afterwards', async () => {
    await using server = await startRedis();
    await using one = await openHub(server);
    await using other = await openHub(server);
    await server.stop();
    await vi.waitUntil(() => !one.connection.isReady, { timeout: 20_000 });
    await one.hub.publish([changed(1)]);
    expect(one.ids).toEqual([1]);
    await server.start();
    await vi.waitUntil(() => other.onGap.mock.calls.length > 0, { timeout: 10_000 });
    await vi.waitUntil(() => one.connection.isReady, { timeout: 10_000 });
    await other.hub.publish([changed(2)]);
    await vi.waitUntil(() => one.ids.includes(2), { timeout: 10_000 });
    expect(other.ids).toEqual([2]);
  });

  test('a hub can be opened while Redis is unreachable', async () => {
    await using server = await startRedis();
    await server.stop();
    await using one = await openHub(server);
    await one.hub.publish([changed(1)]);
    expect(one.ids).toEqual([1]);
    await server.start();
    await using other = await openHub(server);
    await vi.waitUntil(() => one.connection.isReady, { timeout: 10_000 });
    await vi.waitUntil(async () => {
      await other.hub.publish([changed(2)]);
      return one.ids.includes(2);
    });
  });

  test('a hub that was opened while Redis was unreachable reports a gap: what was published since is unknown', async () => {
    await using server = await startRedis();
    await using other = await openHub(server);
    await server.stop();
    await using one = await openHub(server);
    await server.start();
    await vi.waitUntil(() => other.connection.isReady, { timeout: 10_000 });
    await other.hub.publish([changed(1)]);
    await vi.waitUntil(() => one.ids.includes(1) || one.onGap.mock.calls.length > 0, { timeout: 10_000 });
  });
});

test('Redis change hub: outages leave no listeners behind', async () => {
  const warnings: string[] = [];
  const onWarning = ({ name }: Error) => warnings.push(name);
  process.on('warning', onWarning);
  await using server = await startFakeRedis();
  const connection = await connectRedis(server.url, { timeout: 1_000 });
  const hub = await RedisChangeHub.open(connection, 'pressgraph:site');
  for (let outage = 0; outage < 12; outage += 1) {
    server.commands.length = 0;
    server.cut();
    await vi.waitUntil(() => server.commands.includes('XREAD'), { timeout: 5_000 });
  }
  process.off('warning', onWarning);
  await hub.close();
  await connection.close();
  expect(warnings).toEqual([]);
});
