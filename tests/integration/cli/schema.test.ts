import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { createSitesGateway } from '../../../src/server/sites/create-sites-gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServer } from '../../helpers/wordpress-server.ts';
import type { Outcome } from './pressgraph.ts';

const NOBODY = 'http://127.0.0.1:9';

/** The command without its process: what it prints, and its exit code. */
const pressgraph = (...argv: string[]): Promise<Outcome> => pressgraphIn({}, ...argv);

async function pressgraphIn(env: Record<string, string>, ...argv: string[]): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await run({
    argv,
    env,
    print: (text) => {
      stdout += text;
    },
    printError: (text) => {
      stderr += text;
    },
  });
  if (typeof code !== 'number') throw new TypeError('Expected the command to end.');
  return { code, stdout, stderr };
}

let folder: string;
let plain: WordPressServer;
let withBooks: WordPressServer;
const plainFile = () => join(folder, 'plain.graphql');
const booksFile = () => join(folder, 'books.graphql');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressgraph-'));
  plain = await startWordPressServer({});
  withBooks = await startWordPressServer({ types: { book: { name: 'Books', rest_base: 'books' } } });
  await writeFile(plainFile(), (await pressgraph('schema', plain.url)).stdout);
  await writeFile(booksFile(), (await pressgraph('schema', withBooks.url)).stdout);
});
afterAll(async () => {
  await Promise.all([plain.close(), withBooks.close(), rm(folder, { recursive: true })]);
});

