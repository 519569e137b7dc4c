import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildGraphiql } from './build-graphiql.mjs';
import { edgeStandIns } from './edge/stand-ins.mjs';
import { startChunks } from './start-chunks.mjs';
import { startStandIns } from './start-stand-ins.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What a package of the user's own must be, or may be: its types and objects meet ours. */
const EXTERNAL = [
  /^node:/,
  /^jiti$/,
  /^@graphql-tools\/graphql-tag-pluck$/,
  /^graphql($|\/)/,
  /^@opentelemetry\/(?!api$)/,
];

/**
 * Writes the library and the command into `dist/`, each with what it needs of other packages: they load in a third of the
 * time, and what a user installs is what was tested. What is used by some only is in files of its own, loaded when needed.
 */
async function bundle() {
  buildGraphiql();
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [startStandIns()],
    build: {
      ssr: true,
      target: 'node20.19',
      outDir: 'dist',
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      // The notices that licences of bundled packages ask for.
      license: { fileName: 'THIRD-PARTY-LICENSES.md' },
      rolldownOptions: {
        input: {
          index: 'src/index.ts',
          'cli/main': 'src/cli/main.ts',
          'testing/testing': 'tests/helpers/testing.ts',
          'cli/run-to-the-end': 'src/cli/run-to-the-end.ts',
        },
        external: EXTERNAL,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: startChunks(),
        },
      },
    },
    ssr: { noExternal: true, external: ['graphql', 'jiti', '@graphql-tools/graphql-tag-pluck'] },
    resolve: {
      alias: [
        { find: '#graphiql', replacement: `${ROOT}dist/server/graphiql/browser-files.js` },
        { find: /^rate-limiter-flexible$/, replacement: `${ROOT}tools/rate-limiters.mjs` },
        { find: /^undici$/, replacement: `${ROOT}tools/undici-agent.mjs` },
      ],
    },
  });
}

/** Writes `pressgraph/edge` into `dist/edge/`: nothing of what an edge runtime lacks is in it. */
async function bundleForTheEdge() {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [edgeStandIns()],
    build: {
      ssr: true,
      target: 'es2023',
      outDir: 'dist/edge',
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      license: { fileName: 'THIRD-PARTY-LICENSES.md' },
      rolldownOptions: {
        input: { edge: 'src/edge/edge.ts' },
        external: EXTERNAL,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
    // Not as for browsers: what reads HTML there needs their DOM.
    ssr: {
      noExternal: true,
      external: ['graphql'],
      resolve: { conditions: ['workerd', 'worker', 'browser', 'module'] },
    },
  });
}

/** Keeps the declarations that the library's own lead to: the others would look public. */
function pruneDeclarations() {
  const dist = join(ROOT, 'dist');
  /** @type {Set<string>} */
  const kept = new Set();
  /** @param {string} file */
  const keep = (file) => {
    if (kept.has(file)) return;
    kept.add(file);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.[jt]s'/g)) {
      keep(`${join(dirname(file), name)}.d.ts`);
    }
  };
  for (const entry of ['index.d.ts', 'testing/testing.d.ts', 'edge/edge.d.ts']) keep(join(dist, entry));
  for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const file = join(dist, name);
    if (name.endsWith('.d.ts') && !kept.has(file)) rmSync(file);
  }
}

await bundle();
await bundleForTheEdge();
pruneDeclarations();
