import { gatewayClosed } from '../../base/abort-reasons.ts';
import { PressgraphError } from '../../base/errors.ts';
import { AUTHORS, COMMENTS, MEDIA } from '../../model/resources.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { boundClient } from '../../wordpress/rest/bound-client.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { Change, ChangeHub } from '../changes.ts';
import { type Interest, OWN_DUTY, type WatchDuty } from '../interest.ts';
import { BY_DATE, BY_MODIFIED, type Chronicle } from './newest-items.ts';
import { RouteWatch } from './route-watch.ts';

const LONGEST_PAUSE = 5 * 60_000;
/** So often, at least, a gateway says what it wants to know, and whether it is still there to look. */
const LONGEST_BEAT = 10_000;

/** Milliseconds between two beats, of which each look takes place on one. */
export const beatOf = (interval: number): number =>
  interval === 0 ? LONGEST_BEAT : interval / Math.ceil(interval / LONGEST_BEAT);

export interface SiteWatcherOptions {
  /** Without a credential: what the public sees is what is told. */
  readonly client: WordPressClient;
  readonly hub: ChangeHub;
  readonly site: () => SiteModel;
  /** What this gateway wants to know now. */
  readonly interest: () => Interest;
  readonly duty?: WatchDuty;
  /** Milliseconds between two looks; 0 for none. */
  readonly interval: number;
  /** Milliseconds after which deletions are searched for, though no total tells of any; 0 for never. */
  readonly sweepInterval: number;
  /** Hears of a site that cannot be looked at, once until it can again. */
  readonly onError?: ((error: unknown) => void) | undefined;
  readonly now?: () => number;
}

