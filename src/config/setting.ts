import type { ValueType } from './value-types.ts';

/**
 * Which program reads a setting.
 *
 * - `site`: every command, and the library. How a WordPress site is requested.
 * - `gateway`: `pressgraph serve`, and the library.
 * - `command`: `pressgraph serve` alone.
 */
export type SettingScope = 'site' | 'gateway' | 'command';

/** The one declaration of a setting: the command, the library and the documentation read it. */
export interface Setting {
  readonly scope: SettingScope;
  /** Without its dashes. */
  readonly flag: string;
  /** One letter that stands for the flag: `-p`. */
  readonly short?: string;
  /** Environment variable. A flag wins over it. */
  readonly variable: string;
  /** Its name among the library's options of its group. Default: its key in the table. */
  readonly option?: string;
  readonly type: ValueType<unknown>;
  /** Without one, the setting may be left unset. */
  readonly default?: unknown;
  readonly description: string;
  /** Whether its flag may be given several times: their values are joined by spaces. */
  readonly isRepeatable?: boolean;
  /** Whether its value appears nowhere, error messages included. */
  readonly isSecret?: boolean;
}

/** Settings by the name that the gateway's internals use. */
export type SettingTable = Readonly<Record<string, Setting>>;
