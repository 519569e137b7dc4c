import type { Schedule } from './schedule.ts';
import { createSemaphore, type Semaphore } from './semaphore.ts';

/** Milliseconds after which another site has its turn, too. */
const LONGEST_TURN = 2_000;

/**
 * Bounds at how many sites the same is done at once. One that does not answer lets the others have their turn, and goes on.
 */
export class Turns {
  readonly #schedule: Schedule;
  readonly #places: Semaphore;

  constructor(schedule: Schedule, places: number) {
    this.#schedule = schedule;
    this.#places = createSemaphore(places);
  }

  /** Runs the work as soon as it is its turn. Rejects with the signal's reason if that aborts before. */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { running } = await this.#places.run(async () => {
      const running = work();
      await this.#schedule.within(LONGEST_TURN, running);
      return { running };
    }, signal);
    return await running;
  }
}
