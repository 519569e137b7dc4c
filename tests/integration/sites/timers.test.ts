import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { watchTimers } from '../../helpers/lasting-timers.ts';
import { siteCalled, startSites } from '../../helpers/sites.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const SCHEDULE = 'base/scheduling/schedule.ts';
const REFRESH = '/wp/v2/types';

const manySites = (count: number, options: (site: number) => WordPressServerOptions = () => ({})) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, site) => [
      `s${site}`,
      { ...siteCalled(`Site ${site}`), ...options(site) },
    ]),
  );
/** Everything that a gateway does of its own accord. */
const LIVELY = { freshness: { refreshInterval: 1, watchInterval: 1, sweepInterval: 1 } };

test.each([1, 20])('a gateway of %i sites has one timer, and none when it is closed', async (count) => {
  using timers = watchTimers();
  const sites = await startSites(manySites(count), LIVELY);
  await sites.query('/graphql', '{ sites { name } }');
  for (const key of sites.gateway.sites.keys)
    await sites.query(`/${key}/graphql`, '{ posts { nodes { id } } }');
  await vi.waitFor(() => expect(timers.places).toEqual([SCHEDULE]), { timeout: 5_000 });
  await sites[Symbol.asyncDispose]();
  await vi.waitFor(() => expect(timers.places).toEqual([]));
});

test('refreshes are spread over the interval; a removed site is asked no more, and one that hangs delays no other', async () => {
  let running = 0;
  let most = 0;
  let isHanging = false;
  const hangs = (site: number) => site % 12 === 0;
  await using sites = await startSites(
    manySites(24, (site) => ({
      override: async ({ route, closed }) => {
        if (route !== REFRESH) return undefined;
        if (isHanging && hangs(site)) await closed;
        running += 1;
        most = Math.max(most, running);
        await setTimeout(20);
        running -= 1;
        return undefined;
      },
    })),
    { freshness: { refreshInterval: 1, watchInterval: 0 } },
  );
  const refreshes = () =>
    Object.values(sites.servers).map(({ calls }) => calls.filter(({ route }) => route === REFRESH).length);
  /** Until each site was asked so many times, but for the one that is gone and those that hang. */
  const untilAll = (least: number) => {
    sites.asked();
    const isEnough = () => refreshes().every((count, site) => site === 1 || hangs(site) || count >= least);
    return vi.waitUntil(isEnough, { timeout: 30_000, interval: 20 });
  };
  isHanging = true;
  await sites.gateway.sites.remove('s1');
  await untilAll(1);
  most = 0;
  await untilAll(2);
  // All in the same second would be 21 at once.
  expect(most).toBeLessThanOrEqual(4);
  const counts = refreshes();
  expect(counts[1]).toBe(0);
  expect(Math.max(...counts)).toBeLessThanOrEqual(4);
});
