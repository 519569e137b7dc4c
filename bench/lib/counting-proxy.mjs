import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A reverse proxy that counts requests to the site, and can replay recorded responses. */
export class CountingProxy {
  #thread;
  /** The URL to use instead of the site's. */
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
   * Requests and body bytes on the wire since the last call, and for how many milliseconds any request was in flight.
   */
  async take() {
    return this.#request({});
  }

  /** Milliseconds in which any request was in flight since the last call. */
  async busy() {
    const { milliseconds } = await this.take();
    return milliseconds;
  }

  /**
   * Counts the requests of one query. The query runs twice, since the first run may include one-time requests.
   * @param {() => Promise<unknown>} run
   */
  async countOf(run) {
    await run();
    await this.take();
    await run();
    return this.take();
  }

  /**
   * Runs work while recorded responses are replayed without delay.
   * @template T
   * @param {() => Promise<T>} work
   */
  async replaying(work) {
    await this.#request({ replay: true });
    try {
      return await work();
    } finally {
      await this.#request({ replay: false });
    }
  }

  async stop() {
    await this.#thread.terminate();
  }

  /**
   * @param {{ replay?: boolean }} message
   * @returns {Promise<{ requests: number, bytes: number, milliseconds: number }>}
   */
  async #request(message) {
    const reply = once(this.#thread, 'message');
    this.#thread.postMessage({ id: 0, ...message });
    const [{ requests, bytes, milliseconds }] = await reply;
    return { requests, bytes, milliseconds };
  }
}
