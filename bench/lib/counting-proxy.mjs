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

  /** Requests and bytes of bodies, as they were sent, since it was last asked. */
  async take() {
    return this.#tell({});
  }

  /** @param {boolean} replay whether it answers at once, from what it has seen */
  async replay(replay) {
    await this.#tell({ replay });
  }

  async stop() {
    await this.#thread.terminate();
  }

  /**
   * @param {{ replay?: boolean }} message
   * @returns {Promise<{ requests: number, bytes: number }>}
   */
  async #tell(message) {
    const answer = once(this.#thread, 'message');
    this.#thread.postMessage({ id: 0, ...message });
    const [{ requests, bytes }] = await answer;
    return { requests, bytes };
  }
}
