import { setTimeout as delay } from 'node:timers/promises';
import { PressgraphError } from '../../base/errors.ts';
import { untilAborted } from '../../base/until-aborted.ts';
import type { Semaphore } from '../../wordpress/http/semaphore.ts';
import type { StartedGateway } from '../start-gateway.ts';

/** First and longest pause between two attempts to open a site, in milliseconds. */
const [FIRST_PAUSE, LONGEST_PAUSE] = [1_000, 30_000];

/** Milliseconds after which another site may be opened, too. */
const LONGEST_TURN = 2_000;

export interface SlotOptions {
  readonly key: string;
  /** What its paths begin with; empty for a site with a host of its own. */
  readonly prefix: string;
  /** The host it is served at; `undefined` for all. */
  readonly host: string | undefined;
  /** Whether it is opened again and again until that succeeds; otherwise, requests open it. */
  readonly isEager: boolean;
  /** Bounds how many sites are opened at once. */
  readonly turns: Semaphore;
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
  #pause = FIRST_PAUSE;
  #retryAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

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
    const limit = AbortSignal.timeout(milliseconds);
    await untilAborted(this.open(), limit).catch(() => {});
    return this.#started;
  }

  /** Ends all that is in progress on it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const started = this.#started;
    this.#started = undefined;
    await started?.gateway.dispose();
  }

  async #try(): Promise<void> {
    const { turns, open, isEager, onFailure } = this.#options;
    try {
      let opening: Promise<StartedGateway> | undefined;
      await turns.run(async () => {
        if (this.#isClosed) return;
        opening = open();
        // One that does not answer lets the others have their turn, and goes on.
        await Promise.race([opening, delay(LONGEST_TURN, undefined, { ref: false })]);
      });
      const started = await opening;
      if (this.#isClosed) {
        await started?.gateway.dispose();
        return;
      }
      this.#started = started;
      this.#failure = undefined;
    } catch (error) {
      const isNews = this.#failure === undefined;
      this.#failure = error;
      this.#retryAt = performance.now() + this.#pause;
      if (isEager && !this.#isClosed) {
        this.#timer = setTimeout(() => void this.open(), this.#pause + 1).unref();
      }
      this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
      if (isNews && !this.#isClosed) onFailure(error);
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
