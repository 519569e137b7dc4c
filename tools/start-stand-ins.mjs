import { inRoot, standIns } from './stand-ins.mjs';

/** Keeps out of the start what it does not need of packages. */
export const startStandIns = () =>
  standIns('start-stand-ins', [
    // HTTP/2 to WordPress is off, as it is by default; loading what Node.js has for it takes some milliseconds.
    { from: /^\.\/client-h2\.js$/, importedIn: '/undici/', to: inRoot('tools/no-http2.cjs') },
    { from: /^html-to-text$/, importedIn: '/src/html/', to: inRoot('tools/html-to-text.cjs') },
  ]);
