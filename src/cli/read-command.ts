import { basename } from 'node:path';
import process from 'node:process';
import { type Flags, type FlagTypes, readFlags } from '../config/read-flags.ts';
import { type ReadSettingsOptions, readSettings } from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import type { CommandObjects } from '../server/command-config.ts';
import { COMMAND_OBJECTS } from '../server/resolved-options.ts';
import type { RunOptions } from './command.ts';
import { findConfigFile } from './config-file/find-config-file.ts';
import { loadConfigFile } from './config-file/load-config-file.ts';

/** What a command is to do: by its flags, the environment and the config file. */
export interface CommandInput {
  readonly flags: Flags;
  readonly settings: Settings;
  /** Hooks and extensions, which only a config file can give. */
  readonly objects: CommandObjects;
}

/** Flags of every command besides its settings. */
export const COMMON_FLAGS = { config: { type: 'string', short: 'c' } } as const satisfies FlagTypes;

/**
 * Reads the settings of a command: flags win over the environment, the environment over the config file.
 *
 * @param own Flags of the command besides its settings.
 * @throws PressgraphError BAD_USER_INPUT listing every mistake.
 */
export async function readCommand(
  { argv, env, folder = process.cwd() }: Pick<RunOptions, 'argv' | 'env' | 'folder'>,
  { own = {}, ...options }: Omit<ReadSettingsOptions, 'file'> & { readonly own?: FlagTypes } = {},
): Promise<CommandInput> {
  const flags = readFlags(argv, options.scope, { ...COMMON_FLAGS, ...own });
  const given = flags['config'] ?? (env['PRESSGRAPH_CONFIG'] || undefined);
  const path = findConfigFile(folder, typeof given === 'string' ? given : undefined);
  if (path === undefined) return { flags, settings: readSettings(flags, env, options), objects: {} };
  const config = await loadConfigFile(path);
  const file = { name: basename(path), options: config, objects: COMMAND_OBJECTS };
  return {
    flags,
    settings: readSettings(flags, env, { ...options, file }),
    objects: Object.fromEntries(
      Object.entries(config).filter(([name]) => Object.hasOwn(COMMAND_OBJECTS, name)),
    ),
  };
}
