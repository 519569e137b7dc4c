import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPackage, type Project } from '../helpers/installed-package.ts';
import { makePost } from '../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServer } from '../helpers/wordpress-server.ts';

let projects: readonly Project[];
let site: WordPressServer;

/** The lowest release that is promised, and the one that a new project gets. */
const GRAPHQL = ['16.11.0', '17'] as const;
const NODE = Number.parseInt(process.versions.node, 10);

beforeAll(async () => {
  [site, ...projects] = await Promise.all([
    startWordPressServer({ posts: [makePost({ id: 1, title: 'Moved type' })] }),
    // GraphQL 17 runs on Node.js 22 and newer.
    ...GRAPHQL.map((version) =>
      installPackage(`graphql@${version}`, ...(version === '17' && NODE < 22 ? ['node@24'] : [])),
    ),
  ]);
}, 300_000);
afterAll(async () => {
  await Promise.all([site, ...projects].map((one) => one[Symbol.asyncDispose]()));
});

const require = createRequire(import.meta.url);
const COMPILER = join(require.resolve('typescript/package.json'), '../bin/tsc');
const COMPILER_OPTIONS = {
  ...{
    module: 'nodenext',
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable', 'esnext.disposable'],
  },
  ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
  types: ['node'],
  typeRoots: [join(require.resolve('@types/node/package.json'), '../..')],
};
const QUERY = "JSON.stringify({ query: '{ posts { nodes { title } } }' })";
const POST = `{ method: 'POST', headers: { 'content-type': 'application/json' }, body: ${QUERY} }`;
const ANSWER = '{"data":{"posts":{"nodes":[{"title":"Moved type"}]}}}';

const projectOf = (version: (typeof GRAPHQL)[number]): Project => {
  const project = projects[GRAPHQL.indexOf(version)];
  if (!project) throw new Error(`Expected a project with graphql@${version}.`);
  return project;
};

