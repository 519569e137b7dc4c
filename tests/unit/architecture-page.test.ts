import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');
const page = read('docs/ARCHITECTURE.md');

/** The plugins that an array literal in the source lists, in order. */
function pluginsIn(file: string, start: string): string[] {
  const [, list = ''] = read(file).split(start);
  const [entries = ''] = list.split(/^ *\],?;?$/m);
  return entries.replaceAll(/\/\/.*/g, '').match(/\buse[A-Z]\w*|\blimits\.plugins/g) ?? [];
}

test('lists the server’s plugins in order', () => {
  const limits = pluginsIn('src/server/limits/create-limits.ts', 'const plugins = () => [');
  const plugins = pluginsIn('src/server/open-found.ts', 'plugins: [').flatMap((name) =>
    name === 'limits.plugins' ? limits : name,
  );
  expect(plugins.length).toBeGreaterThan(15);
  expect([...page.matchAll(/^\| `(use\w+)` \|/gm)].map(([, name]) => name)).toEqual(plugins);
});

test('names only existing source files and folders', () => {
  const named = [...page.matchAll(/`((?:server|graphql|loaders|cache|changes|wordpress)\/[\w/.-]+)`/g)];
  const paths = named.map(([, path = '']) => path).filter((path) => path !== 'graphql/wpgraphql');
  expect(paths.filter((path) => !existsSync(new URL(`src/${path}`, ROOT)))).toEqual([]);
});
