/** The longest timeout of Node; with more, it fires at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** The fractions of its multiples are spread evenly, however many there are. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

interface Entry {
  /** When it is due, by `performance.now()`. */
  readonly at: number;
  readonly work: () => void;
}

/**
 * What is due later, of all sites of a gateway: refreshes, polls, further attempts. They share one timer, which keeps no
 * process alive, and is there only while something is due.
 */
export class Schedule {
  readonly #entries = new Set<Entry>();
  #repeating = 0;
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;

  /** Runs the work once, unless the signal aborts before. */
  after(milliseconds: number, work: () => void, signal: AbortSignal): void {
    if (this.#isStopped || signal.aborted) return;
    const entry = {
      at: performance.now() + milliseconds,
      work() {
        signal.removeEventListener('abort', forget);
        if (!signal.aborted) work();
      },
    };
    const forget = () => {
      this.#entries.delete(entry);
      if (this.#entries.size === 0) this.#sleep();
    };
    signal.addEventListener('abort', forget, { once: true });
    this.#entries.add(entry);
    this.#wakeAt(entry.at);
  }

  /**
   * Runs the work at an interval until the signal aborts, never twice at once. What begins together is spread over the
   * interval, and stays so: the first run is after a part of it, or all of it if this is the only one.
   *
   * @param work Never rejects.
   */
  every(milliseconds: number, work: () => Promise<void>, signal: AbortSignal): void {
    const phase = (this.#repeating * GOLDEN_RATIO) % 1;
    this.#repeating += 1;
    let due = performance.now() + milliseconds * (1 - phase);
    const wait = () => this.after(due - performance.now(), () => void run(), signal);
    const run = async () => {
      await work();
      // What took longer than the interval leaves runs out, and keeps its place between the others.
      due += milliseconds * Math.max(1, Math.ceil((performance.now() - due) / milliseconds));
      wait();
    };
    wait();
  }

  /** Waits for the work, but no longer than so many milliseconds. */
  async within(milliseconds: number, work: Promise<unknown>): Promise<void> {
    const over = new AbortController();
    const late = new Promise<void>((resolve) => this.after(milliseconds, resolve, over.signal));
    await Promise.race([work.then(ignore, ignore), late]);
    over.abort();
  }

  /** Forgets everything that is due, now and later. */
  stop(): void {
    this.#isStopped = true;
    this.#entries.clear();
    this.#sleep();
  }

  #sleep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wakesAt = Number.POSITIVE_INFINITY;
  }

  #wakeAt(time: number): void {
    if (time >= this.#wakesAt) return;
    clearTimeout(this.#timer);
    this.#wakesAt = time;
    const milliseconds = Math.min(Math.max(0, Math.ceil(time - performance.now())), LONGEST_TIMEOUT);
    this.#timer = setTimeout(() => this.#wake(), milliseconds).unref();
  }

  #wake(): void {
    this.#sleep();
    const now = performance.now();
    let next = Number.POSITIVE_INFINITY;
    const due: Entry[] = [];
    for (const entry of this.#entries) {
      if (entry.at <= now) due.push(entry);
      else next = Math.min(next, entry.at);
    }
    for (const entry of due) this.#entries.delete(entry);
    this.#wakeAt(next);
    // One that throws keeps no other from running.
    for (const { work } of due.sort((one, other) => one.at - other.at)) queueMicrotask(work);
  }
}

const ignore = () => {};
