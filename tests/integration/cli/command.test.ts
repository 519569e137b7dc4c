import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { settings } from '../../../src/config.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

// The built command, as `npx pressgraph` would start it: `npm test` builds it first.
const COMMAND = new URL('../../../dist/cli/main.js', import.meta.url).pathname;
const ENVIRONMENT = { PATH: process.env['PATH'] };

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function pressgraph(...args: string[]): Promise<Outcome> {
  try {
    return {
      code: 0,
      ...(await promisify(execFile)(process.execPath, [COMMAND, ...args], { env: ENVIRONMENT })),
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'stderr' in error) return error as unknown as Outcome;
    throw error;
  }
}

describe('the command over a site', () => {
  test('says where GraphiQL is and what to try, answers queries, and stops when it is told to', async () => {
    await using site = await startWordPressServer({
      name: 'The Imitation',
      posts: [makePost({ id: 1, title: 'Ink' })],
    });
    const command = spawn(process.execPath, [COMMAND, '--port', '0'], {
      env: { ...ENVIRONMENT, WORDPRESS_URL: site.url },
    });
    const exited = once(command, 'exit');
    let printed = '';
    for await (const chunk of command.stdout) {
      printed += chunk;
      if (printed.includes('Find anything')) break;
    }
    expect(printed).toContain('Pressgraph serves The Imitation');
    expect(printed.match(/^ +curl /gm)).toHaveLength(3);

    const url = /GraphiQL +(\S+)/.exec(printed)?.[1] ?? '';
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ posts { nodes { title } } }' }),
    });
    expect(await answer.json()).toEqual({ data: { posts: { nodes: [{ title: 'Ink' }] } } });

    command.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});

describe('the command without a site to serve', () => {
  test('asks for its address', async () => {
    const { code, stderr } = await pressgraph();
    expect(code).toBe(1);
    expect(stderr).toContain('--wordpress https://example.com');
  });

  test('says what was tried, and what came back, where no WordPress is', async () => {
    await using site = await startWordPressServer({
      override: () => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<title>A shop</title>',
      }),
    });
    const { code, stderr } = await pressgraph('--wordpress', site.url);
    expect(code).toBe(1);
    expect(stderr).toContain('No WordPress REST API can be read');
    expect(stderr).toContain('/wp-json/');
    expect(stderr).toContain('?rest_route=');
    expect(stderr).toContain('A shop');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('says that nothing answers where nothing does', async () => {
    const { code, stderr } = await pressgraph('--wordpress', 'http://127.0.0.1:9');
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing answers at http://127.0.0.1:9');
  });

  test('refuses settings that make no sense', async () => {
    const { code, stderr } = await pressgraph('--port', 'many');
    expect(code).toBe(1);
    expect(stderr).toContain('--port');
  });

  test('explains its settings', async () => {
    const { code, stdout } = await pressgraph('--help');
    expect(code).toBe(0);
    for (const { flag, variable } of settings) expect(stdout).toMatch(new RegExp(`${flag} +${variable}`));
  });
});

test('a port that is taken is told in plain words', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
  const { code, stderr } = await pressgraph('--wordpress', site.url, '--port', new URL(site.url).port);
  expect(code).toBe(1);
  expect(stderr).toContain('something else listens there');
});

test('the package is a library: it gives a gateway to mount anywhere', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1, title: 'Ink' })] });
  const program = `
    import { createGateway } from 'pressgraph';
    const gateway = await createGateway({ wordpress: '${site.url}' });
    const answer = await gateway.fetch('http://localhost/graphql?query={posts{nodes{title}}}');
    process.stdout.write(await answer.text());
    await gateway.dispose();`;
  const cwd = new URL('../../../', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd,
  });
  expect(JSON.parse(stdout)).toEqual({ data: { posts: { nodes: [{ title: 'Ink' }] } } });
});
