import { describe, expect, test } from 'vitest';
import { readFlags } from '../../../src/config/read-flags.ts';
import { readOptions } from '../../../src/config/read-options.ts';
import { type Environment, readSettings } from '../../../src/config/read-settings.ts';

const read = (argv: readonly string[], env: Environment = {}) => readSettings(readFlags(argv), env);

describe('the settings of a command', () => {
  test('have defaults, except for the address of the site', () => {
    expect(read([])).toMatchObject({ port: 4000, host: '127.0.0.1', maxConcurrent: 8, maxPageSize: 1000 });
    expect(read([]).wordpress).toBeUndefined();
  });

  test('come from flags, then from the environment', () => {
    const env = { WORDPRESS_URL: 'https://env.example', PORT: '5000', HOST: '' };
    expect(read(['--port', '6000'], env)).toMatchObject({
      wordpress: 'https://env.example',
      port: 6000,
      host: '127.0.0.1',
    });
    expect(read(['--wordpress=https://flag.example'], env).wordpress).toBe('https://flag.example');
  });

  test('that are invalid are rejected together, by the names they were given under', () => {
    const refused = () => read(['--port', '99999'], { MAX_PAGE_SIZE: 'many', WATCH_INTERVAL: ' ' });
    expect(refused).toThrow(/--port: .*“99999”/);
    expect(refused).toThrow(/MAX_PAGE_SIZE: .*“many”/);
    expect(refused).toThrow(
      [
        'Invalid settings:',
        '  --port: expected a whole number from 0 to 65535, got “99999”',
        '  MAX_PAGE_SIZE: expected a whole number from 1 to 100000, got “many”',
        '  WATCH_INTERVAL: expected a number of seconds from 0 to 1000000, got “ ”',
      ].join('\n'),
    );
  });

  test('that are lists are comma-separated, and switches are true or false', () => {
    const env = { FORWARD_HEADERS: 'x-request-id, Accept-Language', FORWARD_COOKIES: 'true' };
    expect(read(['--service-reads', 'menus,settings'], env)).toMatchObject({
      forwardHeaders: ['x-request-id', 'Accept-Language'],
      forwardCookies: true,
      serviceReads: ['menus', 'settings'],
    });
    expect(() => read([], { SERVICE_READS: 'menus,posts' })).toThrow(/SERVICE_READS: .*“menus,posts”/);
    expect(() => read([], { TRACE: 'maybe' })).toThrow('TRACE: expected `true` or `false`, got “maybe”');
  });

  test.each([
    ['CORS_ORIGINS', 'https://www.example.com/'],
    ['LOG_FORMAT', 'xml'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector'],
    ['ENDPOINT', 'graphql'],
    ['USER_AGENT', 'Frühling'],
    ['RETRIES', '1.5'],
  ])('%s is not %s', (variable, value) => {
    expect(() => read([], { [variable]: value })).toThrow(
      new RegExp(`^Invalid settings:\\n {2}${variable}: expected .*, got “${value}”$`),
    );
  });

  test('that are secret are not shown in errors', () => {
    const refused = () =>
      read([], { SERVICE_AUTHORIZATION: 'hunter2', PREVIEW_SECRET: 'hunter3', REDIS_URL: 'hunter4' });
    expect(refused).toThrow(
      / {2}SERVICE_AUTHORIZATION: expected “user:application password” or “Bearer token”\n {2}PREVIEW_SECRET: /,
    );
    expect(refused).not.toThrow(/hunter/);
  });

  test('allow poll intervals of up to eleven days, and 0 for none', () => {
    expect(read([])).toMatchObject({ refreshInterval: 300, fieldsRefreshInterval: 3600 });
    expect(read(['--refresh-interval', '0']).refreshInterval).toBe(0);
    expect(() => read(['--refresh-interval', '-1'])).toThrow(/--refresh-interval/);
    expect(() => read([], { FIELDS_REFRESH_INTERVAL: '1000001' })).toThrow(/FIELDS_REFRESH_INTERVAL/);
  });

  test('of the gateway are ignored by commands that do not serve', () => {
    const env = { PORT: 'none', WORDPRESS_URL: 'https://env.example' };
    expect(readSettings({}, env, { scope: 'site' })).toMatchObject({
      port: 4000,
      wordpress: 'https://env.example',
    });
  });

  test('have the defaults of the command, if they differ', () => {
    const options = { scope: 'site', defaults: { headersTimeout: 10, bodyTimeout: 10 } } as const;
    expect(readSettings({ 'body-timeout': '5' }, {}, options)).toMatchObject({
      headersTimeout: 10,
      bodyTimeout: 5,
      connectTimeout: 5_000,
    });
  });
});

describe('a command line', () => {
  test('takes the address of the site as an argument', () => {
    const env = { WORDPRESS_URL: 'https://env.example' };
    expect(read(['https://a.example', '--retries', '0'], env).wordpress).toBe('https://a.example');
    expect(read(['--retries', '0', 'https://a.example'], env).wordpress).toBe('https://a.example');
    expect(read(['--wordpress', 'https://a.example', 'https://a.example']).wordpress).toBe(
      'https://a.example',
    );
  });

  test('has a switch alone, too', () => {
    for (const argv of [
      ['--record-missing', '--trace', 'false'],
      ['--trace=no', '--record-missing', 'https://a.example'],
      ['--trace', 'off', '--record-missing'],
    ]) {
      expect(read(argv)).toMatchObject({ recordMissing: true, trace: false });
    }
    expect(() => read(['--record-missing', 'maybe'])).toThrow(
      '--record-missing: expected `true` or `false`, got “maybe”',
    );
  });

  test.each([
    [['--wordpres', 'x'], "Unknown option '--wordpres'. Did you mean --wordpress? See --help."],
    [
      ['--prot=1', '--qux'],
      "Unknown option '--prot'. Did you mean --port?\nUnknown option '--qux'. See --help.",
    ],
    [['--port'], 'Expected a value after --port. See --help.'],
    [['-p'], 'Expected a value after --port. See --help.'],
    [['--host', '--port', '1'], 'Expected a value after --host. See --help.'],
    [['x', 'y'], 'Unexpected argument “y”. See --help.'],
    [['x', '--wordpress', 'y'], 'Expected one address, got “x” and --wordpress “y”. See --help.'],
  ])('is refused: %j', (argv, message) => {
    expect(() => readFlags(argv)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', message }));
  });
});

test('environment variables and flags become options of the library', () => {
  const options = readOptions(['--cache-ttl', '5'], { WORDPRESS_URL: 'https://a.example', PORT: '80' });
  expect(options).toMatchObject({
    wordpress: 'https://a.example',
    cache: { ttl: 5, stale: 300 },
    trace: true,
  });
  expect(options).not.toHaveProperty('port');
});
