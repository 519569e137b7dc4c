import { expect, test } from 'vitest';
import { readGivenSites, siteVariable } from '../../../src/config/given-sites.ts';
import { readFlags } from '../../../src/config/read-flags.ts';
import { readSettings } from '../../../src/config/read-settings.ts';
import { settings } from '../../../src/config/settings.ts';

const read = (given: Parameters<typeof readGivenSites>[0], env?: Record<string, string>) =>
  Object.fromEntries(readGivenSites(given, env));

test('flags and SITES give the same', () => {
  const expected = { us: 'https://example.com/usa', in: 'https://example.com/india' };
  const flags = ['--site', 'us=https://example.com/usa', '--site=in=https://example.com/india'];
  expect(readSettings(readFlags(flags), {}).sites).toEqual(expected);
  const SITES = ' us=https://example.com/usa\n in=https://example.com/india ';
  expect(readSettings({}, { SITES }).sites).toEqual(expected);
  expect(readSettings({}, { SITES: 'sites.json' }).sites).toBe('sites.json');
});

test.each([
  'us=https://example.com in',
  'us=https://a.example us=https://b.example',
  '=https://a.example',
  'https://a.example',
])('SITES of “%s” is refused: no site is missing in silence', (SITES) => {
  expect(() => readSettings({}, { SITES })).toThrow('SITES: expected `key=address` for each site');
});

test('variables of a site are its own, and win', () => {
  const env = {
    SITE_US_SERVICE_AUTHORIZATION: 'us:1',
    SITE_US_EAST_SERVICE_AUTHORIZATION: 'east:2',
    SITE_US_EAST_SERVICE_READS: 'menus, settings',
    SITE_US_SITE_HEADERS: 'X-Key: 3',
    SITE_AUTHORIZATION: 'ignored:4',
  };
  const sites = {
    us: { wordpress: 'https://a.example', callers: { serviceAuthorization: 'old:0' } },
    'us-east': 'https://b.example',
  };
  expect(read(sites, env)).toEqual({
    us: {
      wordpress: 'https://a.example',
      callers: { serviceAuthorization: 'us:1' },
      upstream: { siteHeaders: ['X-Key: 3'] },
    },
    'us-east': {
      wordpress: 'https://b.example',
      callers: { serviceAuthorization: 'east:2', serviceReads: ['menus', 'settings'] },
    },
  });
});

test.each([
  [{ US: 'https://a.example' }, {}, 'US: '],
  [{ graphql: 'https://a.example' }, {}, 'the gateway itself has this path'],
  [{ us: { wordpress: 'https://a.example', callers: { forwardHeaders: ['x'] } } }, {}, 'us'],
  [
    { us: 'https://a.example' },
    { SITE_US_SERVICE_AUTHORISATION: 'secret' },
    'Did you mean SITE_US_SERVICE_AUTHORIZATION?',
  ],
  [
    {
      us: { wordpress: 'https://a.example', host: 'A.example' },
      in: { wordpress: 'https://b.example', host: 'a.example' },
    },
    {},
    'Expected a host of its own for each site',
  ],
])('%j with %j is refused', (given, env, words) => {
  expect(() => read(given as never, env as never)).toThrow(words);
  expect(() => read(given as never, env as never)).not.toThrow('secret');
});

test('no variable of a site can be read as that of another', () => {
  const names = settings.map(({ variable }) => variable);
  for (const variable of names.filter((name) => siteVariable('x', name) !== '')) {
    const others = names.filter((other) => other !== variable && other.endsWith(`_${variable}`));
    const own = [
      'SERVICE_AUTHORIZATION',
      'SERVICE_READS',
      'SITE_AUTHORIZATION',
      'SITE_HEADERS',
      'PREVIEW_SECRET',
      'WEBHOOK_SECRET',
    ];
    if (own.includes(variable)) expect(others).toEqual([]);
  }
});
