import { fileURLToPath } from 'node:url';

/** @param {string} path */
const inTools = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What takes the place of a module for those that import it. */
const STAND_INS = [
  // HTTP/2 to WordPress is off, as it is by default; loading what Node.js has for it takes some milliseconds.
  { from: './client-h2.js', importedIn: '/undici/', to: inTools('no-http2.cjs') },
  { from: 'html-to-text', importedIn: '/src/html/', to: inTools('html-to-text.cjs') },
];

/**
 * Keeps out of the start what it does not need of packages.
 *
 * @returns {import('vite').Plugin}
 */
export function startStandIns() {
  const left = new Set(STAND_INS.map(({ to }) => to));
  return {
    name: 'start-stand-ins',
    enforce: 'pre',
    resolveId(source, importer) {
      const found = STAND_INS.find(
        ({ from, importedIn }) => from === source && importer?.includes(importedIn),
      );
      if (found) left.delete(found.to);
      return found?.to;
    },
    buildEnd(error) {
      if (!error && left.size > 0)
        throw new Error(`Nothing to stand in for any more: ${[...left].join(', ')}`);
    },
  };
}
