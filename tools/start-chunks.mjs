import { fileURLToPath } from 'node:url';

/** @import { OutputOptions } from 'rolldown' */
/** @typedef {(id: string) => { importedIds: readonly string[] } | null} Graph */

const moduleOf = (/** @type {string} */ path) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/**
 * The chunks that the command is loaded in, each with the module whose imports it has; of several, the first. The last ones are the
 * parts of `server/load-server.ts`, in its order.
 */
export const CHUNKS = [
  { name: undefined, start: moduleOf('cli/run-to-the-end.ts') },
  { name: 'start', start: moduleOf('cli/serve/serve-command.ts') },
  { name: 'html', start: moduleOf('html/formats/html-to-text.ts') },
  { name: 'builder', start: moduleOf('graphql/native/builder.ts') },
  { name: 'native', start: moduleOf('graphql/native/build-native-schema.ts') },
  { name: 'wpgraphql', start: moduleOf('graphql/build-schema.ts') },
  { name: 'yoga', start: moduleOf('server/wpgraphql/serve-wpgraphql.ts') },
  { name: 'serve', start: moduleOf('server/open-found.ts') },
];

/**
 * All modules that are loaded with one.
 * @param {string} start
 * @param {Graph} getModuleInfo
 */
function closureOf(start, getModuleInfo) {
  const found = new Set([start]);
  for (const id of found) for (const next of getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

/**
 * Puts what is loaded at the same time into one file: Node.js takes a millisecond for each, and there were fifty.
 * @returns {NonNullable<OutputOptions['codeSplitting']>}
 */
export function startChunks() {
  /** @type {readonly { name: string | undefined, ids: ReadonlySet<string> }[] | undefined} */
  let chunks;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'start',
        name(id, context) {
          chunks ??= CHUNKS.map(({ name, start }) => ({
            name,
            ids: closureOf(start, (module) => context.getModuleInfo(module)),
          }));
          return chunks.find(({ ids }) => ids.has(id))?.name;
        },
      },
    ],
  };
}
