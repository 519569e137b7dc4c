import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

async function pressgraph(argv: readonly string[], env: Record<string, string> = {}) {
  const printed: string[] = [];
  const outcome = await run({
    ...{ argv, env, print: () => {} },
    printError: (text) => printed.push(text),
  });
  if (typeof outcome === 'object') await outcome.stop();
  return { code: typeof outcome === 'object' ? 'serves' : outcome, stderr: printed.join('') };
}

describe('the address of the site', () => {
  test.each([
    ['alone', (url: string) => [url]],
    ['behind the command', (url: string) => ['serve', url]],
    ['behind flags', (url: string) => ['--retries', '0', url]],
    ['without a scheme', (url: string) => [url.replace('http://', '')]],
    ['as a flag, too', (url: string) => [url, '--wordpress', url]],
  ])('needs no flag: %s', async (_where, argvOf) => {
    await using site = await startWordPressServer();
    const env = { WORDPRESS_URL: 'http://127.0.0.1:9' };
    expect(await pressgraph([...argvOf(site.url), '--port', '0'], env)).toEqual({
      code: 'serves',
      stderr: '',
    });
  });

  test.each(['serve', 'schema', 'doctor'])('is one, for %s', async (command) => {
    expect(await pressgraph([command, 'https://a.example', '--wordpress', 'https://b.example'])).toEqual({
      code: 2,
      stderr:
        'Expected one address, got “https://a.example” and --wordpress “https://b.example”. See --help.\n',
    });
  });

  test.each(['serve', 'schema', 'doctor'])('is explained where %s gets none', async (command) => {
    const { code, stderr } = await pressgraph([command]);
    expect(code).toBe(2);
    expect(stderr).toContain('Expected the address of a WordPress site.');
    expect(stderr).toContain(`Usage: pressgraph ${command} https://example.com`);
    expect(stderr).toContain(`pressgraph ${command} --help`);
  });
});
