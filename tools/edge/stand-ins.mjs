import { inRoot, standIns } from '../stand-ins.mjs';

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

/** What the bundle for edge runtimes has instead of what needs more than these have. */
export const edgeStandIns = () =>
  standIns('edge-stand-ins', STAND_INS, [
    { file: /cockatiel\/dist\/esm\/common\/abort\.js$/, from: SIGNALS, to: NEVER_ABORTED },
  ]);
