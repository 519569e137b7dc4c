import { fileURLToPath } from 'node:url';

/** @param {string} path */
const inRoot = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What takes the place of a module in the bundle for edge runtimes, which lack what it needs. */
const STAND_INS = [
  { from: /\/read-json-file\.ts$/, to: inRoot('tools/edge/no-files.mjs') },
  { from: /\/undici-exchange\.ts$/, to: inRoot('tools/edge/no-undici.mjs') },
  { from: /^\.\.\/locales\/index\.js$/, to: inRoot('tools/edge/zod-locales.mjs') },
  // Its other build wraps Node.js's own HTTP.
  { from: /^@whatwg-node\/fetch$/, to: inRoot('node_modules/@whatwg-node/fetch/dist/global-ponyfill.js') },
];

/** Workers may not make a signal before there is a request. cockatiel makes two in advance, and uses one. */
const SIGNALS = [
  'export const neverAbortedSignal = new AbortController().signal;',
  'const cancelledSrc = new AbortController();',
  'cancelledSrc.abort();',
  'export const abortedSignal = cancelledSrc.signal;',
].join('\n');
const NEVER_ABORTED =
  'export const neverAbortedSignal = { aborted: false, addEventListener() {}, removeEventListener() {} };';

/** @returns {import('vite').Plugin} */
export function edgeStandIns() {
  const left = new Set([...STAND_INS.map(({ to }) => to), SIGNALS]);
  return {
    name: 'edge-stand-ins',
    enforce: 'pre',
    resolveId(source) {
      const found = STAND_INS.find(({ from }) => from.test(source));
      if (found) left.delete(found.to);
      return found?.to;
    },
    transform(code, id) {
      if (!/cockatiel\/dist\/esm\/common\/abort\.js$/.test(id) || !code.includes(SIGNALS)) return undefined;
      left.delete(SIGNALS);
      return { code: code.replace(SIGNALS, NEVER_ABORTED), map: null };
    },
    buildEnd(error) {
      if (!error && left.size > 0)
        throw new Error(`Nothing to stand in for any more: ${[...left].join(', ')}`);
    },
  };
}
