import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../../src/cli/run.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

async function listening(listener: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressgraph-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);

/** Runs a command in the folder; `query` is asked while it serves. */
async function pressgraph(argv: readonly string[], env: Record<string, string> = {}, query?: string) {
  const [printed, told, shown]: [string[], string[], (string | undefined)[]] = [[], [], []];
  const outcome = await run({
    ...{ argv, env, folder },
    print: (text) => printed.push(text),
    printError: (text) => told.push(text),
    showProgress: (line) => shown.push(line),
  });
  const isServing = typeof outcome === 'object';
  const address = isServing ? `${outcome.url}?query=${encodeURIComponent(query ?? '{ __typename }')}` : '';
  const answer: unknown = isServing ? await (await fetch(address)).json() : undefined;
  if (isServing) await outcome.stop();
  return {
    outcome: isServing ? outcome.url : outcome,
    answer,
    stdout: printed.join(''),
    stderr: told.join(''),
    shown,
  };
}

describe('the config file of the command', () => {
  test.each([
    ['pressgraph.config.mjs', (config: string) => `export default ${config};`],
    ['pressgraph.config.ts', (config: string) => `const config: object = ${config}; export default config;`],
    ['pressgraph.config.json', (config: string) => config],
  ])('is found in the working directory: %s', async (name, moduleOf) => {
    await using site = await startWordPressServer();
    await write(name, moduleOf(JSON.stringify({ wordpress: site.url, port: 0, endpoint: '/api' })));
    const { outcome, answer } = await pressgraph([]);
    expect(outcome).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api$/);
    expect(answer).toEqual({ data: { __typename: 'Query' } });
  });

  test('gives way to the environment, and that to flags', async () => {
    await using site = await startWordPressServer();
    const config = { wordpress: 'http://127.0.0.1:9', port: 0, endpoint: '/file', upstream: { retries: 0 } };
    await write('other.json', JSON.stringify(config));
    const paths = async (argv: string[], env: Record<string, string>) => {
      const { outcome } = await pressgraph([site.url, '-c', 'other.json', ...argv], env);
      return new URL(String(outcome)).pathname;
    };
    expect(await paths([], {})).toBe('/file');
    expect(await paths([], { ENDPOINT: '/variable' })).toBe('/variable');
    expect(await paths(['--endpoint', '/flag'], { ENDPOINT: '/variable' })).toBe('/flag');
  });

  test('is checked with the same words, and other mistakes beside', async () => {
    await write(
      'pressgraph.config.mjs',
      `export default { wordpres: 'x', port: 'http', cache: { tll: 5 }, observing: { logLevel: 'loud' }, logger: console };`,
    );
    expect(await pressgraph(['--endpoint', 'graphql'])).toMatchObject({
      outcome: 2,
      stderr: `Invalid settings:
  wordpres in pressgraph.config.mjs: unknown option. Did you mean wordpress?
  cache.tll in pressgraph.config.mjs: unknown option. Did you mean cache.ttl?
  logger in pressgraph.config.mjs: unknown option.
  port in pressgraph.config.mjs: expected a whole number from 0 to 65535, got “http”
  --endpoint: expected a path that begins with a slash, got “graphql”
  observing.logLevel in pressgraph.config.mjs: expected \`debug\`, \`info\`, \`warn\`, \`error\` or \`silent\`, got “loud”
`,
    });
  });

  test.each([
    ['pressgraph.config.mjs', 'export const config = {};', 'to export an object by default'],
    ['pressgraph.config.mjs', 'export default {', 'pressgraph.config.mjs cannot be loaded: '],
    ['pressgraph.config.json', '{', 'got invalid JSON'],
  ])('that cannot be read is a plain error: %s', async (name, text, message) => {
    await write(name, text);
    const { outcome, stderr } = await pressgraph(['schema']);
    expect(outcome).toBe(2);
    expect(stderr).toContain(message);
  });

  test('is one', async () => {
    await write('pressgraph.config.mjs', 'export default {};');
    await write('pressgraph.config.json', '{}');
    expect((await pressgraph([])).stderr).toBe(
      'Expected one config file, got pressgraph.config.mjs, pressgraph.config.json. Choose one with --config.\n',
    );
  });

  test('gives hooks to all commands', async () => {
    const signed = new Map<string, number>();
    await using site = await startWordPressServer({
      override({ headers }) {
        const signature = String(headers['x-signature']);
        signed.set(signature, (signed.get(signature) ?? 0) + 1);
        return undefined;
      },
    });
    await write(
      'pressgraph.config.mjs',
      `export default { wordpress: '${site.url}', port: 0, beforeRequest: ({ method }) => ({ headers: { 'x-signature': method } }) };`,
    );
    for (const command of ['serve', 'schema', 'doctor']) {
      await pressgraph([command]);
      expect([...signed.keys()], command).toEqual(expect.arrayContaining(['HEAD', 'GET']));
      expect(signed.has('undefined'), command).toBe(false);
      signed.clear();
    }
  });
});

