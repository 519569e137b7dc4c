import { gatewayClosed } from '../../base/abort-reasons.ts';
import { steadyNow } from '../../base/clock.ts';
import { PressgraphError } from '../../base/errors.ts';
import { pauseAfter } from '../../base/scheduling/backoff.ts';
import { Schedule } from '../../base/scheduling/schedule.ts';
import type { Turns } from '../../base/scheduling/turns.ts';
import { AUTHORS, COMMENTS, MEDIA } from '../../model/resources.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { boundClient } from '../../wordpress/rest/bound-client.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { Change, ChangeHub } from '../changes.ts';
import type { WatchList } from '../watch-list.ts';
import { SOLE_WATCHER, type WatcherLease } from '../watcher-lease.ts';
import { BY_DATE, BY_MODIFIED, type PollQuery } from './poll-requests.ts';
import { RouteWatcher } from './route-watcher.ts';

const MAX_BACKOFF = 5 * 60_000;
/** The longest time between two heartbeats, at which a gateway renews its watch list and competes for the lease. */
const MAX_HEARTBEAT = 10_000;

/** Milliseconds between two heartbeats. Each poll coincides with one. */
export const heartbeatOf = (interval: number): number =>
  interval === 0 ? MAX_HEARTBEAT : interval / Math.ceil(interval / MAX_HEARTBEAT);

export interface SiteWatcherOptions {
  /** Sends no credential: only what the public sees is published. */
  readonly client: WordPressClient;
  readonly hub: ChangeHub;
  readonly site: () => SiteModel;
  /** What this gateway wants watched at the moment. */
  readonly watchList: () => WatchList;
  readonly lease?: WatcherLease;
  /** Milliseconds between two polls; 0 for none. */
  readonly interval: number;
  /** Milliseconds between two searches for deletions that no total reveals; 0 for never. */
  readonly sweepInterval: number;
  /** What is due later. Default: its own. */
  readonly schedule?: Schedule | undefined;
  /** Bounds how many sites are polled at once. */
  readonly turns?: Turns | undefined;
  /** Called when the site cannot be polled, once per outage. */
  readonly onError?: ((error: unknown) => void) | undefined;
  readonly now?: () => number;
}

/** Polls WordPress for changes to content that is cached or subscribed to, and publishes them. */
export class SiteWatcher {
  readonly #options: SiteWatcherOptions;
  readonly #lease: WatcherLease;
  readonly #now: () => number;
  readonly #client: WordPressClient;
  readonly #end = new AbortController();
  readonly #watchers = new Map<string, RouteWatcher>();
  /** Routes that are no longer on the watch list. */
  readonly #paused = new Set<string>();
  /** Routes that refuse requests; skipped until the next sweep. */
  readonly #refused = new Set<string>();
  readonly #ownChanges = new WeakSet<Change>();
  readonly #stopListening: () => void;
  #polling: Promise<void> | undefined;
  #isPollPending = false;
  readonly #changedRoutes = new Set<string>();
  #failures = 0;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #polledAt = Number.NEGATIVE_INFINITY;
  #sweptAt: number;

