import { createHash } from 'node:crypto';

/** The prefix of all keys of a site in Redis, which several sites may share: `pressgraph:3f9c0a1b2c4d5e6f`. */
export const siteKey = (restRoot: string): string =>
  `pressgraph:${createHash('sha256').update(restRoot).digest('hex').slice(0, 16)}`;
