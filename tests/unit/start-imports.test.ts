import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { importsOf, resolved } from '../../tools/imports.mjs';
import { CHUNKS } from '../../tools/start-chunks.mjs';

const root = new URL('../../', import.meta.url);

/** What a file imports before it runs: neither types nor `import()`. */
function loadedWith(file: string): readonly string[] {
  const { program } = parseSync(file, readFileSync(new URL(file, root), 'utf8'));
  return program.body.flatMap((node) => {
    if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') {
      return node.source && node.exportKind !== 'type' ? [node.source.value] : [];
    }
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') return [];
    const isTypes = (each: (typeof node.specifiers)[number]) =>
      each.type === 'ImportSpecifier' && each.importKind === 'type';
    return node.specifiers.length > 0 && node.specifiers.every(isTypes) ? [] : [node.source.value];
  });
}

/** The packages that are loaded with a file, each with a file that imports it. */
function packagesOf(start: string): ReadonlyMap<string, string> {
  const packages = new Map<string, string>();
  const files = new Set([start]);
  for (const file of files) {
    for (const specifier of loadedWith(file)) {
      const target = resolved(file, specifier);
      if (target === undefined) packages.set(specifier, file);
      else files.add(target);
    }
  }
  return packages;
}

// See docs/decisions/0025-start-while-wordpress-answers.md.
test('what serves is loaded while WordPress answers, and not before the command asks it', () => {
  const before = packagesOf('src/cli/serve/serve-command.ts');
  expect(Object.fromEntries([...before].filter(([name]) => !name.startsWith('node:')))).toEqual({
    '@opentelemetry/api': expect.any(String),
    cockatiel: expect.any(String),
    entities: expect.any(String),
    'lru-cache': expect.any(String),
    zod: expect.any(String),
  });
  // On Node.js 24, it compiles the `fetch` of Node.js.
  expect(before.get('node:http')).toBeUndefined();
  expect([...packagesOf('src/server/open-found.ts').keys()]).toEqual(
    expect.arrayContaining(['graphql', 'graphql-yoga', '@pothos/core']),
  );
});

test('each part of the server that is loaded is a chunk of its own, in the order of loading', () => {
  const loadedIn = (file: string) => {
    // What is imported by `import()`.
    const before = new Set(loadedWith(file));
    return importsOf(file, readFileSync(new URL(file, root), 'utf8'))
      .filter((specifier) => !before.has(specifier))
      .map((specifier) => resolved(file, specifier) ?? specifier)
      .filter((target) => target.startsWith('src/'));
  };
  const loaded = new Set(['src/graphql/schema-parts.ts', 'src/server/load-server.ts'].flatMap(loadedIn));
  const [command, ...chunks] = CHUNKS.filter(({ name }) => name !== undefined).map(({ start }) =>
    relative(fileURLToPath(root), start),
  );
  expect(command).toBe('src/cli/serve/serve-command.ts');
  expect(chunks).toEqual([...loaded]);
});
