import { fileURLToPath } from 'node:url';

/** @param {string} path */
export const inRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * @typedef {object} StandIn
 * @property {RegExp} from of the module, as it is imported
 * @property {string} [importedIn] part of the path of those that import it; by default, any
 * @property {string} to the module that takes its place
 */

/**
 * @typedef {object} Replacement
 * @property {RegExp} file of a package
 * @property {string} from its code
 * @property {string} to
 */

/**
 * Puts other modules, or other code, in the place of what a bundle must not have. Fails if there is nothing to replace any more.
 *
 * @param {string} name
 * @param {readonly StandIn[]} modules
 * @param {readonly Replacement[]} [code]
 * @returns {import('vite').Plugin}
 */
export function standIns(name, modules, code = []) {
  const left = new Set([...modules.map(({ to }) => to), ...code.map(({ from }) => from)]);
  return {
    name,
    enforce: 'pre',
    resolveId(source, importer) {
      const found = modules.find(
        ({ from, importedIn = '' }) => from.test(source) && (importer ?? '').includes(importedIn),
      );
      if (found) left.delete(found.to);
      return found?.to;
    },
    transform(text, id) {
      const found = code.find(({ file, from }) => file.test(id) && text.includes(from));
      if (!found) return undefined;
      left.delete(found.from);
      return { code: text.replace(found.from, found.to), map: null };
    },
    buildEnd(error) {
      if (!error && left.size > 0)
        throw new Error(`Nothing to stand in for any more: ${[...left].join(', ')}`);
    },
  };
}
