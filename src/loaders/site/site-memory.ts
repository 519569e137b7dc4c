import { ExpiringMap } from '../../base/expiring-map.ts';

/** What a REST route answered when it was tried. */
export interface RouteState {
  /** `undefined` where no answer came. */
  readonly status: number | undefined;
  /** Why it cannot be used, in plain words; `undefined` where it can. */
  readonly problem: string | undefined;
}

/** What a gateway remembers of its site from one operation of a caller to the next. */
export interface SiteMemory {
  /** Routes that refused, so that each operation does not ask in vain again. */
  readonly refusals: ExpiringMap<true>;
  /** Routes as they were found when somebody wanted to know. */
  readonly routeStates: ExpiringMap<RouteState>;
  /** How lists turned out that were asked together: which share of them had come, by what they have in common. */
  readonly mergedLists: ExpiringMap<number>;
}

export const createSiteMemory = (now: () => number = Date.now): SiteMemory => ({
  refusals: new ExpiringMap(10 * 60_000, now),
  routeStates: new ExpiringMap(60_000, now),
  mergedLists: new ExpiringMap(10 * 60_000, now, 1_000),
});

/** So many callers are remembered at once, each for as long as anything of theirs can be. */
const MOST_CALLERS = 1_000;

/** The memory of each caller, apart from that of all others: what one may not see, another may. */
export function createSiteMemories(now: () => number = Date.now): (callerKey: string) => SiteMemory {
  const memories = new ExpiringMap<SiteMemory>(10 * 60_000, now, MOST_CALLERS);
  return (callerKey) => {
    const memory = memories.get(callerKey) ?? createSiteMemory(now);
    memories.set(callerKey, memory);
    return memory;
  };
}
