import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { createEdgeGateway } from '../../../src/edge/create-edge-gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServer } from '../../helpers/wordpress-server.ts';
import { COMMAND, ENVIRONMENT } from './pressgraph.ts';

let folder: string;
let site: WordPressServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-'));
  site = await startWordPressServer({
    posts: [makePost({ id: 1, slug: 'hello', title: { rendered: 'Hello' } })],
  });
  await mkdir(join(folder, 'src/parts'), { recursive: true });
  await writeFile(join(folder, 'src/home.graphql'), 'query Home { posts(first: 2) { nodes { ...Card } } }');
  await writeFile(join(folder, 'src/parts/card.graphql'), 'fragment Card on Post { title }');
  await writeFile(
    join(folder, 'src/post.graphql'),
    'query Post($slug: String!) { post(by: { slug: $slug }) { title } }',
  );
  await writeFile(join(folder, 'values.json'), '{ "Post": { "slug": "hello" } }');
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const record = async (...args: string[]) =>
  await promisify(execFile)(process.execPath, [COMMAND, 'record', site.url, ...args], {
    cwd: folder,
    env: ENVIRONMENT,
    encoding: 'buffer',
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr: stderr.toString() }),
    (error) => ({ code: error.code as number, stdout: error.stdout as Buffer, stderr: String(error.stderr) }),
  );

test('pressgraph record writes a snapshot to standard output, which pressgraph --snapshot serves', async () => {
  const { code, stdout, stderr } = await record(
    '--operations',
    'src/**/*.graphql',
    '--variables',
    'values.json',
  );
  expect(stderr).toMatch(/2 operations, \d+ answers of WordPress, \d+ KB\./);
  expect(code).toBe(0);
  const path = join(folder, 'site.snapshot');
  await writeFile(path, stdout);
  await using gone = await startWordPressServer();
  const running = await run({
    argv: ['--snapshot', path, '--port', '0'],
    env: { LOG_FORMAT: 'text' },
    print: () => {},
    printError: () => {},
  });
  if (typeof running === 'number') throw new Error(`It ended with ${running}.`);
  try {
    const response = await fetch(running.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: '{ posts(first: 2) { nodes { title } } post(by: { slug: "hello" }) { title } }',
      }),
    });
    expect(await response.json()).toEqual({
      data: { posts: { nodes: [{ title: 'Hello' }] }, post: { title: 'Hello' } },
    });
    expect(gone.calls).toEqual([]);
  } finally {
    await running.stop();
  }
});

test('with --discovery-only, it writes the types and fields alone, twice the same, for `pressgraph/edge`', async () => {
  const { code, stdout, stderr } = await record('--discovery-only');
  expect([code, stderr]).toEqual([0, expect.stringMatching(/The types and fields of .*, \d+ KB\./)]);
  expect((await record('--discovery-only')).stdout.toString()).toBe(stdout.toString());
  expect(stdout.toString()).not.toContain('Hello');
  site.calls.length = 0;
  const gateway = createEdgeGateway({ snapshot: JSON.parse(stdout.toString()) });
  const answer = await gateway.fetch(new Request('http://edge/graphql?query={posts{nodes{title}}}'));
  expect(await answer.json()).toEqual({ data: { posts: { nodes: [{ title: 'Hello' }] } } });
  expect(site.calls.map(({ route }) => route)).toEqual(['/wp/v2/posts']);
});

test('operations in source code are read: templates and calls, with the fragments that they use', async () => {
  await mkdir(join(folder, 'code'));
  await writeFile(
    join(folder, 'code/card.tsx'),
    `import { gql } from '@apollo/client';
    export const CARD = gql\`fragment CodeCard on Post { title }\`;
    export const Card = ({ post }: { post: { title: string } }) => <h2>{post.title}</h2>;`,
  );
  await writeFile(
    join(folder, 'code/home.ts'),
    `import { CARD } from './card';
    export const HOME = gql\`query CodeHome { posts(first: 2) { nodes { ...CodeCard } } } \${CARD}\`;
    export const SITE = graphql(\`query CodeSite { site { name } }\`);
    export const OTHER = /* GraphQL */ \`query CodePages { pages { nodes { title } } }\`;
    // gql\`query NotCode { nothing }\``,
  );
  await writeFile(join(folder, 'code/plain.js'), 'export const answer = 42;');
  const recorded = await record('--operations', 'code/**/*.{ts,tsx,js}', '--output', 'code.snapshot');
  expect([recorded.code, recorded.stderr]).toEqual([0, expect.stringContaining('\n3 operations, ')]);
});

test('persisted operations are read, each with its own copy of a fragment', async () => {
  const fragment = 'fragment PersistedCard on Post { title }';
  await writeFile(
    join(folder, 'persisted.json'),
    JSON.stringify({
      a: `query One { posts(first: 1) { nodes { ...PersistedCard } } } ${fragment}`,
      b: `query Two { posts(first: 2) { nodes { ...PersistedCard } } } ${fragment}`,
    }),
  );
  const recorded = await record('--operations', 'persisted.json', '--output', 'persisted.snapshot');
  expect([recorded.code, recorded.stderr]).toEqual([0, expect.stringContaining('\n2 operations, ')]);
});

test('code that cannot be read, code without queries and a query that the schema refuses are told', async () => {
  await writeFile(join(folder, 'broken.ts'), 'const query = gql`{ site { name } }`; const = 1;');
  await writeFile(join(folder, 'none.ts'), "import { graphql } from './gql';");
  await writeFile(join(folder, 'refused.graphql'), 'query Refused { nothing } query Fine { site { name } }');
  expect(await record('--operations', 'broken.ts', '--output', 'x')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /^Expected to find operations in broken\.ts: Unexpected token \(1:\d+\)\n$/,
    ),
  });
  expect(await record('--operations', 'none.ts', '--output', 'x')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Expected queries in the files at none.ts, found none.'),
  });
  expect(await record('--operations', 'refused.graphql', '--output', 'x')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/Refused is not recorded: Cannot query field "nothing".*\n1 operation, /s),
  });
});

test('what needs values and has none is left out, with exit code 1', async () => {
  const { code, stderr } = await record('--operations', 'src/**/*.graphql', '--output', 'partial.snapshot');
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining('Post is not recorded: it needs values for $slug.'),
  ]);
});

test.each([
  [['--output', 'x'], /Expected --operations, such as/],
  [
    ['--operations', 'none/*.graphql', '--output', 'x'],
    /files with operations at .*none\/\*\.graphql, found none/,
  ],
  [['--operations', 'src/**/*.graphql', '--dialect', 'sql', '--output', 'x'], /--dialect to be/],
  [['--crawl', '--max-items', '-1', '--output', 'x'], /--max-items/],
  [['--crawl', '--output', 'x', '--service-authorization', 'a:b'], /no SERVICE_AUTHORIZATION/],
  [['--discovery-only', '--service-authorization', 'a:b'], /no SERVICE_AUTHORIZATION/],
  [['--discovery-only', '--crawl'], /either --discovery-only, or/],
])('%j is refused', async (args, message) => {
  let stderr = '';
  const argv = ['record', site.url, ...args.map((arg) => arg.replace(/^(?=src|none)/, `${folder}/`))];
  const printError = (text: string) => {
    stderr += text;
  };
  expect(await run({ argv, env: {}, print: () => {}, printError })).toBe(2);
  expect(stderr).toMatch(message);
});
