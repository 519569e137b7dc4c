import { type NamedSetting, SETTING_GROUPS, type SettingGroup, settings } from '../src/config/settings.ts';

const HEADER = `// Generated from the tables of settings by \`npm run codegen\`: change those, not this file.
`;

/** `src/config/options.ts`: the options of the library, with what editors show of each. */
export function optionsSource(): string {
  const groups = SETTING_GROUPS.filter(({ name }) => name !== 'server');
  const interfaces = groups.map(
    (group) =>
      `${comment([group.description], '')}export interface ${interfaceName(group)} {\n${membersOf(group.name)}}\n`,
  );
  const members = groups.map(
    (group) =>
      `${comment([group.description], '  ')}  readonly ${group.name}?: ${interfaceName(group)} | undefined;\n`,
  );
  const all = `${comment(['The options of the library that are values: what its settings are.'], '')}export interface GatewayValues {\n${membersOf('server')}${members.join('')}}\n`;
  const ofCommand = (group: string) => membersOf(group, ({ scope }) => scope === 'command');
  const command = [
    `/** Logs, metrics and traces of the command. */\nexport interface CommandObservingOptions extends ObservingOptions {\n${ofCommand('observing')}}\n`,
    `/** The options of the command alone, outside any group. */\nexport interface CommandValues {\n${ofCommand('server')}}\n`,
  ];
  return [HEADER, ...interfaces, all, ...command].join('\n');
}

const INTERFACES: Readonly<Record<string, string>> = {
  upstream: 'UpstreamOptions',
  limits: 'LimitOptions',
  cache: 'CacheOptions',
  freshness: 'FreshnessOptions',
  callers: 'CallerOptions',
  observing: 'ObservingOptions',
};

const interfaceName = ({ name }: SettingGroup): string => INTERFACES[name] ?? name;

const membersOf = (
  group: string,
  isMember = ({ path }: NamedSetting): boolean => path !== undefined,
): string =>
  settings
    .filter((setting) => setting.group === group && isMember(setting))
    .map((setting) => {
      const lines = [
        setting.description,
        ...(setting.default === undefined ? [] : [`@defaultValue ${defaultInCode(setting)}`]),
      ];
      const name = setting.filePath.split('.').at(-1);
      return `${comment(lines, '  ')}  readonly ${name}?: ${setting.type.typescript} | undefined;\n`;
    })
    .join('');

function comment(paragraphs: readonly string[], indent: string): string {
  const [only = ''] = paragraphs;
  const short = `${indent}/** ${only} */\n`;
  if (paragraphs.length === 1 && short.length <= WIDTH + 1) return short;
  const lines = paragraphs.flatMap((paragraph, index) => [
    ...(index === 0 ? [] : ['']),
    ...wrapped(paragraph, WIDTH - indent.length - 3),
  ]);
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */\n`].join(
    '\n',
  );
}

const WIDTH = 110;

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

function defaultInCode({ default: value, type }: NamedSetting): string {
  if (typeof value === 'number') {
    return `${value.toLocaleString('en-US').replaceAll(',', '_')}${type.unit === 'bytes' ? ` (${mebibytes(value)})` : ''}`;
  }
  return JSON.stringify(value).replaceAll('"', "'");
}

const mebibytes = (bytes: number): string => `${bytes / 1024 ** 2} MiB`;

/** The tables of docs/configuration.md, one for each group. */
export function settingsPage(): string {
  return SETTING_GROUPS.map(
    ({ name, title, description }) =>
      `### ${title}\n\n${description}\n\n${HEAD}${settings
        .filter(({ group }) => group === name)
        .map(rowOf)
        .join('')}`,
  ).join('\n');
}

const HEAD = `| flag | variable | option | default | |
|---|---|---|---|---|
`;

function rowOf(setting: NamedSetting): string {
  const { flag, short, variable, path, filePath, description, isSecret, type, default: value } = setting;
  const secret = isSecret ? ' A secret: set the variable, not the flag.' : '';
  const shown = textOf(value);
  const usual = `${shown === '' ? '' : `\`${shown}\``}${shown !== '' && type.unit === 'bytes' ? ` (${mebibytes(Number(value))})` : ''}`;
  return `| \`--${flag}\`${short ? `, \`-${short}\`` : ''} | \`${variable}\` | \`${filePath}\`${path === undefined ? ' (config file)' : ''} | ${usual} | ${description}${secret} |\n`;
}

/** A default, as a flag would give it. */
const textOf = (value: unknown): string => (value === undefined ? '' : String(value));

const TABLES = /(?<=<!-- settings -->\n).*(?=<!-- \/settings -->)/s;

/** docs/configuration.md with its tables as they must be. */
export function configurationPage(page: string): string {
  if (!TABLES.test(page)) throw new Error('Expected <!-- settings --> and <!-- /settings --> in the page.');
  return page.replace(TABLES, () => `\n${settingsPage()}\n`);
}
