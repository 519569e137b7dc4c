import { readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { parseSync } from 'vite';

/**
 * Which layer of `src/` may import what: the one table behind the linter (`tools/check-imports.mjs`), the map in
 * CONTRIBUTING.md and the tests. A file belongs to the layer with the longest matching folder.
 *
 * @typedef {{ folder: string, does: string, layers: string[], packages: string[] }} Layer
 * @typedef {{ layers: Layer[], node: Record<string, string[]> }} ImportRules
 */

/** @type {ImportRules} */
export const importRules = JSON.parse(readFileSync(new URL('../import-rules.json', import.meta.url), 'utf8'));

/** @param {string} folder */
export const nameOf = (folder) => folder.replace(/^src\//, '');

/**
 * Every module that a file names: imports, re-exports, `import()` and `import('…').Type`, types included.
 *
 * @param {string} file
 * @param {string} source
 * @returns {string[]}
 */
export function importsOf(file, source) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`);
  /** @type {string[]} */
  const found = [];
  /** @param {unknown} node */
  const visit = (node) => {
    if (Array.isArray(node)) {
      node.forEach(visit);
    } else if (typeof node === 'object' && node !== null) {
      const { type, source: from, argument } = /** @type {Record<string, any>} */ (node);
      const specifier = type === 'TSImportType' ? (argument?.literal ?? argument ?? from) : from;
      if (typeof type === 'string' && /Import|Export/.test(type) && typeof specifier?.value === 'string') {
        found.push(specifier.value);
      }
      Object.values(node).forEach(visit);
    }
  };
  visit(program.body);
  return found;
}

/**
 * The file that a relative specifier means, from the repository's root; `undefined` for a package.
 *
 * @param {string} file
 * @param {string} specifier
 */
export const resolved = (file, specifier) =>
  specifier.startsWith('.') ? posix.join(dirname(file), specifier) : undefined;

/** @param {string} file @param {string} folder */
const liesIn = (file, folder) => file === folder || file.startsWith(`${folder}/`);

/**
 * The layer of a file: of several folders that hold it, the deepest.
 *
 * @param {string} file
 * @param {ImportRules} [rules]
 */
export function layerOf(file, { layers } = importRules) {
  return layers
    .filter(({ folder }) => liesIn(file, folder))
    .sort((one, other) => other.folder.length - one.folder.length)[0];
}

/** @param {string} name @param {readonly string[]} allowed */
const isAllowed = (name, allowed) =>
  allowed.some((pattern) =>
    pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );

/** `@scope/name/deep` is a module of `@scope/name`. @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/**
 * Why a file may not import a module; `undefined` where it may.
 *
 * @param {string} file
 * @param {string} specifier
 * @param {ImportRules} [rules]
 */
export function refusalOf(file, specifier, rules = importRules) {
  const layer = layerOf(file, rules);
  if (!layer) return `${file}: belongs to no layer of import-rules.json.`;
  const target = resolved(file, specifier);
  if (target !== undefined) {
    if (!liesIn(target, 'src')) return `${file}: imports ${target}, which is not in src/.`;
    const other = layerOf(target, rules);
    if (!other) return `${file}: imports ${target}, which belongs to no layer of import-rules.json.`;
    if (other === layer || layer.layers.includes(nameOf(other.folder))) return undefined;
    return `${file}: ${nameOf(layer.folder)} may not import ${nameOf(other.folder)} (${target}).`;
  }
  if (specifier.startsWith('node:')) {
    const places = Object.entries(rules.node).filter(([place]) => liesIn(file, place));
    if (places.some(([, modules]) => modules.includes('*') || modules.includes(specifier))) return undefined;
    return `${file}: may not import ${specifier}; import-rules.json lists what needs Node.js.`;
  }
  const name = packageOf(specifier);
  if (isAllowed(name, layer.packages)) return undefined;
  return `${file}: ${nameOf(layer.folder)} may not import the package ${name}.`;
}

/**
 * Circles among files, type-only imports included, each as the files on its way.
 *
 * @param {ReadonlyMap<string, readonly string[]>} graph Files, and the files that each imports.
 * @returns {string[][]}
 */
export function circlesIn(graph) {
  /** @type {Map<string, 'open' | 'done'>} */
  const state = new Map();
  /** @type {string[]} */
  const way = [];
  /** @type {string[][]} */
  const circles = [];
  /** @param {string} file */
  const visit = (file) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      circles.push([...way.slice(way.indexOf(file)), file]);
      return;
    }
    state.set(file, 'open');
    way.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    way.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file);
  return circles;
}

/** The table as CONTRIBUTING.md shows it. @param {ImportRules} [rules] */
export function markdownTable({ layers } = importRules) {
  const rows = layers.map(({ folder, does, layers: below, packages }) => [
    `\`${folder}${folder.endsWith('.ts') ? '' : '/'}\``,
    does,
    below.join(', ') || 'nothing',
    packages.join(', '),
  ]);
  const lines = [['folder', 'what it does', 'may import', 'packages'], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
