import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const GRAPHIQL_SOURCE = join(ROOT, 'src/server/graphiql/browser');
const TARGET = join(ROOT, 'dist/server/graphiql/browser-files.js');

/**
 * Compiles the scripts of GraphiQL's page, and writes them and its styles into one module, as strings: a gateway inside
 * another program's bundle finds no files of its own.
 */
export function buildGraphiql() {
  const compiled = mkdtempSync(join(tmpdir(), 'pressgraph-'));
  try {
    const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
    const options = [
      '--project',
      GRAPHIQL_SOURCE,
      '--noEmit',
      'false',
      '--allowImportingTsExtensions',
      'false',
    ];
    execFileSync(process.execPath, [tsc, ...options, '--outDir', compiled], { stdio: 'inherit' });
    const files = [...textsIn(compiled, '.js'), ...textsIn(GRAPHIQL_SOURCE, '.css')];
    mkdirSync(dirname(TARGET), { recursive: true });
    const texts = files.map(([name, text]) => `  ${JSON.stringify(name)}: ${JSON.stringify(text)},\n`);
    writeFileSync(TARGET, `export const browserFiles = {\n${texts.join('')}};\n`);
  } finally {
    rmSync(compiled, { recursive: true });
  }
}

/**
 * @param {string} folder
 * @param {string} extension
 */
const textsIn = (folder, extension) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildGraphiql();