  constructor(options: SiteWatcherOptions) {
    this.#options = options;
    this.#lease = options.lease ?? SOLE_WATCHER;
    this.#now = options.now ?? steadyNow;
    this.#client = boundClient(options.client, { signal: this.#end.signal, as: 'anonymous' });
    this.#sweptAt = this.#now();
    // A write through a gateway only shows that something changed. What the public sees of it takes a poll.
    this.#stopListening = options.hub.listen((changes) => {
      const unseen = changes.filter(
        (change) => change.audience === 'caches' && !this.#ownChanges.has(change),
      );
      if (unseen.length > 0) this.pollSoon(unseen.map(({ route }) => route));
    });
    this.#follow();
  }

  /** Whether the site is polled at all. */
  get isOn(): boolean {
    return this.#options.interval > 0;
  }

  /**
   * Polls at once instead of at the next interval; if a poll is in flight, once more after it.
   *
   * @param routes Collections that changed. Those with subscribers are polled; caches were already invalidated. Routes
   *   that were never polled are polled in any case.
   */
  pollSoon(routes: readonly string[] = []): void {
    for (const route of routes) this.#changedRoutes.add(route);
    if (!this.isOn || this.#end.signal.aborted || this.#isPollPending) return;
    this.#isPollPending = true;
    // One poll serves everything that arrives in the same tick.
    setImmediate(() => void this.#pollAfterCurrent());
  }

  /**
   * Polls everything on the watch list. A call while a poll is in flight joins it. Never rejects.
   *
   * @param isDue Whether to poll collections that were polled before, rather than new and changed ones only.
   */
  async poll(isDue = true): Promise<void> {
    this.#polling ??= this.#heartbeat(isDue).finally(() => {
      this.#polling = undefined;
    });
    await this.#polling;
  }

  /** Stops polling, and releases the lease. */
  async stop(): Promise<void> {
    if (this.#end.signal.aborted) return;
    this.#stopListening();
    this.#end.abort(gatewayClosed());
    await this.#polling;
    if (this.isOn) await this.#lease.release();
  }

  async #pollAfterCurrent(): Promise<void> {
    await this.#polling;
    this.#isPollPending = false;
    await this.poll(false);
  }

  #follow(): void {
    if (!this.isOn) return;
    const { interval, schedule = new Schedule() } = this.#options;
    const heartbeat = heartbeatOf(interval);
    schedule.every(heartbeat, () => this.#pollInTurn(heartbeat), this.#end.signal);
  }

  async #pollInTurn(heartbeat: number): Promise<void> {
    const { interval, turns } = this.#options;
    // Heartbeats are early or late: half of one as tolerance decides whether a poll is due.
    const poll = () => this.poll(this.#now() - this.#polledAt >= interval - heartbeat / 2);
    // Rejects only if the watcher is stopped in the queue.
    await (turns ? turns.run(poll, this.#end.signal).catch(() => {}) : poll());
  }

  async #heartbeat(isDue: boolean): Promise<void> {
    if (this.#end.signal.aborted) return;
    try {
      const watchList = await this.#lease.acquire(this.#options.watchList());
      if (watchList === undefined) this.#watchers.clear();
      else if (this.#now() >= this.#pausedUntil) await this.#pollAll(watchList, isDue);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #pollAll(watchList: WatchList, isDue: boolean): Promise<void> {
    const isSweep = this.#isSweepDue();
    if (isSweep) this.#refused.clear();
    const wanted = new Set([...watchList.cachedRoutes, ...watchList.subscribedRoutes]);
    const changed = watchList.subscribedRoutes.filter((route) => this.#changedRoutes.has(route));
    this.#changedRoutes.clear();
    for (const route of this.#watchers.keys()) if (!wanted.has(route)) this.#paused.add(route);
    for (const route of wanted) {
      const isNew = !this.#watchers.has(route) || this.#paused.has(route);
      const isWanted = isNew || isDue || isSweep || changed.includes(route);
      if (this.#refused.has(route) || !isWanted) continue;
      try {
        await this.#pollRoute(route, watchList.cachedIds[route] ?? [], isSweep);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        this.#refused.add(route);
      }
    }
    if (isSweep) this.#sweptAt = this.#now();
    if (isDue) this.#polledAt = this.#now();
    this.#failures = 0;
  }

  async #pollRoute(route: string, cachedIds: readonly number[], isSweep: boolean): Promise<void> {
    const watcher = this.#watchers.get(route) ?? this.#createWatcher(route);
    if (watcher === undefined) return;
    this.#watchers.set(route, watcher);
    // Content cached since the last poll may have been read somewhat earlier, and another gateway may have polled then.
    const unwatched = 3 * this.#options.interval + 5_000;
    await watcher.poll(cachedIds, unwatched, this.#paused.has(route));
    this.#paused.delete(route);
    if (isSweep && cachedIds.length > 0) await watcher.sweep(cachedIds);
  }

  #createWatcher(route: string): RouteWatcher | undefined {
    const site = this.#options.site();
    const query = pollQueryOf(route, site);
    if (query === undefined && !isSwept(route, site)) return undefined;
    return new RouteWatcher(
      route,
      query,
      (listQuery) => this.#client.request({ route, ...(listQuery && { query: listQuery }) }),
      async (changes) => {
        for (const change of changes) this.#ownChanges.add(change);
        await this.#options.hub.publish(changes);
      },
    );
  }

  #isSweepDue(): boolean {
    const { sweepInterval } = this.#options;
    return sweepInterval > 0 && this.#now() - this.#sweptAt >= sweepInterval;
  }

  /** Backs off exponentially, and reports only the first of several failures. */
  #fail(error: unknown): void {
    if (this.#end.signal.aborted) return;
    this.#failures += 1;
    const { interval, onError } = this.#options;
    this.#pausedUntil =
      this.#now() + pauseAfter(this.#failures, [interval, MAX_BACKOFF]) - heartbeatOf(interval) / 2;
    if (this.#failures > 1) return;
    onError?.(
      error instanceof PressgraphError
        ? new PressgraphError(
            error.code,
            `Cannot poll the site for changes; cached content is served until it expires. ${error.message}`,
            { cause: error },
          )
        : error,
    );
  }
}

function pollQueryOf(route: string, { contentTypes }: SiteModel): PollQuery | undefined {
  if (route === COMMENTS.route) return BY_DATE;
  return route === MEDIA.route || contentTypes.some((type) => type.route === route) ? BY_MODIFIED : undefined;
}

/** Whether only deletions of the route's items can be detected: terms and users. */
const isSwept = (route: string, { taxonomies }: SiteModel): boolean =>
  route === AUTHORS.route || taxonomies.some((taxonomy) => taxonomy.route === route);

/** Whether this route is closed or broken while the site itself may be fine. */
const isRefusal = (error: unknown): boolean =>
  error instanceof PressgraphError && !['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT'].includes(error.code);
