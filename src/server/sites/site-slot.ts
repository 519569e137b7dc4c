import { gatewayClosed } from '../../base/abort-reasons.ts';
import { PressgraphError } from '../../base/errors.ts';
import { type Pauses, pauseAfter } from '../../base/scheduling/backoff.ts';
import type { Schedule } from '../../base/scheduling/schedule.ts';
import type { Turns } from '../../base/scheduling/turns.ts';
import type { StartedGateway } from '../start-gateway.ts';

/** Between two attempts to open a site. */
const PAUSES: Pauses = [1_000, 30_000];

export interface SlotOptions {
  readonly key: string;
  /** What its paths begin with; empty for a site with a host of its own. */
  readonly prefix: string;
  /** The host it is served at; `undefined` for all. */
  readonly host: string | undefined;
  /** Whether it is opened again and again until that succeeds; otherwise, requests open it. */
  readonly isEager: boolean;
  /** Bounds how many sites are opened at once. */
  readonly turns: Turns;
  readonly schedule: Schedule;
  readonly open: () => Promise<StartedGateway>;
  /** Called once for each outage. */
  readonly onFailure: (error: unknown) => void;
}

/** The place of one site among several: empty until it is opened, and again once it is closed. */
export class SiteSlot {
  readonly #options: SlotOptions;
  #started: StartedGateway | undefined;
  #opening: Promise<void> | undefined;
  #failure: unknown;
  #failures = 0;
  #retryAt = 0;
  readonly #end = new AbortController();

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  get key(): string {
    return this.#options.key;
  }

  get prefix(): string {
    return this.#options.prefix;
  }

  get host(): string | undefined {
    return this.#options.host;
  }

  /** The site, if it is open. */
  get started(): StartedGateway | undefined {
    return this.#started;
  }

  /** Why it could not be opened; `undefined` if it was not tried or is open. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Seconds until it is tried again. */
  get retryAfter(): number {
    return Math.max(1, Math.ceil((this.#retryAt - performance.now()) / 1000));
  }

  /** Opens it, unless it is open or has just failed. Never rejects: see {@link failure}. */
  open(): Promise<void> {
    if (this.#started || this.#isClosed) return Promise.resolve();
    if (this.#failure !== undefined && performance.now() < this.#retryAt) return Promise.resolve();
    this.#opening ??= this.#try().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /** Opens it, and waits for that no longer than so many milliseconds. */
  async openWithin(milliseconds: number): Promise<StartedGateway | undefined> {
    await this.#options.schedule.within(milliseconds, this.open());
    return this.#started;
  }

  /** Ends all that is in progress on it. */
  async close(): Promise<void> {
    this.#end.abort(gatewayClosed());
    const started = this.#started;
    this.#started = undefined;
    await started?.gateway.dispose();
  }

  get #isClosed(): boolean {
    return this.#end.signal.aborted;
  }

  async #try(): Promise<void> {
    const { turns, schedule, open, isEager, onFailure } = this.#options;
    try {
      const started = await turns.run(open, this.#end.signal);
      if (this.#isClosed) {
        await started.gateway.dispose();
        return;
      }
      this.#started = started;
      this.#failure = undefined;
    } catch (error) {
      if (this.#isClosed) return;
      const isNews = this.#failure === undefined;
      this.#failure = error;
      this.#failures += 1;
      const pause = pauseAfter(this.#failures, PAUSES);
      this.#retryAt = performance.now() + pause;
      if (isEager) schedule.after(pause + 1, () => void this.open(), this.#end.signal);
      if (isNews) onFailure(error);
    }
  }
}

/** Why a site is not served, in words for its callers: what was tried to reach it is not theirs to know. */
export function wordsOfFailure({ key, failure }: Pick<SiteSlot, 'key' | 'failure'>): string {
  if (failure === undefined) return `The site “${key}” is being opened.`;
  const code = failure instanceof PressgraphError ? failure.code : undefined;
  if (code === 'NOT_WORDPRESS')
    return `The site “${key}” is not served: there is no WordPress at its address.`;
  if (code === 'BAD_USER_INPUT') return `The site “${key}” is not served: its settings do not fit it.`;
  return `The site “${key}” is not served: its WordPress does not answer.`;
}
