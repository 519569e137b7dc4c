import { ExpiringMap } from '../../base/expiring-map.ts';

/** The outcome of a request to a REST route. */
export interface RouteState {
  /** `undefined` if there was no response. */
  readonly status: number | undefined;
  /** Why it cannot be used, for people to read; `undefined` if it can. */
  readonly problem: string | undefined;
}

/** What is remembered about a site between operations of one caller. */
export interface SiteMemory {
  /** Routes that refused, so that operations do not repeat requests in vain. */
  readonly refusals: ExpiringMap<true>;
  /** Outcomes of route checks. */
  readonly routeStates: ExpiringMap<RouteState>;
  /** Success rate of merged lists: the share of lists that did not need their own request. */
  readonly mergedLists: ExpiringMap<number>;
  /** Number of rows that were enough for the lists of a merged request. */
  readonly mergedSizes: ExpiringMap<number>;
  /** Lengths of the lists of single owners. */
  readonly listLengths: ExpiringMap<number>;
  /** Average number of terms that items of a type have, by type and taxonomy. */
  readonly termCounts: ExpiringMap<number>;
  /** Page sizes that routes had, whatever was asked. */
  readonly pageSizes: ExpiringMap<number>;
}

export const createSiteMemory = (now?: () => number): SiteMemory => ({
  refusals: new ExpiringMap(10 * 60_000, { now }),
  routeStates: new ExpiringMap(60_000, { now }),
  mergedLists: new ExpiringMap(10 * 60_000, { now }),
  mergedSizes: new ExpiringMap(60 * 60_000, { now }),
  listLengths: new ExpiringMap(60 * 60_000, { now, maxBytes: 128 * 1024 }),
  termCounts: new ExpiringMap(60 * 60_000, { now }),
  pageSizes: new ExpiringMap(60 * 60_000, { now }),
});

const MEBIBYTE = 1024 ** 2;
/** Most callers remembered at once, each as long as its longest-lived entry. */
const MOST_CALLERS = 1_000;

/** Separate memory for each caller, since callers may see different things. */
export function createSiteMemories(now?: () => number): (callerKey: string) => SiteMemory {
  const memories = new ExpiringMap<SiteMemory>(10 * 60_000, {
    now,
    maxEntries: MOST_CALLERS,
    maxBytes: MEBIBYTE,
  });
  return (callerKey) => {
    const memory = memories.get(callerKey) ?? createSiteMemory(now);
    memories.set(callerKey, memory);
    return memory;
  };
}
