import { readdirSync, readFileSync } from 'node:fs';
import { circlesIn, importsOf, markdownTable, refusalOf, resolved } from './imports.mjs';

/** `npm run check`: refuses each import of `src/` that import-rules.json does not allow, and circles of imports. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
const imports = new Map(files.map((file) => [file, importsOf(file, readFileSync(file, 'utf8'))]));
const refused = [...imports].flatMap(([file, specifiers]) =>
  specifiers.map((specifier) => refusalOf(file, specifier)).filter((reason) => reason !== undefined),
);
const graph = new Map(
  [...imports].map(([file, specifiers]) => [
    file,
    specifiers.map((specifier) => resolved(file, specifier)).filter((target) => target !== undefined),
  ]),
);
const circles = circlesIn(graph).map((files) => `Circle: ${files.join(' → ')}`);
for (const problem of [...refused, ...circles]) console.error(problem);
if (refused.length + circles.length > 0) process.exitCode = 1;
if (process.argv.includes('--table')) process.stdout.write(`${markdownTable()}\n`);
