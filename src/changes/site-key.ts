import { createHash } from 'node:crypto';

/** What all keys of a site begin with, in a Redis that several sites may share: `pressgraph:3f9c0a1b2c4d5e6f`. */
export const siteKey = (restRoot: string): string =>
  `pressgraph:${createHash('sha256').update(restRoot).digest('hex').slice(0, 16)}`;
