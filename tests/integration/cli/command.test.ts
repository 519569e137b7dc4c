import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { settings } from '../../../src/config/settings.ts';
import { startHostileServer } from '../../helpers/hostile-server.ts';
import { answerRoute } from '../../helpers/wordpress-rest.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';
import { makeSite } from '../../helpers/wordpress-site.ts';
import { COMMAND, ENVIRONMENT, pressgraph } from './pressgraph.ts';

describe('the command over a site', () => {
  test('prints the address of GraphiQL and an example, answers queries, and stops on a signal', async () => {
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

  test('rediscovers the site on SIGHUP, and reports what changed', async () => {
    const plain = { posts: [makePost({ id: 1 })] };
    let site = makeSite(plain);
    await using server = await startWordPressServer({
      ...plain,
      override: ({ route, query }) => (route === undefined ? undefined : answerRoute(site, route, query)),
    });
    const command = spawn(process.execPath, [COMMAND, 'serve', '--wordpress', server.url, '--port', '0'], {
      env: ENVIRONMENT,
    });
    const exited = once(command, 'exit');
    const told = createInterface({ input: command.stderr })[Symbol.asyncIterator]();
    await once(command.stdout, 'data');

    command.kill('SIGHUP');
    expect((await told.next()).value).toBe('The site has not changed.');

    site = makeSite({ ...plain, types: { book: { name: 'Books', rest_base: 'books' } } });
    command.kill('SIGHUP');
    expect((await told.next()).value).toBe('The site has changed; a new schema is served.');
    expect((await told.next()).value).toMatch(/^Safe \(\d+\)$/);

    command.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});

describe('the command over several sites', () => {
  test('prints where each is, and on SIGHUP opens and closes what its file says', async () => {
    await using us = await startWordPressServer({ name: 'USA' });
    await using india = await startWordPressServer({ name: 'India' });
    const folder = mkdtempSync(join(tmpdir(), 'pressgraph-test-'));
    const file = join(folder, 'sites.json');
    writeFileSync(file, JSON.stringify({ us: us.url, also: us.url }));
    const command = spawn(process.execPath, [COMMAND, '--port', '0', '--open-sites', 'first-use'], {
      env: { ...ENVIRONMENT, SITES: file },
    });
    const exited = once(command, 'exit');
    const told = createInterface({ input: command.stderr })[Symbol.asyncIterator]();
    let printed = '';
    for await (const chunk of command.stdout) {
      printed += chunk;
      if (printed.includes('/us/graphql')) break;
    }
    const [, url = ''] = /Pressgraph serves 2 sites at (\S+)/.exec(printed) ?? [];
    const nameAt = async (key: string) => {
      const response = await fetch(
        new URL(`/${key}/graphql?query=${encodeURIComponent('{ site { name } }')}`, url),
      );
      return response.status === 200 ? (await response.json()).data.site.name : response.status;
    };
    expect([await nameAt('us'), await nameAt('also'), await nameAt('in')]).toEqual(['USA', 'USA', 404]);
    expect((await told.next()).value).toContain(
      'Warning: also: This is the same WordPress as that of the site “us”',
    );

    writeFileSync(file, JSON.stringify({ in: india.url }));
    command.kill('SIGHUP');
    expect((await told.next()).value).toBe('The sites were read again. added: in; removed: us, also');
    expect([await nameAt('us'), await nameAt('in')]).toEqual([404, 'India']);

    writeFileSync(file, '{');
    command.kill('SIGHUP');
    expect((await told.next()).value).toContain('sites');
    // What cannot be read changes nothing.
    expect(await nameAt('in')).toBe('India');

    command.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    rmSync(folder, { recursive: true });
  });
});

describe.each(['pressgraph.config.mjs', 'pressgraph.config.ts'])(
  'the command with several sites in %s',
  (name) => {
    test('reads the file again on SIGHUP', async () => {
      await using us = await startWordPressServer({ name: 'USA' });
      const folder = mkdtempSync(join(tmpdir(), 'pressgraph-test-'));
      const write = (...keys: string[]) =>
        writeFileSync(
          join(folder, name),
          `export default { sites: ${JSON.stringify(Object.fromEntries(keys.map((key) => [key, us.url])))}, openSites: 'first-use' };`,
        );
      write('us');
      const command = spawn(process.execPath, [COMMAND, '--port', '0'], { cwd: folder, env: ENVIRONMENT });
      const exited = once(command, 'exit');
      const told = createInterface({ input: command.stderr })[Symbol.asyncIterator]();
      await once(command.stdout, 'data');
      for (const [keys, change] of [
        [['us', 'one'], 'added: one'],
        [['us', 'two'], 'added: two; removed: one'],
      ] as const) {
        write(...keys);
        command.kill('SIGHUP');
        expect((await told.next()).value).toBe(`The sites were read again. ${change}`);
      }
      command.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
      rmSync(folder, { recursive: true });
    });
  },
);

describe('the command while it starts', () => {
  test('ends on SIGTERM', async () => {
    let ask = () => {};
    const asked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    // A site that never answers.
    await using server = await startHostileServer(() => ask());
    const command = spawn(process.execPath, [COMMAND, server.url, '--port', '0'], { env: ENVIRONMENT });
    const exited = once(command, 'exit');
    await asked;
    command.kill('SIGTERM');
    expect(await exited).toEqual([143, null]);
  });

  test('refuses a pipe as a file of settings', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pressgraph-test-'));
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await using server = await startWordPressServer({});
    const { code, stderr } = await pressgraph(server.url, '--port', '0', '--persisted-operations', pipe);
    rmSync(folder, { recursive: true });
    expect(code).not.toBe(0);
    expect(stderr).toContain('something that is not a regular file');
  });
});

describe('the command without a site to serve', () => {
  test('asks for its address', async () => {
    const { code, stderr } = await pressgraph();
    expect(code).toBe(2);
    expect(stderr).toContain('--wordpress https://example.com');
  });

  test('lists its attempts if there is no WordPress', async () => {
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

  test('reports that nothing answers', async () => {
    const { code, stderr } = await pressgraph('--wordpress', 'http://127.0.0.1:9');
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing answers at http://127.0.0.1:9');
  });

  test('rejects invalid settings', async () => {
    const { code, stderr } = await pressgraph('--port', 'many');
    expect(code).toBe(2);
    expect(stderr).toContain('--port');
  });

  test.each([
    [
      ['nonsense'],
      'Expected a command (serve, schema, doctor, record, init), the address of a site or a flag, got “nonsense”. See --help.',
    ],
    [
      ['shcema'],
      'Expected a command (serve, schema, doctor, record, init), the address of a site or a flag, got “shcema”. Did you mean schema? See --help.',
    ],
    [['serve', '--diff', 'x'], "Unknown option '--diff'. See --help."],
    [['schema', '--port', '4000'], "Unknown option '--port'. See --help."],
  ])('rejects %j', async (args, told) => {
    expect(await pressgraph(...args)).toMatchObject({ code: 2, stdout: '', stderr: `${told}\n` });
  });

  test('prints its version', async () => {
    const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    expect(await pressgraph('--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  test('explains its settings', async () => {
    const { code, stdout } = await pressgraph('--help');
    expect(code).toBe(0);
    for (const { flag, variable } of settings)
      expect(stdout).toMatch(new RegExp(`${flag}(?:, -\\w)? +${variable}`));
  });

  test.each(['serve', 'schema'])('explains %s', async (command) => {
    const { code, stdout } = await pressgraph(command, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^pressgraph ${command}: `));
  });
});

test('a port in use is explained', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
  const { code, stderr } = await pressgraph('--wordpress', site.url, '--port', new URL(site.url).port);
  expect(code).toBe(2);
  expect(stderr).toContain('the port is in use');
});

test('a port in use is reported before the site is requested', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
  const { port } = new URL(site.url);
  for (const flag of ['--port', '--metrics-port']) {
    const { code, stderr } = await pressgraph(
      site.url,
      ...(flag === '--port' ? [] : ['--port', '0']),
      flag,
      port,
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining('the port is in use')]);
  }
  expect(site.calls).toEqual([]);
});

test('prints the whole schema, and ends', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
  const { code, stdout } = await pressgraph('schema', site.url);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^type Query \{.+?^\}\n/ms);
});

test('the package is a library with a gateway to mount anywhere', async () => {
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
