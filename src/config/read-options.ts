import type { GatewayValues } from './options.ts';
import { readFlags } from './read-flags.ts';
import { type Environment, readSettings } from './read-settings.ts';
import { optionsOf } from './resolve-options.ts';

/**
 * Options for `createGateway` from the flags and environment variables of `pressgraph serve`, for programs that are
 * configured like it.
 *
 * @example
 * const { wordpress = 'https://example.com', ...options } = readOptions(process.argv.slice(2), process.env);
 * const gateway = await createGateway({ ...options, wordpress });
 *
 * @throws PressgraphError BAD_USER_INPUT listing every mistake: the flag or variable, what was expected, what was given.
 */
export const readOptions = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): GatewayValues => optionsOf(readSettings(readFlags(argv), env satisfies Environment));
