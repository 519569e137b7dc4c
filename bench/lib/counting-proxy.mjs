import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Stands before the site, counts what is asked of it, and answers from what it has seen when told so. */
export class CountingProxy {
  #thread;
  /** The address that stands for the site's. */
  url;

  /**
   * @param {Worker} thread
   * @param {number} port
   */
  constructor(thread, port) {
    this.#thread = thread;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** @param {string} site */
  static async start(site) {
    const thread = new Worker(new URL('proxy-thread.mjs', import.meta.url), { workerData: { site } });
    const [{ port }] = await once(thread, 'message');
    return new CountingProxy(thread, port);
  }

  /**
   * Requests and bytes of bodies, as they were sent, since it was last asked; and for how many milliseconds at least one
   * of the requests was under way.
   */
  async take() {
    return this.#tell({});
  }

  /** Milliseconds for which it had anything under way, since it was last asked. */
  async busy() {
    const { milliseconds } = await this.take();
    return milliseconds;
  }

  /**
   * What one question asks of WordPress. It is asked twice, for the first may look around.
   * @param {() => Promise<unknown>} ask
   */
  async countOf(ask) {
    await ask();
    await this.take();
    await ask();
    return this.take();
  }

  /**
   * Does something while it answers at once, from what it has seen.
   * @template T
   * @param {() => Promise<T>} work
   */
  async replaying(work) {
    await this.#tell({ replay: true });
    try {
      return await work();
    } finally {
      await this.#tell({ replay: false });
    }
  }

  async stop() {
    await this.#thread.terminate();
  }

  /**
   * @param {{ replay?: boolean }} message
   * @returns {Promise<{ requests: number, bytes: number, milliseconds: number }>}
   */
  async #tell(message) {
    const answer = once(this.#thread, 'message');
    this.#thread.postMessage({ id: 0, ...message });
    const [{ requests, bytes, milliseconds }] = await answer;
    return { requests, bytes, milliseconds };
  }
}
