import { Worker } from 'node:worker_threads';

/** @import { FileBundle } from './file-bundle.mjs' */

/**
 * The options of a PHP instance.
 * @typedef {{
 *   wordpressFolder: string,
 *   sqliteFolder: string,
 *   overlay: Record<string, string>,
 *   siteUrl: string,
 *   permalinks: 'pretty' | 'plain',
 *   database?: Uint8Array | undefined,
 *   uploads?: FileBundle | undefined,
 *   opcache?: FileBundle | undefined,
 * }} PhpSettings
 */
/** @typedef {'GET' | 'POST' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'PUT' | 'DELETE'} PhpMethod */
/** @typedef {{ url: string, method: PhpMethod, headers: Record<string, string>, body?: Uint8Array }} PhpRequest */
/**
 * @typedef {{ status: number, headers: Record<string, string[]>, body: Uint8Array, wrote: boolean, errors: string }} PhpResponse
 */
/** @typedef {{ resolve: (result: never) => void, reject: (error: Error) => void }} Waiting */

/** The handle of a PHP worker thread in the main thread. */
export class PhpInstance {
  /** Number of requests served so far. */
  served = 0;
  /** Set when it is stopped on purpose, so that its exit does not count as a crash. */
  retired = false;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #nextId = 1;
  #worker;

  /** @param {PhpSettings} settings */
  constructor(settings) {
    this.#worker = new Worker(new URL('./php-worker.mjs', import.meta.url), { workerData: settings });
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message) => {
        if (message.ready) resolve();
        else this.#settle(message);
      });
      /** @param {Error} error */
      const fail = (error) => {
        reject(error);
        for (const { reject: rejectCall } of this.#waiting.values()) rejectCall(error);
        this.#waiting.clear();
      };
      this.#worker.on('error', fail);
      this.#worker.on('exit', (code) =>
        fail(new Error(`The PHP instance exited with code ${code} before it responded.`)),
      );
    });
    // Whoever starts it awaits `ready`. A later failure rejects the pending calls.
    this.ready.catch(() => {});
  }

  /** Number of pending calls. */
  get load() {
    return this.#waiting.size;
  }

  /** @param {() => void} listener */
  onExit(listener) {
    this.#worker.once('exit', listener);
  }

  /**
   * @param {PhpRequest} request
   * @returns {Promise<PhpResponse>}
   */
  request(request) {
    return this.#call('request', request);
  }

  /**
   * @param {string} code
   * @returns {Promise<{ text: string, errors: string }>}
   */
  run(code) {
    return this.#call('run', code);
  }

  /** @returns {Promise<Uint8Array>} */
  exportDatabase() {
    return this.#call('exportDatabase');
  }

  /**
   * @param {Uint8Array} database
   * @returns {Promise<void>}
   */
  importDatabase(database) {
    return this.#call('importDatabase', database);
  }

  /** @returns {Promise<FileBundle>} */
  exportUploads() {
    return this.#call('exportUploads');
  }

  /**
   * @param {FileBundle} uploads
   * @returns {Promise<void>}
   */
  importUploads(uploads) {
    return this.#call('importUploads', uploads);
  }

  /** @returns {Promise<FileBundle>} */
  exportOpcache() {
    return this.#call('exportOpcache');
  }

  /**
   * @param {string} path
   * @returns {Promise<Uint8Array | undefined>}
   */
  readFile(path) {
    return this.#call('readFile', path);
  }

  async stop() {
    this.retired = true;
    await this.#worker.terminate();
  }

  /**
   * @param {string} command
   * @param {unknown} [argument]
   * @returns {Promise<never>}
   */
  #call(command, argument) {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, command, argument });
    });
  }

  /** @param {{ id: number, result: never, error?: string }} message */
  #settle({ id, result, error }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }
}
