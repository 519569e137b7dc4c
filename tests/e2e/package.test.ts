import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installPackage, type Project } from '../helpers/installed-package.ts';
import { makePost } from '../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServer } from '../helpers/wordpress-server.ts';

let project: Project;
let site: WordPressServer;
beforeAll(async () => {
  [project, site] = await Promise.all([
    // The lowest release that is promised.
    installPackage('graphql@16.11.0'),
    startWordPressServer({ posts: [makePost({ id: 1, title: 'Moved type' })] }),
  ]);
}, 300_000);
afterAll(async () => {
  await Promise.all([project[Symbol.asyncDispose](), site[Symbol.asyncDispose]()]);
});

const QUERY = "JSON.stringify({ query: '{ posts { nodes { title } } }' })";
const POST = `{ method: 'POST', headers: { 'content-type': 'application/json' }, body: ${QUERY} }`;
const ANSWER = '{"data":{"posts":{"nodes":[{"title":"Moved type"}]}}}';

test('installs itself and the peer alone, for every Node.js that is promised', async () => {
  const installed = await readdir(join(project.folder, 'node_modules'));
  expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['graphql', 'pressgraph']);
});

test('answers a query as a library', async () => {
  await project.write(
    'library.mjs',
    `import { createGateway } from 'pressgraph';
    const gateway = await createGateway({ wordpress: process.argv[2] });
    console.log(await (await gateway.fetch('http://gateway/graphql', ${POST})).text());
    await gateway.dispose();`,
  );
  expect((await project.run('node', 'library.mjs', site.url)).trim()).toBe(ANSWER);
});

test('answers a query where `require` loads it', async () => {
  await project.write(
    'library.cjs',
    `const { createGateway } = require('pressgraph');
    createGateway({ wordpress: process.argv[2] }).then(async (gateway) => {
      console.log(await (await gateway.fetch('http://gateway/graphql', ${POST})).text());
      await gateway.dispose();
    });`,
  );
  expect((await project.run('node', 'library.cjs', site.url)).trim()).toBe(ANSWER);
});

test('has the command, which answers a query and builds a schema', async () => {
  await project.write(
    'command.mjs',
    `import { spawn } from 'node:child_process';
    const command = spawn('pressgraph', [process.argv[2], '--port', '0'], { env: { ...process.env, LOG_FORMAT: 'json' } });
    let printed = '';
    const url = await new Promise((resolve) => {
      command.stderr.on('data', (data) => {
        printed += data;
        const [, found] = /"url":"([^"]+)"/.exec(printed) ?? [];
        if (found) resolve(found);
      });
    });
    console.log(await (await fetch(url, ${POST})).text());
    command.kill();`,
  );
  expect((await project.run('node', 'command.mjs', site.url)).trim()).toBe(ANSWER);
  expect(await project.run('pressgraph', 'schema', '--wordpress', site.url)).toContain(
    'type Post implements',
  );
});

test('has types that need no other package than graphql and those of Node.js', async () => {
  const require = createRequire(import.meta.url);
  const options = {
    ...{ module: 'nodenext', target: 'es2024', lib: ['es2024', 'dom', 'dom.iterable', 'esnext.disposable'] },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
    types: ['node'],
    typeRoots: [join(require.resolve('@types/node/package.json'), '../..')],
  };
  await project.write('tsconfig.json', JSON.stringify({ compilerOptions: options, files: ['typed.ts'] }));
  await project.write(
    'typed.ts',
    `import { createServer } from 'node:http';
    import { buildSchema, createGateway, type GatewayOptions, readOptions } from 'pressgraph';
    const options: GatewayOptions = { ...readOptions([], process.env), wordpress: 'https://example.com' };
    const gateway = await createGateway({ ...options, cache: { ttl: 60 } });
    createServer(gateway).listen(4000);
    export const GET: (request: Request) => Promise<Response> | Response = gateway;
    export type Schema = ReturnType<typeof buildSchema>;`,
  );
  const compiler = join(require.resolve('typescript/package.json'), '../bin/tsc');
  expect(await project.run(process.execPath, compiler, '-p', '.').catch(({ stdout }) => stdout)).toBe('');
});

test('names the packages that traces need, where they are not installed', async () => {
  const failed = project.run(
    'node',
    'node_modules/pressgraph/dist/cli/main.js',
    ...[site.url, '--port', '0', '--otlp-endpoint', 'http://127.0.0.1:1'],
  );
  await expect(failed).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('npm install @opentelemetry/sdk-trace-node'),
  });
});

/** Licences that ask for no more than to be named. */
const LICENCES = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];

test('holds the notices of what is bundled, which permit it, and no source maps', async () => {
  const dist = join(project.folder, 'node_modules/pressgraph/dist');
  const notices = await readFile(join(dist, 'THIRD-PARTY-LICENSES.md'), 'utf8');
  const bundled = [...notices.matchAll(/^## (\S+) - \S+ \((.+)\)$/gm)].map(([, name, licence]) => ({
    name,
    licence,
  }));
  expect(bundled.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['graphql-yoga', 'undici', '@redis/client']),
  );
  expect(bundled.filter(({ licence = '' }) => !LICENCES.includes(licence))).toEqual([]);
  const files = await readdir(dist, { recursive: true });
  expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
});
