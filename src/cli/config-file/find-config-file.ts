import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PressgraphError } from '../../base/errors.ts';

/** The names under which a config file is found in the working directory. */
export const CONFIG_NAMES = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `pressgraph.config.${ending}`);

/**
 * The path of the config file; `undefined` without one.
 *
 * @param given As `--config` names it. Default: the one in the folder.
 * @throws PressgraphError BAD_USER_INPUT for several of them.
 */
export function findConfigFile(folder: string, given: string | undefined): string | undefined {
  if (given !== undefined) return resolve(folder, given);
  const found = CONFIG_NAMES.filter((name) => existsSync(resolve(folder, name)));
  const [name, ...others] = found;
  if (others.length === 0) return name && resolve(folder, name);
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected one config file, got ${found.join(', ')}. Choose one with --config.`,
  );
}
