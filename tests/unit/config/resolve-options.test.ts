import { describe, expect, expectTypeOf, test } from 'vitest';
import type { CacheOptions, GatewayValues, LimitOptions } from '../../../src/config/options.ts';
import { readSettings } from '../../../src/config/read-settings.ts';
import { optionsOf, resolveOptions } from '../../../src/config/resolve-options.ts';
import type { Settings } from '../../../src/config/settings.ts';
import { GATEWAY_OBJECTS } from '../../../src/server/gateway-objects.ts';
import type { GatewayOptions } from '../../../src/server/gateway-options.ts';
import { resolveServeOptions } from '../../../src/server/resolved-options.ts';

const messageOf = (options: object): string => {
  try {
    resolveOptions(options, GATEWAY_OBJECTS);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('Expected it to be refused.');
};

describe('the options of the library', () => {
  test('become flat settings, defaults included', () => {
    const settings = resolveOptions({ graphiql: false, cache: { ttl: 5 }, limits: { maxCost: undefined } });
    expect(settings).toMatchObject({ graphiql: false, cacheTtl: 5, cacheStale: 300, maxCost: 500 });
    expect(resolveOptions({})).toEqual(readSettings({}, {}));
  });

  test.each([
    ['plugins', { name: 'one' }, 'an array of plugins, each an object, got an object'],
    ['plugins', [() => ({})], 'an array of plugins, each an object, got [a function]'],
    ['extendSchema', 'type Query', 'a function, got “type Query”'],
    ['extendWPGraphQL', {}, 'a function, got an object'],
    ['context', { user: 1 }, 'a function, got an object'],
    ['beforeRequest', true, 'a function, got true'],
    ['onError', null, 'a function, got null'],
    ['logger', 'debug', 'a logger, with the methods debug, info, warn, error, got “debug”'],
    ['metrics', true, 'metrics of createMetrics(), with the methods begin, text, countUpstream, got true'],
    ['rateLimiter', {}, 'a store of points, with the methods penalty, reward, get, got an object'],
    ['exchange', fetch, 'an exchange, with the methods send, close, got a function'],
  ])('%s must be what it is for', (name, value, words) => {
    expect(messageOf({ [name]: value })).toBe(`Invalid settings:\n  ${name}: expected ${words}`);
  });

  test('are validated like settings of the command, all together', () => {
    const options = {
      wordpres: 'https://a.example',
      cache: { ttl: '60', stale: -1 },
      upstream: { retries: Number.NaN, maxConcurrent: true },
      limits: 5,
      callers: { forwardHeaders: 'cookie', serviceReads: ['menus', 'posts'], previewSecret: 'hunter2' },
      freshness: { watchInterval: null },
      logger: {},
    };
    expect(messageOf(options).split('\n')).toEqual([
      'Invalid settings:',
      '  wordpres: unknown option. Did you mean wordpress?',
      '  limits: expected an object of options, got 5',
      '  logger: expected a logger, with the methods debug, info, warn, error, got an object',
      '  upstream.maxConcurrent: expected a whole number from 1 to 256, got true',
      '  upstream.retries: expected a whole number from 0 to 10, got NaN',
      '  cache.ttl: expected a number of seconds from 0 to 1000000, got “60”',
      '  cache.stale: expected a number of seconds from 0 to 1000000, got -1',
      '  freshness.watchInterval: expected a number of seconds from 0 to 1000000, got null',
      '  callers.forwardHeaders: expected a list of names of headers, got “cookie”',
      '  callers.serviceReads: expected a list of `menus`, `settings` and `discovery`, got [“menus”, “posts”]',
      '  callers.previewSecret: expected 32 characters or more',
    ]);
  });

  test.each([
    ['cacheTtl', { cacheTtl: 0 }, 'cacheTtl: unknown option. Did you mean cache.ttl?'],
    [
      'a name of the command',
      { cache: { cacheTtl: 0 } },
      'cache.cacheTtl: unknown option. Did you mean cache.ttl?',
    ],
    [
      'another group',
      { cache: { maxCost: 1 } },
      'cache.maxCost: unknown option. Did you mean limits.maxCost?',
    ],
    ['no group', { retries: 1 }, 'retries: unknown option. Did you mean upstream.retries?'],
    [
      'a mistyped name',
      { upstream: { retires: 1 } },
      'upstream.retires: unknown option. Did you mean upstream.retries?',
    ],
    ['a mistyped group', { limit: {} }, 'limit: unknown option. Did you mean limits?'],
    ['a mistyped object', { loger: {} }, 'loger: unknown option. Did you mean logger?'],
    ['a setting of the command alone', { port: 80 }, 'port: unknown option.'],
    ['something else', { constructor: 1 }, 'constructor: unknown option.'],
  ])('that do not exist are refused: %s', (_name, options, told) => {
    expect(messageOf(options)).toBe(`Invalid settings:\n  ${told}`);
  });

  test('survive a round trip through settings', () => {
    const settings = readSettings({}, { CACHE_TTL: '7', WEBHOOK_SECRET: 'x'.repeat(32), TRUST_PROXY: '2' });
    expect(resolveOptions(optionsOf(settings))).toEqual(settings);
  });

  test('that are objects are passed on unchanged', () => {
    const onError = () => {};
    expect(resolveServeOptions({ onError, callers: { serviceAuthorization: 'user:secret' } })).toMatchObject({
      onError,
      service: { authorization: 'user:secret', reads: ['menus'] },
    });
  });

  test('have the types of their settings', () => {
    expectTypeOf<CacheOptions['ttl']>().toEqualTypeOf<Settings['cacheTtl'] | undefined>();
    expectTypeOf<GatewayValues['corsOrigins']>().toEqualTypeOf<Settings['corsOrigins'] | undefined>();
    expectTypeOf<LimitOptions['persistedOperations']>().toEqualTypeOf<Settings['persistedOperations']>();
    expectTypeOf<GatewayOptions['wordpress']>().toEqualTypeOf<string>();
  });
});
