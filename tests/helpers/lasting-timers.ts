import { AsyncLocalStorage, createHook } from 'node:async_hooks';

/** Where the timers were started that are running: the lines of `src/` that called `setTimeout` or `setInterval`. */
export interface LastingTimers extends Disposable {
  readonly places: readonly string[];
}

/**
 * Watches the timers that `src/` itself starts from now on in what the caller begins; not those of libraries, nor those of gateways
 * that other tests of the process left running.
 */
export function watchTimers(): LastingTimers {
  const running = new Map<number, string>();
  const watched = new AsyncLocalStorage<true>();
  watched.enterWith(true);
  const hook = createHook({
    init(id, type) {
      if (type !== 'Timeout' || !watched.getStore()) return;
      const place = starterIn(new Error().stack ?? '');
      if (place !== undefined) running.set(id, place);
    },
    destroy: (id) => void running.delete(id),
  }).enable();
  return {
    get places() {
      return [...running.values()];
    },
    [Symbol.dispose]() {
      hook.disable();
      watched.disable();
    },
  };
}

/** The file in `src/` that called Node, if that is what called it. */
function starterIn(stack: string): string | undefined {
  const frames = stack.split('\n').slice(1);
  const caller = frames.find((frame) => !frame.includes('node:') && !frame.includes('lasting-timers'));
  return caller?.match(/\/src\/([\w/.-]+\.ts)/)?.[1];
}
