import { CACHE_SETTINGS } from './declared/cache-settings.ts';
import { CALLER_SETTINGS } from './declared/caller-settings.ts';
import { FRESHNESS_SETTINGS } from './declared/freshness-settings.ts';
import { LIMIT_SETTINGS } from './declared/limit-settings.ts';
import { OBSERVING_SETTINGS } from './declared/observing-settings.ts';
import { SERVER_SETTINGS } from './declared/server-settings.ts';
import { UPSTREAM_SETTINGS } from './declared/upstream-settings.ts';
import type { Setting, SettingTable } from './setting.ts';
import type { ValueType } from './value-types.ts';

const SETTINGS = {
  ...SERVER_SETTINGS,
  ...UPSTREAM_SETTINGS,
  ...LIMIT_SETTINGS,
  ...CACHE_SETTINGS,
  ...FRESHNESS_SETTINGS,
  ...CALLER_SETTINGS,
  ...OBSERVING_SETTINGS,
};

type Declared = typeof SETTINGS;

type ValueOf<S> = S extends { readonly type: ValueType<infer Value> }
  ? S extends { readonly default: unknown }
    ? Value
    : Value | undefined
  : never;

/** The value of every setting, flat, as the gateway's internals read them. */
export type Settings = { readonly [Name in keyof Declared]: ValueOf<Declared[Name]> };

export type SettingName = keyof Settings;

/** The name of a group of options; `server` stands for those outside any group. */
export type GroupName = 'server' | 'upstream' | 'limits' | 'cache' | 'freshness' | 'callers' | 'observing';

export interface SettingGroup {
  readonly name: GroupName;
  /** A heading. */
  readonly title: string;
  readonly description: string;
  readonly settings: SettingTable;
}

/** All settings, in the order in which `--help` and the documentation list them. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    name: 'server',
    title: 'Server',
    description: 'What is served, and where.',
    settings: SERVER_SETTINGS,
  },
  {
    name: 'upstream',
    title: 'Requests to WordPress',
    description: 'How WordPress is requested.',
    settings: UPSTREAM_SETTINGS,
  },
  {
    name: 'limits',
    title: 'Limits',
    description: 'What operations may cost, and which of them run.',
    settings: LIMIT_SETTINGS,
  },
  {
    name: 'cache',
    title: 'Cache',
    description: 'How long what anonymous callers may see is cached.',
    settings: CACHE_SETTINGS,
  },
  {
    name: 'freshness',
    title: 'Freshness',
    description: 'How soon changes on the site are noticed.',
    settings: FRESHNESS_SETTINGS,
  },
  {
    name: 'callers',
    title: 'Callers',
    description: 'Who callers are, and with whose rights WordPress is requested.',
    settings: CALLER_SETTINGS,
  },
  {
    name: 'observing',
    title: 'Observing',
    description: 'Logs, metrics and traces.',
    settings: OBSERVING_SETTINGS,
  },
];

/** A setting with its names. */
export interface NamedSetting extends Setting {
  readonly name: SettingName;
  readonly group: GroupName;
  /** Where the library's options have it: `cache.ttl`; `undefined` for settings of the command alone. */
  readonly path: string | undefined;
  /** Where a config file has it: as {@link path}, for settings of the command, too. */
  readonly filePath: string;
}

export const settings: readonly NamedSetting[] = SETTING_GROUPS.flatMap((group) =>
  Object.entries(group.settings).map(([name, setting]) => ({
    ...setting,
    // The tables of the groups are those that SETTINGS consists of.
    name: name as SettingName,
    group: group.name,
    path: setting.scope === 'command' ? undefined : pathOf(group.name, name, setting),
    filePath: pathOf(group.name, name, setting),
  })),
);

function pathOf(group: GroupName, name: string, { option = name }: Setting): string {
  return group === 'server' ? option : `${group}.${option}`;
}

export const DEFAULTS: Readonly<Record<string, unknown>> = Object.fromEntries(
  settings.map((setting) => [setting.name, setting.default]),
);

/** Values that no log may contain. */
export const secretsOf = (values: Settings): readonly string[] =>
  settings.flatMap(({ name, isSecret }) => {
    const value: unknown = values[name];
    if (isSecret !== true) return [];
    return [value].flat().flatMap((secret) => (typeof secret === 'string' ? partsOf(secret) : []));
  });

/** `user:password`, `Name: value` and `Bearer token` are secret as a whole, and in what follows the name. */
function partsOf(secret: string): readonly string[] {
  const part = (/^Bearer (\S+)$/i.exec(secret)?.[1] ?? secret.slice(secret.indexOf(':') + 1)).trim();
  return part.length < SHORTEST_SECRET || part === secret ? [secret] : [secret, part];
}

/** A shorter part is too likely to be something else. */
const SHORTEST_SECRET = 4;
