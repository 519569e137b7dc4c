import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HELP } from '../../../src/cli/help.ts';
import { SETTING_GROUPS, settings } from '../../../src/config/settings.ts';
import { GATEWAY_OBJECTS } from '../../../src/server/gateway-objects.ts';
import { configurationPage, optionsSource } from '../../../tools/generate-settings.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('each setting', () => {
  test.each(settings.map((setting) => [setting.name, setting] as const))(
    '%s: its default is valid',
    (_, setting) => {
      const { type, default: value, isSecret } = setting;
      if (value !== undefined) {
        expect(type.schema.safeParse(value)).toMatchObject({ success: true, data: value });
        expect(type.fromText(String(value))).toEqual(value);
        expect(isSecret).toBeUndefined();
      }
    },
  );

  test('has a unique name, flag, variable and option', () => {
    const unique = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length);
    unique(settings.map(({ name }) => name));
    unique(settings.map(({ flag }) => flag));
    unique(settings.flatMap(({ short }) => short ?? []));
    unique(settings.map(({ variable }) => variable));
    unique(settings.map(({ filePath }) => filePath));
    unique(settings.flatMap(({ path }) => path ?? []));
    unique(SETTING_GROUPS.flatMap((group) => Object.keys(group.settings)));
  });

  test('is described in one sentence', () => {
    for (const { description } of settings) expect(description).toMatch(/^[A-Z`].{10,130}\.$/);
  });

  test('is listed in --help of the commands that read it', () => {
    for (const { name, flag, short, variable, scope } of settings) {
      const shown = new RegExp(`^  --${flag}${short ? `, -${short}` : ''} +${variable} `, 'm');
      expect(HELP.overview).toMatch(shown);
      expect(HELP.serve).toMatch(shown);
      expect([shown.test(HELP.schema), shown.test(HELP.doctor)]).toEqual([
        // The schema may be that over several sites.
        scope === 'site' || name === 'sites',
        scope === 'site',
      ]);
    }
  });

  test('is documented in docs/configuration.md', () => {
    const page = read('docs/configuration.md');
    for (const { flag, short, variable, description } of settings) {
      expect(page).toContain(`\n| \`--${flag}\`${short ? `, \`-${short}\`` : ''} | \`${variable}\` | `);
      expect(page).toContain(` | ${description}`);
    }
    expect(configurationPage(page)).toBe(page);
  });

  test('does not clash with the library’s object options', () => {
    const [, library = ''] = read('docs/configuration.md').split('## The library');
    const named = [...library.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(Object.keys(GATEWAY_OBJECTS).sort());
  });

  test('is in the generated types of the library', () => {
    expect(read('src/config/options.ts')).toBe(optionsSource());
  });
});
