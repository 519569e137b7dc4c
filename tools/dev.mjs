// `npm run dev`: compiles on every change, and restarts the gateway. Options go to the command: `npm run dev -- --port 5000`.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { startWordPress } from '../demo/start-wordpress.mjs';
import { buildGraphiql, GRAPHIQL_SOURCE } from './build-graphiql.mjs';

const options = process.argv.slice(2);
const hasSite =
  Boolean(process.env['WORDPRESS_URL']) || options.some((option) => /^--wordpress\b/.test(option));
/** @param {string} text */
const log = (text) => process.stderr.write(`  ${text}\n`);
// Groups of their own: the compiler is a child of its launcher, which does not pass signals on.
const detached = process.platform !== 'win32';
/** @type {import('node:child_process').ChildProcess[]} */
const children = [];

/** @param {NodeJS.Signals} signal */
function stopChildren(signal) {
  for (const child of children) {
    if (detached && child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
    else child.kill(signal);
  }
}

/** Compiles until the process ends. Resolves after the first time, with or without errors. */
function startCompiler() {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const compile = [tsc, '--project', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'];
  const compiler = spawn(process.execPath, compile, { stdio: ['ignore', 'pipe', 'inherit'], detached });
  children.push(compiler);
  return new Promise((resolve) => {
    createInterface(compiler.stdout).on('line', (line) => {
      process.stdout.write(`${line}\n`);
      if (line.includes('Watching for file changes')) resolve(undefined);
    });
  });
}

/** Node.js itself restarts the command when one of its modules changes. @param {string[]} parameters */
function startGateway(parameters) {
  const command = ['--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/cli/main.js'];
  children.push(spawn(process.execPath, [...command, ...parameters], { stdio: 'inherit', detached }));
}

/** Builds the scripts and styles of GraphiQL's page after each change. */
function watchGraphiql() {
  buildGraphiql();
  /** @type {NodeJS.Timeout | undefined} */
  let soon;
  watch(GRAPHIQL_SOURCE, { recursive: true }, () => {
    // Editors write a file in several steps.
    clearTimeout(soon);
    soon = setTimeout(() => {
      try {
        buildGraphiql();
      } catch {
        // The compiler has printed its errors; the next change builds again.
      }
    }, 100);
  });
}

/** @type {{ stop(): Promise<unknown> } | undefined} */
let demo;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, async () => {
    stopChildren(signal);
    await demo?.stop();
    process.exit();
  });
}

watchGraphiql();
// One WordPress outlives all restarts: it takes far longer to start than the gateway.
const [site] = await Promise.all([hasSite ? undefined : startWordPress({ log }), startCompiler()]);
demo = site;
startGateway([...(site ? ['--wordpress', site.url] : []), ...options]);