describe('the command line', () => {
  test.each([['-v'], ['--version']])('%s prints the version', async (flag) => {
    expect(await pressgraph([flag])).toMatchObject({ outcome: 0, stdout: '0.1.0\n' });
  });

  test.each([
    [['sreve', 'x'], 'Did you mean serve?'],
    [['https://a.example', '--prot', '1'], 'Did you mean --port?'],
    [['https://a.example', '-p', 'many'], '--port: expected a whole number from 0 to 65535, got “many”'],
    [['https://a.example', '-x'], "Unknown option '-x'."],
  ])('%j is refused in plain words', async (argv, message) => {
    const { outcome, stderr } = await pressgraph(argv);
    expect(outcome).toBe(2);
    expect(stderr).toContain(message);
  });

  test('a port in use is told before the site is requested', async () => {
    await using site = await startWordPressServer();
    const taken = createTcpServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const { outcome, stderr } = await pressgraph([site.url, '-p', String(port)]);
    taken.close();
    expect(outcome).toBe(2);
    expect(stderr).toContain('the port is in use: choose another with --port');
    expect(site.calls).toEqual([]);
  });

  test('a line of progress tells requests, size and seconds, and is gone in the end', async () => {
    await using site = await startWordPressServer();
    const { shown } = await pressgraph([site.url, '--port', '0']);
    expect(shown[0]).toBe(`Reading ${site.url}: 0 requests, 0 KB, 0 s`);
    expect(shown.at(-2)).toMatch(/: [1-9]\d* requests, [1-9]\d* KB, \d+ s$/);
    expect(shown.at(-1)).toBeUndefined();
  });

  test.each([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('colours with %j: %s', async (env, isColoured) => {
    await using site = await startWordPressServer();
    const { stdout } = await pressgraph([site.url, '--port', '0'], env);
    expect(stdout.includes('\u001b[')).toBe(isColoured);
  });
});

describe('pressgraph init', () => {
  test('writes a config file that the command runs on', async () => {
    await using site = await startWordPressServer({ posts: [makePost({ id: 1, title: 'First' })] });
    const { outcome, stderr } = await pressgraph(['init', site.url]);
    expect({ outcome, stderr }).toEqual({
      outcome: 0,
      stderr:
        'Written: pressgraph.config.mjs\nWritten: codegen.ts\nWritten: compose.yaml\nNext: npx pressgraph\n',
    });
    const { answer } = await pressgraph(['-p', '0'], {}, '{ posts { nodes { title } } }');
    expect(answer).toEqual({ data: { posts: { nodes: [{ title: 'First' }] } } });
  });

  test('writes a file that GraphQL Code Generator runs on', async () => {
    await using served = await startGateway({ posts: [makePost({ id: 1 })] });
    await using gateway = await listening(served.gateway);
    await pressgraph(['init', served.site.url]);
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    await mkdir(join(folder, 'src'));
    await write(
      'src/posts.ts',
      'import { graphql } from "./gql";\nexport const TITLES = graphql(`query Titles { posts { nodes { title date } } }`);',
    );
    const env = { ...process.env, GRAPHQL_URL: `${gateway.url}/graphql`, NODE_OPTIONS: '' };
    await promisify(execFile)(join(ROOT, 'node_modules/.bin/graphql-codegen'), ['--config', 'codegen.ts'], {
      ...{ cwd: folder, env },
    });
    const types = await readFile(join(folder, 'src/gql/graphql.ts'), 'utf8');
    expect(types).toMatch(/type TitlesQuery = [^;]*date\??: string \| null/);
    expect(types).toContain('class TypedDocumentString');
  });

  test('overwrites nothing without --force', async () => {
    await write('compose.yaml', 'services: {}');
    const { outcome, stderr } = await pressgraph(['init', 'https://a.example']);
    expect(outcome).toBe(2);
    expect(stderr).toBe(
      'Expected none of the files to exist, got compose.yaml. --force overwrites what is written.\n',
    );
    expect(await readFile(join(folder, 'compose.yaml'), 'utf8')).toBe('services: {}');
    expect((await pressgraph(['init', 'https://a.example', '--force'])).outcome).toBe(0);
    expect(parse(await readFile(join(folder, 'compose.yaml'), 'utf8'))).toMatchObject({
      services: { pressgraph: { image: 'node:24-slim', environment: { HOST: '0.0.0.0' } } },
    });
  });
});
