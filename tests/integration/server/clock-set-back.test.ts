import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

afterEach(() => vi.useRealTimers());

test.each([-3_600_000, 3_600_000])(
  'a clock that is set by %i ms neither keeps nor drops anything',
  async (by) => {
    await using gateway = await startGateway(
      { posts: [makePost({ id: 1 })] },
      { cache: { ttl: 1.5, stale: 0 }, freshness: { watchInterval: 0 } },
    );
    const query = '{ posts { nodes { title } } }';
    await gateway.query(query);
    expect(gateway.asked()).toHaveLength(1);
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(now + by);
    await gateway.query(query);
    expect(gateway.asked()).toEqual([]);
    await wait(1_600);
    await gateway.query(query);
    expect(gateway.asked()).toHaveLength(1);
  },
);
