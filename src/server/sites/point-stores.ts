import type { PointStore } from '../limits/rate/point-store.ts';

/** The part of a store that one site counts in: callers have points of their own at each site. */
export const pointsOfSite = (store: PointStore, site: string): PointStore => ({
  penalty: (key, points) => store.penalty(`${site} ${key}`, points),
  reward: (key, points) => store.reward(`${site} ${key}`, points),
  get: (key) => store.get(`${site} ${key}`),
});
