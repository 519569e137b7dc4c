import { parseArgs } from 'node:util';
import { didYouMean } from '../base/did-you-mean.ts';
import { PressgraphError } from '../base/errors.ts';
import type { SettingScope } from './setting.ts';
import { type NamedSetting, settings } from './settings.ts';

/** What a command line sets, by flag. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

export type FlagTypes = Readonly<
  Record<
    string,
    { readonly type: 'string' | 'boolean'; readonly short?: string; readonly multiple?: boolean }
  >
>;

/** The settings that a command has: those of a scope, or of all these scopes and names. */
export type SettingChoice = SettingScope | readonly (SettingScope | NamedSetting['name'])[];

/** The chosen settings; without a choice, all of them. */
export function settingsIn(choice: SettingChoice | undefined): readonly NamedSetting[] {
  const chosen: readonly string[] | undefined = choice && [choice].flat();
  return settings.filter(({ scope, name }) => !chosen || chosen.includes(scope) || chosen.includes(name));
}

/**
 * Reads a command line: flags, and the site's address, which needs no flag.
 *
 * @param scope Of the settings that it may set; without one, all of them.
 * @param own Flags of the command besides its settings.
 * @throws PressgraphError BAD_USER_INPUT naming unknown flags, missing values, or a second address.
 */
export function readFlags(argv: readonly string[], scope?: SettingChoice, own: FlagTypes = {}): Flags {
  const options: FlagTypes = {
    ...Object.fromEntries(
      settingsIn(scope).map(({ flag, short, isRepeatable: multiple = false }) => [
        flag,
        { type: 'string', multiple, ...(short && { short }) },
      ]),
    ),
    ...own,
  };
  const args = withSwitches(argv, scope);
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const unknown = tokens.flatMap((token) =>
    token.kind === 'option' && !Object.hasOwn(options, token.name) ? [token.rawName] : [],
  );
  if (unknown.length > 0) {
    const known = Object.keys(options).map((name) => `--${name}`);
    throw seeHelp(unknown.map((name) => `Unknown option '${name}'.${didYouMean(name, known)}`).join('\n'));
  }
  const { values, positionals } = parseStrictly(args, options);
  const [address, surplus] = positionals;
  if (surplus !== undefined) throw seeHelp(`Unexpected argument “${surplus}”.`);
  if (address === undefined) return values;
  const { wordpress = address } = values;
  if (wordpress !== address) {
    throw seeHelp(`Expected one address, got “${address}” and --wordpress “${wordpress}”.`);
  }
  return { ...values, wordpress };
}

/** A switch without a value is on: `--trace` is `--trace=true`. */
function withSwitches(argv: readonly string[], scope: SettingChoice | undefined): string[] {
  const switches = new Map<string, NamedSetting['type']>(
    settingsIn(scope).flatMap(({ flag, type }) =>
      type.typescript === 'boolean' ? [[`--${flag}`, type]] : [],
    ),
  );
  return argv.map((word, index) => {
    const type = switches.get(word);
    const next = argv[index + 1];
    // Any other word is a value that is refused as such.
    const isAlone = next === undefined || next.startsWith('-') || isLikeAddress(next);
    return type && isAlone ? `${word}=true` : word;
  });
}

/** Whether a word of the command line is the address of a site, and neither a command nor a value. */
export const isLikeAddress = (word: string): boolean => /[.:/]|^localhost$/.test(word);

function parseStrictly(args: string[], options: FlagTypes): { values: Flags; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals: true });
    const joined = Object.entries(values).map(([flag, value]) => [
      flag,
      Array.isArray(value) ? value.join(' ') : value,
    ]);
    return { values: Object.fromEntries(joined), positionals };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    // Node.js goes on to explain how a value may begin with a dash.
    const [what = reason] = reason.split('. ');
    const flag = /--[\w-]+/.exec(what)?.[0];
    if (flag && /argument missing|is ambiguous/.test(what))
      throw seeHelp(`Expected a value after ${flag}.`, cause);
    throw seeHelp(`${what.replace(/\.$/, '')}.`, cause);
  }
}

const seeHelp = (message: string, cause?: unknown): PressgraphError =>
  new PressgraphError('BAD_USER_INPUT', `${message} See --help.`, { cause });