describe.each(GRAPHQL)('beside graphql %s, it', (version) => {
  test('installs itself and the peer alone, for every Node.js that is promised', async () => {
    const { folder } = projectOf(version);
    const installed = await readdir(join(folder, 'node_modules'));
    expect(installed.filter((name) => !/^\.|^node(?:-|$)/.test(name))).toEqual(['graphql', 'pressgraph']);
    const manifest = await readFile(join(folder, 'node_modules/graphql/package.json'), 'utf8');
    expect(JSON.parse(manifest).version).toMatch(version);
  });

  test('answers a query as a library, with a field of one’s own', async () => {
    const project = projectOf(version);
    await project.write(
      'library.mjs',
      `import { createGateway } from 'pressgraph';
      const extendSchema = () => ({
        typeDefs: 'extend type Post { shout: String }',
        resolvers: { Post: { shout: { reads: ['slug'], resolve: ({ slug }) => slug.toUpperCase() } } },
      });
      const gateway = await createGateway({ wordpress: process.argv[2], extendSchema });
      console.log(await (await gateway.fetch('http://gateway/graphql', ${POST})).text());
      console.log(await (await gateway.fetch('http://gateway/graphql?query={posts{nodes{shout}}}')).text());
      await gateway.dispose();`,
    );
    expect((await project.run('node', 'library.mjs', site.url)).trim()).toBe(
      `${ANSWER}\n{"data":{"posts":{"nodes":[{"shout":"POST-1"}]}}}`,
    );
  });

  test('delivers in parts and events, and gives tools an introspection that GraphQL.js executes', async () => {
    const project = projectOf(version);
    await project.write(
      'parts.mjs',
      `import { buildClientSchema, execute, getIntrospectionQuery, parse } from 'graphql';
      import { createGateway } from 'pressgraph';
      import { makePost, startWordPressServer } from 'pressgraph/testing';
      const posts = [makePost({ id: 1, title: 'Old' })];
      const server = await startWordPressServer({ posts });
      const gateway = await createGateway({ wordpress: server.url, freshness: { watchInterval: 0.05 } });
      const ask = (query, accept = 'application/json') =>
        gateway.fetch('http://gateway/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept },
          body: JSON.stringify({ query }),
        });
      const parts = await (await ask('{ posts { nodes { id ... @defer { title } } } }', 'multipart/mixed')).text();
      console.log(parts.match(/"hasNext":\\w+/g).join());
      const subscription = 'subscription { contentChanged { content { databaseId ... @defer { title } } } }';
      const { body } = await ask(subscription, 'text/event-stream');
      const publish = setInterval(() => posts.push(makePost({ id: posts.length + 1, title: 'New', date: new Date().toISOString().slice(0, 19) })), 500);
      let received = '';
      for await (const chunk of body) {
        received += new TextDecoder().decode(chunk);
        if (received.includes('\\ndata: ')) break;
      }
      clearInterval(publish);
      console.log(/^data: (.*)$/m.exec(received)[1]);
      const { data } = await (await ask(getIntrospectionQuery())).json();
      const { errors } = await execute({ schema: buildClientSchema(data), document: parse('{ __typename }') });
      console.log(errors ?? 'no errors');
      await gateway.dispose();
      await server.close();`,
    );
    const [parts, event, introspection] = (await project.run('node', 'parts.mjs')).trim().split('\n');
    expect(parts).toBe('"hasNext":true,"hasNext":false');
    expect(JSON.parse(event ?? '')).toEqual({
      data: { contentChanged: { content: { databaseId: expect.any(Number), title: 'New' } } },
    });
    expect(introspection).toBe('no errors');
  });

  test('answers a query where `require` loads it', async () => {
    const project = projectOf(version);
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

  test('builds a schema that GraphQL.js executes alone, over the imitated WordPress of pressgraph/testing', async () => {
    const project = projectOf(version);
    await project.write(
      'alone.mjs',
      `import { execute, parse } from 'graphql';
      import { buildSchema, buildSiteModel, createContext, discoverSite } from 'pressgraph';
      import { makePost, startWordPressServer } from 'pressgraph/testing';
      const server = await startWordPressServer({ posts: [makePost({ id: 7, title: 'Alone' })] });
      const site = await discoverSite(server.url);
      const schema = buildSchema(buildSiteModel(site.discovery));
      server.calls.length = 0;
      const document = parse('{ posts { nodes { title } } }');
      const { data } = await execute({ schema, document, contextValue: createContext(site) });
      console.log(JSON.stringify({ data, calls: server.calls.map(({ route }) => route) }));
      await site.client.close();
      await server.close();`,
    );
    expect(JSON.parse(await project.run('node', 'alone.mjs'))).toEqual({
      data: { posts: { nodes: [{ title: 'Alone' }] } },
      calls: ['/wp/v2/posts'],
    });
  });

  test('serves several sites in one schema; directives take variables, and operations are estimated', async () => {
    const project = projectOf(version);
    await project.write(
      'sites.mjs',
      `import { createSitesGateway } from 'pressgraph';
      const [wordpress] = process.argv.slice(2);
      const gateway = await createSitesGateway({ sites: { us: wordpress, in: wordpress }, limits: { maxCost: 2 } });
      await gateway.sites.ready();
      const query = 'query ($is: Boolean = false) { posts { nodes { slug title @include(if: $is) author @include(if: $is) { name } } } }';
      for (const [path, variables] of [['/us/graphql', {}], ['/graphql', {}], ['/graphql', { is: true }]]) {
        const body = JSON.stringify({ query, variables });
        const headers = { 'content-type': 'application/json' };
        const response = await gateway.fetch('http://gateway' + path, { method: 'POST', headers, body });
        const { data, errors } = await response.json();
        console.log(JSON.stringify(data ?? errors[0].extensions));
      }
      await gateway.dispose();`,
    );
    const node = '{"slug":"post-1"}';
    expect((await project.run('node', 'sites.mjs', site.url)).trim().split('\n')).toEqual([
      `{"posts":{"nodes":[${node}]}}`,
      `{"posts":{"nodes":[${node},${node}]}}`,
      '{"code":"QUERY_TOO_COMPLEX","estimate":4,"limit":2}',
    ]);
  });

  test('serves a site from its types and fields alone, with no more than `fetch`', async () => {
    const project = projectOf(version);
    await project.run('pressgraph', 'record', site.url, '--discovery-only', '--output', 'site.json');
    await project.write(
      'edge.mjs',
      `import { readFileSync } from 'node:fs';
      import { createEdgeGateway } from 'pressgraph/edge';
      const gateway = createEdgeGateway({ snapshot: JSON.parse(readFileSync('site.json', 'utf8')) });
      console.log(await (await gateway.fetch(new Request('http://edge/graphql', ${POST}))).text());`,
    );
    expect((await project.run('node', 'edge.mjs')).trim()).toBe(ANSWER);
  });

  test('has the command, which reads a config file, answers a query and builds a schema', async () => {
    const project = projectOf(version);
    await project.write(
      'pressgraph.config.mjs',
      `import { defineConfig } from 'pressgraph';
      const typeDefs = 'extend type Post { ownField: String }';
      export default defineConfig({ port: 0, observing: { logFormat: 'json' }, extendSchema: () => ({ typeDefs }) });`,
    );
    await project.write(
      'command.mjs',
      `import { spawn } from 'node:child_process';
      const command = spawn('pressgraph', [process.argv[2]]);
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
    const schema = await project.run('pressgraph', 'schema', '--wordpress', site.url);
    expect(schema).toContain('type Post implements');
    expect(schema).toContain('ownField: String');
  });
});

test('has types that need no other package than graphql and those of Node.js', async () => {
  const project = projectOf('16.11.0');
  await project.write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: ['typed.ts'] }),
  );
  await project.write(
    'typed.ts',
    `import { createServer } from 'node:http';
    import {
      buildSchema, createGateway, defineConfig, type ExtendSchema, type GatewayOptions, readOptions, type WordPressItem,
    } from 'pressgraph';
    import { createEdgeGateway, type EdgeGatewayOptions } from 'pressgraph/edge';
    import { makePost, startWordPressServer } from 'pressgraph/testing';
    const extendSchema: ExtendSchema = (kit) => ({
      typeDefs: 'extend type Post { shout: String, next: Post }',
      resolvers: {
        Post: {
          shout: { reads: ['slug'], resolve: ({ slug = '' }: WordPressItem) => slug.toUpperCase() },
          next: (post: WordPressItem, _args: unknown, context, info) => kit.load(post.id + 1, context, info),
        },
      },
    });
    const options: GatewayOptions = { ...readOptions([], process.env), wordpress: 'https://example.com' };
    const gateway = await createGateway({ ...options, cache: { ttl: 60 }, extendSchema });
    createServer(gateway).listen(4000);
    export const GET: (request: Request) => Promise<Response> | Response = gateway;
    export type Schema = ReturnType<typeof buildSchema>;
    const edge: EdgeGatewayOptions = {
      snapshot: {},
      cache: { ttl: 60, store: { get: async () => null, put: async () => {} } },
      limits: { persistedOperations: {}, maxCost: 50 },
    };
    export const { fetch } = createEdgeGateway(edge);
    export const overResponses = () => createEdgeGateway({ ...edge, cache: {} as Cache });
    export const site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
    export default defineConfig({
      port: 4000,
      observing: { logLevel: 'warn' },
      beforeRequest: ({ url, as }) => (as === 'anonymous' ? { url, headers: { 'x-key': '1' } } : undefined),
    });`,
  );
  expect(await project.run(process.execPath, COMPILER, '-p', '.').catch(({ stdout }) => stdout)).toBe('');
});

describe('the examples of docs/extending.md', () => {
  let project: Project;
  beforeAll(async () => {
    project = projectOf('17');
    const page = await readFile(new URL('../../docs/extending.md', import.meta.url), 'utf8');
    const blocks = [...page.matchAll(/```ts\n\/\/ (\S+)\n(.*?)```/gs)];
    const files = blocks.map(([, name = '']) => `examples/${name}`);
    expect(files).toHaveLength(page.split('```ts').length - 1);
    for (const [index, file] of files.entries()) await project.write(file, blocks[index]?.[2] ?? '');
    await project.write(
      'tsconfig.examples.json',
      JSON.stringify({
        compilerOptions: { ...COMPILER_OPTIONS, noEmit: false, rootDir: 'examples', outDir: 'built' },
        files,
      }),
    );
    const compile = project.run(process.execPath, COMPILER, '-p', 'tsconfig.examples.json');
    expect(await compile.catch(({ stdout }) => stdout)).toBe('');
  });

  test.each([
    ['pressgraph.config.js', 'teaser(words: Int! = 20): String!'],
    ['sponsors.js', 'sponsor: Page'],
    ['likes.js', 'likes: Int!'],
    ['context.js', 'country: String!'],
    ['hooks.js', 'type Post implements'],
  ])('%s adds to the schema', async (file, added) => {
    expect(await project.run('pressgraph', 'schema', site.url, '--config', `built/${file}`)).toContain(added);
  });

  test('the field of ten lines has its value', async () => {
    await project.write(
      'teaser.mjs',
      `import { createGateway } from 'pressgraph';
      import config from './built/pressgraph.config.js';
      const gateway = await createGateway({ ...config, wordpress: process.argv[2] });
      console.log(await (await gateway.fetch('http://gateway/graphql?query={posts{nodes{teaser(words:1)}}}')).text());
      await gateway.dispose();`,
    );
    expect(JSON.parse(await project.run('node', 'teaser.mjs', site.url))).toEqual({
      data: { posts: { nodes: [{ teaser: 'Excerpt' }] } },
    });
  });

  test('GraphQL.js executes alone, and the test passes', async () => {
    expect(JSON.parse(await project.run('node', 'built/alone.js', site.url))).toEqual(JSON.parse(ANSWER));
    expect(await project.run('node', 'built/fields.test.js')).toBe('');
  });

  test('in TypeScript, a config file is loaded where Node.js runs TypeScript', async () => {
    const text = await readFile(join(project.folder, 'examples/pressgraph.config.ts'), 'utf8');
    for (const version of GRAPHQL) {
      const { run, write } = projectOf(version);
      await write('typed/pressgraph.config.ts', text);
      const schema = run('pressgraph', 'schema', site.url, '--config', 'typed/pressgraph.config.ts');
      const runsTypeScript = (await run('node', '-p', 'Boolean(process.features.typescript)')).trim();
      if (runsTypeScript === 'true') expect(await schema).toContain('teaser(');
      else
        await expect(schema).rejects.toMatchObject({ stderr: expect.stringContaining('npm install jiti') });
    }
  });
});

test('resolves in every way that Node.js and bundlers do', async () => {
  const attw = fileURLToPath(new URL('../../node_modules/.bin/attw', import.meta.url));
  const { tarball, run } = projectOf('17');
  // That `require` loads a module of ES, every Node.js that is promised knows.
  const options = ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm', '--format', 'json'];
  const { problems } = JSON.parse(await run(attw, tarball, ...options)) as {
    problems: Record<string, unknown>;
  };
  expect(
    Object.keys(problems).filter((kind) => kind !== 'CJSResolvesToESM' && kind !== 'NoResolution'),
  ).toEqual([]);
});

test('holds what is used, and nothing of the repository besides', async () => {
  const folder = join(projectOf('17').folder, 'node_modules/pressgraph');
  expect((await readdir(folder)).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'companion',
    'dist',
    'package.json',
    'schema',
  ]);
  const files = await readdir(join(folder, 'dist'), { recursive: true });
  const kinds = new Set(
    files.filter((name) => /\.\w+$/.test(name)).map((name) => /(?:\.d)?\.\w+$/.exec(name)?.[0]),
  );
  expect([...kinds].sort()).toEqual(['.d.ts', '.js', '.md']);
  expect(files.filter((name) => /test\.|fixture|vitest/.test(name))).toEqual([]);
});

test('names the packages that traces need, where they are not installed', async () => {
  const failed = projectOf('17').run(
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

test('holds the notices of what is bundled, which permit it', async () => {
  const dist = join(projectOf('17').folder, 'node_modules/pressgraph/dist');
  const notices = await readFile(join(dist, 'THIRD-PARTY-LICENSES.md'), 'utf8');
  const bundled = [...notices.matchAll(/^## (\S+) - \S+ \((.+)\)$/gm)].map(([, name, licence]) => ({
    name,
    licence,
  }));
  expect(bundled.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['graphql-yoga', 'undici', '@redis/client']),
  );
  expect(bundled.filter(({ licence = '' }) => !LICENCES.includes(licence))).toEqual([]);
});
