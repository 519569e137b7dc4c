import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';
import { COMMAND, ENVIRONMENT } from './pressgraph.ts';

/** What the command says on both outputs while it answers one query. */
async function hear(env: Record<string, string>, isTerminal: boolean) {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
  const heard = { out: '', err: '' };
  const running = await run({
    argv: ['--wordpress', site.url, '--port', '0'],
    env,
    isTerminal,
    print: (text) => {
      heard.out += text;
    },
    printError: (text) => {
      heard.err += text;
    },
  });
  if (typeof running === 'number') throw new Error(`Expected it to run, not to end with ${running}.`);
  await fetch(`${running.url}?query={__typename}`).then((response) => response.text());
  await running.refresh();
  await running.stop();
  return { greets: heard.out.includes('Pressgraph serves'), err: heard.err };
}

const messagesOf = (lines: string): unknown[] =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { msg: unknown }).msg);

test('in a terminal, the log has the address and then only warnings', async () => {
  expect(await hear({}, true)).toEqual({ greets: true, err: 'The site has not changed.\n' });
});

test('without a terminal, the log has a JSON line per event, and the start in plain text', async () => {
  const { greets, err } = await hear({}, false);
  expect(greets).toBe(true);
  expect(messagesOf(err)).toEqual(['started', 'operation', 'The site has not changed.']);
});

test('with the format json, there is nothing but JSON', async () => {
  const { greets, err } = await hear({ LOG_FORMAT: 'json' }, true);
  expect(greets).toBe(false);
  expect(messagesOf(err)).toEqual(['started', 'operation', 'The site has not changed.']);
});

test('with the level silent, there is no log', async () => {
  expect(await hear({ LOG_FORMAT: 'json', LOG_LEVEL: 'silent' }, false)).toEqual({ greets: false, err: '' });
});

test('control characters of a site do not reach the terminal', async () => {
  const hostile = '\u001b[2J\u009b31m\u202eevil';
  const heard = { out: '', err: '' };
  const options = {
    env: {},
    print: (text: string) => {
      heard.out += text;
    },
    printError: (text: string) => {
      heard.err += text;
    },
  };
  await using site = await startWordPressServer({
    name: hostile,
    override: ({ route }) => (route === '/wp/v2/types' ? { body: { [hostile]: {} } } : undefined),
  });
  const running = await run({ ...options, argv: ['--wordpress', site.url, '--port', '0'] });
  if (typeof running === 'object') await running.stop();
  await run({ ...options, print: () => {}, argv: ['schema', site.url] });

  expect(heard.out).toMatch(/Pressgraph serves .*evil/);
  expect(heard.err.match(/^Warning: .*evil/gm)).toHaveLength(2);
  // Line breaks are the command's own.
  expect(`${heard.out}${heard.err}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
});

test.skipIf(!existsSync('/dev/full'))(
  'a full disk does not end the gateway: lines are dropped and counted',
  async () => {
    await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
    const args = [COMMAND, site.url, '--port', '0', '--metrics-port', '0'];
    const command = spawn(process.execPath, args, {
      env: { ...ENVIRONMENT, LOG_FORMAT: 'auto' },
      stdio: ['ignore', 'pipe', openSync('/dev/full', 'w')],
    });
    const addresses: string[] = [];
    for await (const line of createInterface({ input: command.stdout as Readable })) {
      const [, address] = /^ +(?:GraphiQL|Metrics) +(\S+)/.exec(line) ?? [];
      if (address !== undefined) addresses.push(address);
      if (addresses.length === 2) break;
    }
    const [graphql, metrics] = addresses;
    for (let turn = 0; turn < 3; turn++) {
      const response = await fetch(`${graphql}?query={posts{nodes{databaseId}}}`);
      expect(await response.json()).toEqual({ data: { posts: { nodes: [{ databaseId: 1 }] } } });
    }
    const text = await fetch(`${metrics}`).then((response) => response.text());
    expect(Number(/^pressgraph_log_lines_dropped_total (\d+)/m.exec(text)?.[1])).toBeGreaterThanOrEqual(3);
    command.kill('SIGTERM');
    expect(await once(command, 'exit')).toEqual([0, null]);
  },
);