/** Finds out what changed on the site by asking it, of that alone which somebody holds or hears of. */
export class SiteWatcher {
  readonly #options: SiteWatcherOptions;
  readonly #duty: WatchDuty;
  readonly #now: () => number;
  readonly #client: WordPressClient;
  readonly #end = new AbortController();
  readonly #routes = new Map<string, RouteWatch>();
  /** Those of which nobody wants to know now. */
  readonly #resting = new Set<string>();
  /** Routes that refuse, until the next sweep. */
  readonly #refusing = new Set<string>();
  readonly #own = new WeakSet<Change>();
  readonly #stopListening: () => void;
  #looking: Promise<void> | undefined;
  #isNudged = false;
  readonly #nudged = new Set<string>();
  #failures = 0;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #sweptAt: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SiteWatcherOptions) {
    this.#options = options;
    this.#duty = options.duty ?? OWN_DUTY;
    this.#now = options.now ?? Date.now;
    this.#client = boundClient(options.client, { signal: this.#end.signal, as: 'anonymous' });
    this.#sweptAt = this.#now();
    // A gateway's own write says that something changed; what the public sees of it, a look tells.
    this.#stopListening = options.hub.listen((changes) => {
      const unseen = changes.filter((change) => change.audience === 'caches' && !this.#own.has(change));
      if (unseen.length > 0) this.nudge(unseen.map(({ route }) => route));
    });
    this.#wait();
  }

  /** Whether it looks at all. */
  get isOn(): boolean {
    return this.#options.interval > 0;
  }

  /**
   * Looks at once, or once more where a look is under way, instead of waiting for the interval.
   *
   * @param routes Of collections that have changed: those that subscribers hear of are looked at. Of caches, what
   *   changed was dropped already. What nobody looked at before, is looked at in any case.
   */
  nudge(routes: readonly string[] = []): void {
    for (const route of routes) this.#nudged.add(route);
    if (!this.isOn || this.#end.signal.aborted || this.#isNudged) return;
    this.#isNudged = true;
    // What comes in one go is answered by one look.
    setImmediate(() => void this.#lookAfterThis());
  }

  /**
   * Looks at all that is of interest; a call while a look is under way waits for that. Never rejects.
   *
   * @param isDue Whether collections are looked at that were looked at before.
   */
  async look(isDue = true): Promise<void> {
    this.#looking ??= this.#beat(isDue).finally(() => {
      this.#looking = undefined;
      this.#wait();
    });
    await this.#looking;
  }

  /** Ends the looking, and lets another gateway look. */
  async stop(): Promise<void> {
    if (this.#end.signal.aborted) return;
    this.#stopListening();
    clearTimeout(this.#timer);
    this.#end.abort(gatewayClosed());
    await this.#looking;
    if (this.isOn) await this.#duty.release();
  }

  async #lookAfterThis(): Promise<void> {
    await this.#looking;
    this.#isNudged = false;
    await this.look(false);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (!this.isOn || this.#end.signal.aborted) return;
    const beat = beatOf(this.#options.interval);
    this.#timer = setTimeout(() => {
      // Timers come early or late: half a beat decides which of them a look belongs to.
      void this.look(this.#now() - this.#lookedAt >= this.#options.interval - beat / 2);
    }, beat).unref();
  }

  async #beat(isDue: boolean): Promise<void> {
    if (this.#end.signal.aborted) return;
    try {
      const interest = await this.#duty.take(this.#options.interest());
      if (interest === undefined) this.#routes.clear();
      else if (this.#now() >= this.#pausedUntil) await this.#lookAt(interest, isDue);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #lookAt(interest: Interest, isDue: boolean): Promise<void> {
    const isSweep = this.#isSweepDue();
    if (isSweep) this.#refusing.clear();
    const wanted = new Set([...interest.routes, ...interest.heard]);
    const nudged = interest.heard.filter((route) => this.#nudged.has(route));
    this.#nudged.clear();
    for (const route of this.#routes.keys()) if (!wanted.has(route)) this.#resting.add(route);
    for (const route of wanted) {
      const isNew = !this.#routes.has(route) || this.#resting.has(route);
      const isWanted = isNew || isDue || isSweep || nudged.includes(route);
      if (this.#refusing.has(route) || !isWanted) continue;
      try {
        await this.#lookAtRoute(route, interest.ids[route] ?? [], isSweep);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        this.#refusing.add(route);
      }
    }
    if (isSweep) this.#sweptAt = this.#now();
    if (isDue) this.#lookedAt = this.#now();
    this.#failures = 0;
  }

  async #lookAtRoute(route: string, held: readonly number[], isSweep: boolean): Promise<void> {
    const watch = this.#routes.get(route) ?? this.#watchOf(route);
    if (watch === undefined) return;
    this.#routes.set(route, watch);
    // Who holds something since the last look, may hold it since a little after that; another gateway may have looked then.
    await watch.look(held, 3 * this.#options.interval + 5_000, this.#resting.has(route));
    this.#resting.delete(route);
    if (isSweep && held.length > 0) await watch.sweep(held);
  }

  #watchOf(route: string): RouteWatch | undefined {
    const site = this.#options.site();
    const chronicle = chronicleOf(route, site);
    if (chronicle === undefined && !isSwept(route, site)) return undefined;
    return new RouteWatch(
      route,
      chronicle,
      (query) => this.#client.request({ route, ...(query && { query }) }),
      async (changes) => {
        for (const change of changes) this.#own.add(change);
        await this.#options.hub.publish(changes);
      },
    );
  }

  #isSweepDue(): boolean {
    const { sweepInterval } = this.#options;
    return sweepInterval > 0 && this.#now() - this.#sweptAt >= sweepInterval;
  }

  /** Waits longer each time, and tells of the first alone. */
  #fail(error: unknown): void {
    if (this.#end.signal.aborted) return;
    this.#failures += 1;
    const { interval, onError } = this.#options;
    this.#pausedUntil =
      this.#now() + Math.min(interval * 2 ** (this.#failures - 1), LONGEST_PAUSE) - beatOf(interval) / 2;
    if (this.#failures > 1) return;
    onError?.(
      error instanceof PressgraphError
        ? new PressgraphError(
            error.code,
            `Changes of the site cannot be seen; what is held is used for its time. ${error.message}`,
            { cause: error },
          )
        : error,
    );
  }
}

function chronicleOf(route: string, { contentTypes }: SiteModel): Chronicle | undefined {
  if (route === COMMENTS.route) return BY_DATE;
  return route === MEDIA.route || contentTypes.some((type) => type.route === route) ? BY_MODIFIED : undefined;
}

const isSwept = (route: string, { taxonomies }: SiteModel): boolean =>
  route === AUTHORS.route || taxonomies.some((taxonomy) => taxonomy.route === route);

/** The route is closed or broken, whatever the site is otherwise. */
const isRefusal = (error: unknown): boolean =>
  error instanceof PressgraphError && !['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT'].includes(error.code);
