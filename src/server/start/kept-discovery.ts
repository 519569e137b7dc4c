import { createHash } from 'node:crypto';
import type { RedisConnection } from '../../base/redis/redis-connection.ts';
import type { Discovery } from '../../model/discovery.ts';
import {
  type DiscoveryRecord,
  type RecordOwner,
  readDiscoveryRecord,
  recordAddress,
  writeDiscoveryRecord,
} from '../../wordpress/discovery/discovery-record.ts';
import { createStateFile } from './state-file.ts';
import { createStateKey } from './state-redis.ts';
import { MAX_STATE_BYTES, type StateStore, tooLarge } from './state-store.ts';

export interface KeptDiscoveryOptions {
  readonly owner: RecordOwner;
  readonly stateDir: string | undefined;
  readonly redis: RedisConnection | undefined;
  readonly warn: (message: string) => void;
}

/** What was discovered of a site, kept for the next start: in Redis, in a file, or in both. */
export class KeptDiscovery {
  readonly #stores: readonly StateStore[];
  readonly #options: KeptDiscoveryOptions;
  /** What is still to be written, the latest alone. */
  #next: Discovery | undefined;
  #writing: Promise<void> | undefined;
  #isTold = false;

  constructor(options: KeptDiscoveryOptions) {
    const { owner, stateDir, redis } = options;
    const key = createHash('sha256').update(recordAddress(owner.siteUrl)).digest('hex').slice(0, 16);
    this.#options = options;
    this.#stores = [
      ...(redis ? [createStateKey(redis, key)] : []),
      ...(stateDir === undefined ? [] : [createStateFile(stateDir, key)]),
    ];
  }

  /** The latest record that can be read. What cannot be used is told, and ignored. */
  async read(): Promise<DiscoveryRecord | undefined> {
    const { owner, warn } = this.#options;
    const records = await Promise.all(
      this.#stores.map(async (store) => {
        try {
          const text = await store.read();
          return text === undefined ? undefined : readDiscoveryRecord(text, owner);
        } catch (error) {
          warn(`What was kept of the site in ${store.name} is ignored: ${wordsOf(error)}.`);
          return undefined;
        }
      }),
    );
    const [latest] = records
      .filter((record) => record !== undefined)
      .sort((one, other) => (one.readAt < other.readAt ? 1 : -1));
    return latest;
  }

  /** Keeps a discovery in place of the former one. What fails is told once. */
  write(discovery: Discovery): void {
    if (this.#stores.length === 0) return;
    this.#next = discovery;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Until everything is written. */
  async close(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#next) {
      const text = writeDiscoveryRecord(this.#next, this.#options.owner, new Date());
      this.#next = undefined;
      await Promise.all(this.#stores.map((store) => this.#writeTo(store, text)));
    }
  }

  async #writeTo(store: StateStore, text: string): Promise<void> {
    try {
      const bytes = Buffer.byteLength(text);
      if (bytes > MAX_STATE_BYTES) throw tooLarge(bytes);
      await store.write(text);
    } catch (error) {
      if (this.#isTold) return;
      this.#isTold = true;
      this.#options.warn(
        `The site is not kept in ${store.name}, so the gateway cannot start from there while WordPress is down: ${wordsOf(error)}.`,
      );
    }
  }
}

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
