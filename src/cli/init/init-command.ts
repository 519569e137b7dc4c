import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { PressgraphError } from '../../base/errors.ts';
import { readFlags } from '../../config/read-flags.ts';
import type { RunOptions } from '../command.ts';
import { CONFIG_NAMES } from '../config-file/find-config-file.ts';
import { readVersion } from '../version.ts';
import { projectFiles } from './project-files.ts';

/**
 * `pressgraph init [URL]`: writes what a project begins with. Nothing is written if a file of it exists.
 *
 * @returns The exit code.
 */
export async function runInitCommand(options: RunOptions): Promise<number> {
  const { argv, env, printError, folder = process.cwd() } = options;
  const { wordpress, force = false } = readFlags(argv, ['wordpress'], { force: { type: 'boolean' } });
  const given = wordpress ?? (env['WORDPRESS_URL'] || undefined);
  const address = typeof given === 'string' ? given : await askAddress(options);
  const files = projectFiles(address, readVersion());
  const names = new Set([...Object.keys(files), ...CONFIG_NAMES]);
  const existing = [...names].filter((name) => existsSync(resolve(folder, name)));
  if (existing.length > 0 && !force) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected none of the files to exist, got ${existing.join(', ')}. --force overwrites what is written.`,
    );
  }
  for (const [name, text] of Object.entries(files)) {
    await writeFile(resolve(folder, name), text);
    printError(`Written: ${name}\n`);
  }
  printError('Next: npx pressgraph\n');
  return 0;
}

const EXAMPLE = 'https://example.com';

async function askAddress({ ask, printError }: RunOptions): Promise<string> {
  const answer = await ask?.('Address of the WordPress site: ');
  if (answer !== undefined && answer.trim() !== '') return answer.trim();
  printError(`No address given: the config file has ${EXAMPLE}.\n`);
  return EXAMPLE;
}
