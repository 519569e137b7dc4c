/** What a gateway wants watched: nothing is polled that no cache contains and no subscriber waits for. */
export interface WatchList {
  /** Collections with cached items or lists. */
  readonly cachedRoutes: readonly string[];
  /** Ids of cached items, by collection. */
  readonly cachedIds: Readonly<Record<string, readonly number[]>>;
  /** Collections with subscribers. */
  readonly subscribedRoutes: readonly string[];
}

export const EMPTY_WATCH_LIST: WatchList = { cachedRoutes: [], cachedIds: {}, subscribedRoutes: [] };

/** The union of the watch lists of several gateways. */
export function mergeWatchLists(lists: readonly WatchList[]): WatchList {
  const ids = new Map<string, Set<number>>();
  for (const [route, cached] of lists.flatMap(({ cachedIds }) => Object.entries(cachedIds))) {
    const known = ids.get(route) ?? new Set();
    for (const id of cached) known.add(id);
    ids.set(route, known);
  }
  return {
    cachedRoutes: [...new Set(lists.flatMap(({ cachedRoutes }) => cachedRoutes))],
    cachedIds: Object.fromEntries([...ids].map(([route, cached]) => [route, [...cached]])),
    subscribedRoutes: [...new Set(lists.flatMap(({ subscribedRoutes }) => subscribedRoutes))],
  };
}
