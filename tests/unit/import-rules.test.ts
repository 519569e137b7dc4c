import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  circlesIn,
  importRules,
  importsOf,
  layerOf,
  markdownTable,
  refusalOf,
} from '../../tools/imports.mjs';

describe('the import table', () => {
  it.each([
    ['src/model/fields/a.ts', '../../loaders/loaders.ts'],
    ['src/model/a.ts', '../cache/fresh-cache.ts'],
    ['src/model/a.ts', '../graphql/build-schema.ts'],
    ['src/model/a.ts', '@pothos/core'],
    ['src/html/blocks/a.ts', '../../model/site-model.ts'],
    ['src/cache/sub/a.ts', '../../wordpress/rest/client.ts'],
    ['src/cache/a.ts', '@redis/client'],
    ['src/changes/watch/a.ts', '../../server/operation/caller.ts'],
    ['src/config/a.ts', '../server/create-gateway.ts'],
    ['src/base/a.ts', '../server/create-gateway.ts'],
    ['src/base/a.ts', './redis/redis-connection.ts'],
    ['src/wordpress/rest/a.ts', '../../config/config.ts'],
    ['src/wordpress/http/a.ts', '../rest/client.ts'],
    ['src/wordpress/rest/a.ts', '../discovery/discover.ts'],
    ['src/wordpress/rest/a.ts', 'undici'],
    ['src/loaders/lists/a.ts', '../../config/config.ts'],
    ['src/loaders/a.ts', 'node:https'],
    ['src/loaders/a.ts', 'undici'],
    ['src/graphql/engine/a.ts', '../../cache/fresh-cache.ts'],
    ['src/graphql/engine/a.ts', '../native/schema-kit.ts'],
    ['src/graphql/native/a.ts', '../wpgraphql/builder.ts'],
    ['src/graphql/native/site/a.ts', '../../../wordpress/http/transport.ts'],
    ['src/graphql/engine/a.ts', 'graphql-yoga'],
    ['src/server/a.ts', '@envelop/core'],
    ['src/server/a.ts', '@pothos/core'],
    ['src/server/a.ts', 'dataloader'],
    ['src/server/a.ts', '../cli/run.ts'],
    ['src/nowhere/a.ts', '../base/errors.ts'],
    ['src/base/a.ts', '../../tools/imports.mjs'],
  ])('refuses %s importing %s', (file, specifier) => {
    expect(refusalOf(file, specifier)).toContain(file);
  });

  it.each([
    ['src/model/fields/a.ts', '../../base/json.ts'],
    ['src/loaders/lists/a.ts', '../entities/entity-loader.ts'],
    ['src/graphql/native/site/a.ts', '../../engine/context.ts'],
    ['src/server/a.ts', '@graphql-yoga/plugin-apq'],
    ['src/wordpress/http/a.ts', 'undici'],
    ['src/base/redis/a.ts', '@redis/client'],
  ])('lets %s import %s', (file, specifier) => {
    expect(refusalOf(file, specifier)).toBeUndefined();
  });

  it('names only existing layers', () => {
    const names = new Set(importRules.layers.map(({ folder }) => folder.replace(/^src\//, '')));
    expect(importRules.layers.flatMap(({ layers }) => layers).filter((name) => !names.has(name))).toEqual([]);
  });

  it('has no circles', () => {
    const graph = new Map(
      importRules.layers.map(({ folder, layers }) => [folder.replace(/^src\//, ''), layers]),
    );
    expect(circlesIn(graph)).toEqual([]);
  });

  it('matches CONTRIBUTING.md', () => {
    expect(readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8')).toContain(
      markdownTable(),
    );
  });
});

describe('reading imports', () => {
  it('finds every form of import, type imports included', () => {
    const source = `
      import one from './one.ts';
      import type { Two } from './two.ts';
      export { three } from './three.ts';
      export * from './four.ts';
      const five = () => import('./five.ts');
      type Six = import('./six.ts').Six;
      const text = "import './none.ts'"; // import './none.ts'
    `;
    expect(importsOf('src/a.ts', source)).toEqual(
      ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => `./${name}.ts`),
    );
  });

  it('assigns a file to its deepest layer', () => {
    expect(layerOf('src/base/redis/a.ts')?.folder).toBe('src/base/redis');
    expect(layerOf('src/graphql/build-schema.ts')?.folder).toBe('src/graphql');
  });

  it('finds circles', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(circlesIn(graph)).toEqual([['b', 'c', 'b']]);
  });
});
