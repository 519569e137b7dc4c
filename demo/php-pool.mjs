import { PhpInstance } from './php-instance.mjs';
import { ReadWriteLock } from './read-write-lock.mjs';

/** @import { FileBundle } from './file-bundle.mjs' */
/** @import { PhpRequest, PhpSettings } from './php-instance.mjs' */
/** @typedef {{ database: Uint8Array, uploads: FileBundle }} SiteState */
/** @typedef {[PhpInstance, ...PhpInstance[]]} Instances */

// php-wasm leaks about 100 KB per request.
const RENEW_AFTER_REQUESTS = 1500;

/**
 * Several PHP instances that serve one site. All writes go to the first. Its database is replicated to the others before
 * the write returns, so that every later read sees it.
 */
export class PhpPool {
  #settings;
  #seeded;
  #current;
  #log;
  #renewAfter;
  #lock = new ReadWriteLock();
  #replication = Promise.resolve();
  #renewing = false;
  #stopping = false;
  /** @type {Instances} */
  #instances;

  /**
   * @param {{
   *   instances: Instances,
   *   settings: PhpSettings,
   *   seeded: SiteState,
   *   log: (message: string) => void,
   *   renewAfter?: number | undefined,
   * }} options
   */
  constructor({ instances, settings, seeded, log, renewAfter = RENEW_AFTER_REQUESTS }) {
    this.#instances = instances;
    this.#settings = settings;
    this.#seeded = seeded;
    this.#current = seeded.database;
    this.#log = log;
    this.#renewAfter = renewAfter;
    for (const instance of instances) this.#restartWhenItDies(instance);
  }

  /**
   * @param {PhpRequest} request
   * @param {{ mayWrite: boolean }} options
   */
  request(request, { mayWrite }) {
    return this.#lock.shared(async () => {
      const instance = mayWrite ? this.#instances[0] : this.#idlest();
      const response = await instance.request(request);
      if (response.errors) this.#log(`PHP: ${response.errors.trim()}`);
      if (response.wrote && instance === this.#instances[0]) await this.#replicate();
      instance.served++;
      if (instance.served >= this.#renewAfter) void this.#renew(instance);
      return response;
    });
  }

  /** @param {string} code */
  run(code) {
    return this.#lock.shared(async () => {
      const { text, errors } = await this.#instances[0].run(code);
      if (errors) this.#log(`PHP: ${errors.trim()}`);
      await this.#replicate();
      return text;
    });
  }

  /**
   * Uploads exist only on the first instance: it takes all writes, and WordPress describes uploads from the database.
   * @param {string} path
   */
  readUpload(path) {
    return this.#instances[0].readFile(path);
  }

  reset() {
    return this.#lock.exclusively(async () => {
      this.#current = this.#seeded.database;
      await Promise.all([
        this.#instances[0].importUploads(this.#seeded.uploads),
        ...this.#instances.map((instance) => instance.importDatabase(this.#current)),
      ]);
    });
  }

  async stop() {
    this.#stopping = true;
    await Promise.all(this.#instances.map((instance) => instance.stop()));
  }

  #idlest() {
    return this.#instances.reduce((idlest, instance) => (instance.load < idlest.load ? instance : idlest));
  }

  #replicate() {
    this.#replication = this.#replication.then(async () => {
      this.#current = await this.#instances[0].exportDatabase();
      await Promise.all(this.#instances.slice(1).map((instance) => instance.importDatabase(this.#current)));
    });
    return this.#replication;
  }

  /** @param {PhpInstance} instance */
  #restartWhenItDies(instance) {
    instance.onExit(() => {
      if (this.#stopping || instance.retired) return;
      this.#log('A PHP instance crashed; starting another one');
      const fresh = new PhpInstance({ ...this.#settings, ...this.#seeded, database: this.#current });
      this.#put(fresh, instance);
      this.#replication = Promise.resolve();
    });
  }

  /**
   * Starts another instance next to the old one, and swaps them while no request is in progress.
   * @param {PhpInstance} old
   */
  async #renew(old) {
    if (this.#renewing || this.#stopping || !this.#instances.includes(old)) return;
    this.#renewing = true;
    const fresh = new PhpInstance({ ...this.#settings, database: this.#current });
    try {
      await fresh.ready;
      await warmUp(fresh, this.#settings.siteUrl);
      await this.#lock.exclusively(async () => {
        if (this.#stopping || !this.#instances.includes(old)) {
          await fresh.stop();
          return;
        }
        await fresh.importUploads(await old.exportUploads());
        await fresh.importDatabase(this.#current);
        this.#put(fresh, old);
      });
      await old.stop();
      this.#log(`A PHP instance was replaced after ${old.served} requests`);
    } catch (error) {
      this.#log(`A PHP instance could not be replaced: ${error}`);
    } finally {
      this.#renewing = false;
    }
  }

  /**
   * @param {PhpInstance} fresh
   * @param {PhpInstance} old
   */
  #put(fresh, old) {
    this.#instances[this.#instances.indexOf(old)] = fresh;
    this.#restartWhenItDies(fresh);
  }
}

/**
 * Compiles the PHP files that most requests need, and lets V8 optimise the hot parts of the WebAssembly.
 * @param {PhpInstance} instance
 * @param {string} siteUrl
 */
export async function warmUp(instance, siteUrl) {
  for (const url of ['/?rest_route=/wp/v2/posts&per_page=1', '/']) {
    await instance.request({ url, method: 'GET', headers: { host: new URL(siteUrl).host } });
  }
}
