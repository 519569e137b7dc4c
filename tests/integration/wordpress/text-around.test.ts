import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { keepLog } from '../../helpers/log-lines.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

const posts = [makePost({ id: 1, title: 'Ink [1]' })];
const notice = '<br />\n<b>Warning</b>:  Undefined key [0] {x in <b>/srv/p.php</b> on line <b>3</b><br />\n';
const comment = '\n<!-- cached by a plugin [1] -->';
const MARKS = '\uFEFF\uFEFF\uFEFF';

test.each([
  ['a comment of a cache', { after: comment }, ['a page cache adds a comment (“cached by a plugin [1]”)']],
  ['byte order marks', { before: MARKS }, ['begins with a byte order mark']],
  [
    'messages of PHP',
    { before: notice + notice },
    ['display_errors is on) (“Warning: Undefined key [0] {x in /srv/p.php on line 3”)'],
  ],
  [
    'all of them',
    { before: MARKS + notice, after: notice + comment },
    ['display_errors is on', 'adds a comment', 'byte order mark'],
  ],
])('%s around JSON: the site is served, and the log names each cause once', async (_name, around, causes) => {
  const { logger, lines } = keepLog({ level: 'warn' });
  await using gateway = await startGateway({ posts, around }, { logger });
  const { data, errors } = await gateway.query(
    '{ posts { nodes { title } } author(by: { databaseId: 9 }) { name } }',
  );
  expect({ data, errors }).toEqual({
    data: { posts: { nodes: [{ title: 'Ink [1]' }] }, author: null },
    errors: undefined,
  });
  expect(lines().map(({ msg }) => String(msg))).toEqual(
    causes.map((cause) => expect.stringContaining(cause)),
  );
});

test('text that appears later is logged when it is first seen', async () => {
  const { logger, lines } = keepLog({ level: 'warn' });
  await using gateway = await startGateway(
    {
      posts,
      override: ({ route }) =>
        route === '/wp/v2/posts' ? { body: `${notice}[{"id":1,"title":{"rendered":"Ink"}}]` } : undefined,
    },
    { logger, cache: { ttl: 0 } },
  );
  for (let round = 0; round < 2; round++) {
    expect(await gateway.query('{ posts { nodes { title } } }')).toEqual({
      data: { posts: { nodes: [{ title: 'Ink' }] } },
    });
  }
  expect(lines()).toEqual([
    {
      level: 'warn',
      kind: 'TEXT_AROUND_JSON',
      route: '/wp/v2/posts',
      msg: expect.stringContaining('display_errors'),
    },
  ]);
});

test('JSON that is cut short is an error, whatever is around it', async () => {
  await using gateway = await startGateway({
    posts,
    override: ({ route }) =>
      route === '/wp/v2/posts' ? { body: `${notice}[\n{"id":1},\n{"id":2}\n,${comment}` } : undefined,
  });
  const { errors } = await gateway.query('{ posts { nodes { title } } }');
  expect(errors?.[0]?.extensions?.code).toBe('UPSTREAM_ERROR');
});

describe('the doctor', () => {
  const doctor = async (before: string, after: string) => {
    await using site = await startWordPressServer({ posts, around: { before, after } });
    let printed = '';
    const print = (text: string) => {
      printed += text;
    };
    await run({ argv: ['doctor', site.url, '--json'], env: {}, print, printError: print });
    const { checks } = JSON.parse(printed) as { checks: { id: string; message: string; advice?: string }[] };
    return checks.filter(({ id }) => id === 'text-around');
  };

  test('warns of text around JSON, with its cause', async () => {
    expect(await doctor(MARKS + notice, comment)).toMatchObject([
      {
        status: 'warning',
        message: expect.stringContaining('display_errors is on) (“Warning: Undefined key'),
        advice: expect.stringContaining('WP_DEBUG_DISPLAY'),
      },
      { status: 'warning', message: expect.stringContaining('page cache'), advice: expect.any(String) },
      { status: 'warning', message: expect.stringContaining('byte order mark'), advice: expect.any(String) },
    ]);
  });

  test('says nothing where there is none', async () => {
    expect(await doctor('', '')).toEqual([]);
  });
});
