import type { RedisConnection } from '../../base/redis/redis-connection.ts';
import { MAX_STATE_BYTES, type StateStore, tooLarge } from './state-store.ts';

/** A key in Redis that does not expire: an outage may be long. Nothing is kept while Redis is away. */
export function createStateKey(connection: RedisConnection, key: string): StateStore {
  const name = `pressgraph:${key}:discovery`;
  return {
    name: `Redis (${name})`,
    async read() {
      const bytes = await connection.run((client) => client.strLen(name));
      if (bytes > MAX_STATE_BYTES) throw tooLarge(bytes);
      return (await connection.run((client) => client.get(name))) ?? undefined;
    },
    async write(text) {
      await connection.run((client) => client.set(name, text));
    },
  };
}