describe('pressgraph schema', () => {
  test('prints the schema of the site, sorted, and nothing else to standard output', async () => {
    const { code, stdout, stderr } = await pressgraph('schema', withBooks.url);
    expect(code).toBe(0);
    expect(stderr).toBe(`Reading ${withBooks.url}\n`);
    const schema = buildSchema(stdout);
    expect(schema.getType('Book')).toBeDefined();
    expect(stdout).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
  });

  test('takes the address by a flag, too', async () => {
    const { code, stdout } = await pressgraph('schema', '--wordpress', withBooks.url);
    expect({ code, isSame: stdout === (await pressgraph('schema', withBooks.url)).stdout }).toEqual({
      code: 0,
      isSame: true,
    });
  });

  test('warns of what could not be read', async () => {
    await using site = await startWordPressServer({
      override: ({ route }) => (route === '/wp/v2/types' ? { status: 403, body: 'Forbidden' } : undefined),
    });
    const { code, stderr } = await pressgraph('schema', site.url);
    expect(code).toBe(0);
    expect(stderr).toContain('Warning: The post types cannot be read; WordPress’s own are assumed.');
  });

  test('fails in plain words if no site answers', async () => {
    const { code, stdout, stderr } = await pressgraph('schema', NOBODY);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`Nothing answers at ${NOBODY}`);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test.each([
    ['without an address', [], 'Expected the address of a WordPress site'],
    ['with two', ['http://a.example', 'http://b.example'], 'Unexpected argument “http://b.example”'],
    ['with --json alone', [NOBODY, '--json'], 'Expected --diff with --json'],
    [
      'with a file that is not there',
      [NOBODY, '--diff', '/no/file'],
      'Expected a GraphQL schema in /no/file',
    ],
    ['with a file of another kind', [NOBODY, '--diff', import.meta.filename], 'Syntax Error'],
  ])('is misused %s', async (_how, args, told) => {
    const { code, stdout, stderr } = await pressgraph('schema', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('pressgraph schema --diff', () => {
  test('reports a new type as safe', async () => {
    const { code, stdout } = await pressgraph('schema', withBooks.url, '--diff', plainFile());
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Safe \(\d+\)\n/);
    expect(stdout).toMatch(/^ {2}Book +Type 'Book' was added$/m);
    expect(stdout).toMatch(/^ {2}Query\.books +Field 'books' was added to object type 'Query'$/m);
    // What a new type consists of goes without saying.
    expect(stdout).not.toMatch(/^ {2}Book\./m);
  });

  test('reports a removed type as breaking, and by its exit code', async () => {
    const { code, stdout } = await pressgraph('schema', plain.url, '--diff', booksFile());
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Breaking: .* \(\d+\)\n/);
    expect(stdout).toMatch(/^ {2}Book +Type 'Book' was removed$/m);
  });

  test('reports nothing if nothing changed', async () => {
    const { code, stdout } = await pressgraph('schema', plain.url, '--diff', plainFile());
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'No changes.\n' });
  });

  test('reports every kind of change, breaking ones first, with schema coordinates', async () => {
    const former = (await pressgraph('schema', plain.url)).stdout
      .replace('enum OrderDirection {', 'enum OrderDirection {\n  SIDEWAYS')
      .replace(/^( {2})"""[^"]*"""\n {2}RAW\n/m, '')
      .replace(/^type Query {/m, 'type Query {\n  weather(at: String): String')
      .replace('first: Int', 'first: Float');
    const file = join(folder, 'former.graphql');
    await writeFile(file, former);
    await using site = await startWordPressServer({ posts: [makePost({ id: 1, reading_time: '2 min' })] });

    const { code, stdout } = await pressgraph('schema', site.url, '--diff', file);
    expect(code).toBe(1);
    expect(stdout.match(/^\w+(?=[: ].*\(\d+\)$)/gm)).toEqual(['Breaking', 'Dangerous', 'Safe']);
    expect(stdout).toMatch(/^ {2}OrderDirection\.SIDEWAYS +Enum value 'SIDEWAYS' was removed/m);
    expect(stdout).toMatch(/^ {2}Query\.weather +Field 'weather' was removed/m);
    expect(stdout).toMatch(/^ {2}\w+\.\w+\(first:\) +Type for argument 'first' .* from 'Float' to 'Int'$/m);
    expect(stdout).toMatch(/^ {2}ContentFormat\.RAW +Enum value 'RAW' was added/m);
    expect(stdout).toMatch(/^ {2}Post\.readingTime +Field 'readingTime' was added/m);

    const json = await pressgraph('schema', site.url, '--diff', file, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      breaking: expect.arrayContaining([
        { coordinate: 'Query.weather', message: "Field 'weather' was removed from object type 'Query'" },
      ]),
      dangerous: [{ coordinate: 'ContentFormat.RAW' }],
      safe: [{ coordinate: 'Post.readingTime' }],
    });
  });

  test('does not take an unreachable site for a change', async () => {
    const { code, stdout, stderr } = await pressgraph('schema', NOBODY, '--diff', plainFile());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`Nothing answers at ${NOBODY}`);
  });
});

describe('pressgraph schema with several sites', () => {
  const both = () => ['--site', `us=${plain.url}`, '--site', `in=${withBooks.url}`];
  const served = async (path: string) => {
    await using gateway = await createSitesGateway({ sites: { us: plain.url, in: withBooks.url } });
    await gateway.sites.ready();
    return await (await gateway.fetch(`http://gateway${path}/schema.graphql`)).text();
  };

  test.each([
    ['the schema over all of them', [], '/graphql', [true, true]],
    ['with a key, that of one', ['--site', 'us'], '/us/graphql', [false, false]],
    ['the key may be joined', ['--site=in'], '/in/graphql', [true, false]],
    [
      'in the names of WPGraphQL',
      ['--site', 'in', '--dialect', 'wpgraphql'],
      '/in/wp/graphql',
      [true, false],
    ],
  ])('prints what the gateway serves: %s', async (_what, args, path, [hasBooks, hasSites]) => {
    const { code, stdout, stderr } = await pressgraph('schema', ...both(), ...args);
    expect({ code, stdout }).toEqual({ code: 0, stdout: await served(path) });
    const schema = buildSchema(stdout);
    expect(schema.getType('Book') !== undefined).toBe(hasBooks);
    expect(schema.getQueryType()?.getFields()['sites'] !== undefined).toBe(hasSites);
    if (hasSites) expect(stderr).toBe(`Reading us: ${plain.url}\nReading in: ${withBooks.url}\n`);
  });

  test('takes the sites from the environment, too; an address wins', async () => {
    const env = { SITES: `us=${plain.url} in=${withBooks.url}` };
    expect((await pressgraphIn(env, 'schema', '--site', 'in')).stdout).toBe(await served('/in/graphql'));
    const { stdout } = await pressgraphIn(env, 'schema', plain.url);
    expect(stdout).toBe((await pressgraph('schema', plain.url)).stdout);
  });

  test('compares it to a file, too', async () => {
    const former = join(folder, 'former-of-all.graphql');
    await writeFile(former, (await pressgraph('schema', '--site', `us=${plain.url}`)).stdout);
    const { code, stdout } = await pressgraph('schema', ...both(), '--diff', former);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}Book +Type 'Book' was added$/m);
  });

  test('fails if one of them cannot be read: nothing is printed that lacks it', async () => {
    const { code, stdout, stderr } = await pressgraph('schema', ...both(), '--site', `jp=${NOBODY}`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`jp: Nothing answers at ${NOBODY}`);
  });

  test.each([
    [
      'with a key of none',
      ['--site', `us=${NOBODY}`, '--site', 'uk'],
      'Expected --site to be one of us, got “uk”.',
    ],
    ['with a key alone', ['--site', 'us'], 'Expected several sites with --site us.'],
    ['with the dialect of all', ['--site', `us=${NOBODY}`, '--dialect', 'wpgraphql'], 'Expected --site KEY'],
  ])('is misused %s', async (_how, args, told) => {
    const { code, stdout, stderr } = await pressgraph('schema', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
  });
});
