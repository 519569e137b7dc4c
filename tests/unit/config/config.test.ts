import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HELP } from '../../../src/cli/help.ts';
import { readConfig, readSettings, settings } from '../../../src/config/config.ts';

describe('settings', () => {
  test('have usual values, but for the site', () => {
    expect(readConfig([], {})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      maxConcurrent: 8,
      maxPageSize: 1000,
    });
    expect(readConfig([], {}).wordpress).toBeUndefined();
  });

  test('come from the environment, and from flags, which win', () => {
    const env = { WORDPRESS_URL: 'https://env.example', PORT: '5000', HOST: '' };
    expect(readConfig(['--port', '6000'], env)).toMatchObject({
      wordpress: 'https://env.example',
      port: 6000,
      host: '127.0.0.1',
    });
    expect(readConfig(['--wordpress=https://flag.example'], env).wordpress).toBe('https://flag.example');
  });

  test('that cannot be used are refused all at once, each by the name it was given under', () => {
    const read = () => readConfig(['--port', '99999'], { MAX_PAGE_SIZE: 'many' });
    expect(read).toThrow(/--port: .*“99999”/);
    expect(read).toThrow(/MAX_PAGE_SIZE: .*“many”/);
  });

  test('that are lists have commas between, and those that are switches are true or false', () => {
    const env = { FORWARD_HEADERS: 'x-request-id, Accept-Language', FORWARD_COOKIES: 'true' };
    expect(readConfig(['--service-reads', 'menus,settings'], env)).toMatchObject({
      forwardHeaders: ['x-request-id', 'Accept-Language'],
      forwardCookies: true,
      serviceReads: ['menus', 'settings'],
    });
    expect(() => readConfig([], { SERVICE_READS: 'menus,posts' })).toThrow(/SERVICE_READS: .*“menus,posts”/);
  });

  test('that are secret are not told when they are refused', () => {
    const read = () => readConfig([], { SERVICE_AUTHORIZATION: 'hunter2', PREVIEW_SECRET: 'hunter3' });
    expect(read).toThrow(/SERVICE_AUTHORIZATION: expected “user:application password”\n {2}PREVIEW_SECRET: /);
    expect(read).not.toThrow(/hunter/);
  });

  test('that do not exist are refused', () => {
    expect(() => readConfig(['--wordpres', 'x'], {})).toThrow(/^Unknown option '--wordpres'. See --help.$/);
    expect(() => readConfig(['x'], {})).toThrow('Unexpected argument “x”. See --help.');
  });

  test('count the seconds between looks up to eleven days, and none as 0', () => {
    expect(readConfig([], {})).toMatchObject({ refreshInterval: 300, fieldsRefreshInterval: 3600 });
    expect(readConfig(['--refresh-interval', '0'], {}).refreshInterval).toBe(0);
    expect(() => readConfig(['--refresh-interval', '-1'], {})).toThrow(/--refresh-interval/);
    expect(() => readConfig([], { FIELDS_REFRESH_INTERVAL: '1000001' })).toThrow(/FIELDS_REFRESH_INTERVAL/);
  });

  test('of the gateway mean nothing to a command that serves none', () => {
    const env = { PORT: 'none', WORDPRESS_URL: 'https://env.example' };
    expect(readSettings({}, env, 'site')).toMatchObject({ port: 4000, wordpress: 'https://env.example' });
  });

  test('are all told by --help', () => {
    for (const { flag, variable, scope } of settings) {
      const told = new RegExp(`${flag} .*${variable}`);
      expect(HELP.overview).toMatch(told);
      expect(HELP.serve).toMatch(told);
      expect(told.test(HELP.schema)).toBe(scope === 'site');
    }
  });

  test('stand in docs/configuration.md, each with its own words', () => {
    const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `(--[\w-]+)` \| `(\w+)` \| `?(.*?)`? \| (.+) \|$/gm)];
    expect(
      rows.map(([, flag, variable, usual, description]) => ({ flag, variable, description, usual })),
    ).toEqual(settings.map(({ scope, ...told }) => told));
  });
});
