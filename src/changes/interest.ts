/** What gateways want to know of: nobody asks for what nobody holds, and nobody hears of. */
export interface Interest {
  /** The collections of which items or lists are held. */
  readonly routes: readonly string[];
  /** The items held, by collection. */
  readonly ids: Readonly<Record<string, readonly number[]>>;
  /** The collections that subscribers hear of. */
  readonly heard: readonly string[];
}

export const NO_INTEREST: Interest = { routes: [], ids: {}, heard: [] };

/** What several gateways want to know together. */
export function joinInterests(interests: readonly Interest[]): Interest {
  const ids = new Map<string, Set<number>>();
  for (const [route, held] of interests.flatMap((interest) => Object.entries(interest.ids))) {
    const known = ids.get(route) ?? new Set();
    for (const id of held) known.add(id);
    ids.set(route, known);
  }
  return {
    routes: [...new Set(interests.flatMap(({ routes }) => routes))],
    ids: Object.fromEntries([...ids].map(([route, held]) => [route, [...held]])),
    heard: [...new Set(interests.flatMap(({ heard }) => heard))],
  };
}

/** Settles which of the gateways of a site looks after changes. */
export interface WatchDuty {
  /**
   * Says what this gateway wants to know, and asks whether it is the one to look.
   *
   * @returns What all gateways want to know, for the one that looks; `undefined` for the others.
   */
  take(own: Interest): Promise<Interest | undefined>;
  /** Lets another one look from now on. */
  release(): Promise<void>;
}

/** Of a gateway that is alone. */
export const OWN_DUTY: WatchDuty = { take: async (own) => own, release: async () => {} };
