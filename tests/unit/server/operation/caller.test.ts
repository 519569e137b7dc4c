import { describe, expect, test } from 'vitest';
import { callerOf, forwardableHeaders } from '../../../../src/server/operation/caller.ts';

const basic = 'Basic ZWRpdG9yOnNlY3JldA==';
const login = 'wordpress_logged_in_0a1b=editor%7C1';
const of = (headers: Record<string, string>, options = {}) =>
  callerOf(new Headers(headers), { forwardHeaders: [], forwardCookies: false, ...options });

describe('a caller', () => {
  test.each<[string, Record<string, string>, object, string, Record<string, string>]>([
    ['without a credential is anonymous', {}, {}, 'anonymous', {}],
    ['with a password', { authorization: basic }, {}, 'identified', { authorization: basic }],
    ['with a token', { authorization: 'Bearer abc' }, {}, 'identified', { authorization: 'Bearer abc' }],
    ['with an empty one', { authorization: ' ' }, {}, 'anonymous', {}],
    [
      'sends nothing else on',
      { cookie: login, 'x-wp-nonce': 'n', 'user-agent': 'u', 'x-forwarded-for': '1.2.3.4' },
      {},
      'anonymous',
      {},
    ],
    [
      'sends on what is configured, which makes nobody of them',
      { 'X-Request-Id': '7', 'x-other': '8' },
      { forwardHeaders: ['x-request-id'] },
      'anonymous',
      { 'x-request-id': '7' },
    ],
    [
      'with a login cookie and its nonce, where cookies are forwarded',
      { cookie: `theme=dark; ${login}; wordpress_sec_0a1b=x; wp-settings-1=y`, 'x-wp-nonce': 'n' },
      { forwardCookies: true },
      'identified',
      { cookie: login, 'x-wp-nonce': 'n' },
    ],
    [
      'with a login cookie alone, which another page may have sent',
      { cookie: login },
      { forwardCookies: true },
      'anonymous',
      {},
    ],
    ['with a nonce alone', { 'x-wp-nonce': 'n' }, { forwardCookies: true }, 'anonymous', {}],
  ])('%s', (_name, headers, options, kind, sent) => {
    expect(of(headers, options)).toMatchObject({ kind, headers: sent });
  });

  test('has a key that tells nothing, and differs by whatever WordPress is sent', () => {
    const forwardHeaders = ['x-api-key'];
    const callers = [
      {},
      { authorization: basic },
      { authorization: 'Bearer abc' },
      { 'x-api-key': '1' },
      { authorization: basic, 'x-api-key': '1' },
      { authorization: basic, 'x-api-key': '2' },
    ].map((headers) => of(headers as Record<string, string>, { forwardHeaders }));
    expect(new Set(callers.map(({ key }) => key)).size).toBe(callers.length);
    expect(callers[0]?.key).toBe('anonymous');
    expect(callers[1]?.key).toMatch(/^[0-9a-f]{64}$/);
    expect(of({ authorization: basic }).key).toBe(callers[1]?.key);
  });

  test('has one credential, whatever else is sent on', () => {
    const forwardHeaders = ['x-request-id'];
    const [one, other] = ['1', '2'].map((id) =>
      of({ authorization: basic, 'x-request-id': id }, { forwardHeaders }),
    );
    expect(one).toHaveProperty('credential', (other as { credential?: string }).credential);
  });
});

describe('headers to forward', () => {
  test('are taken in lower case', () => {
    expect(forwardableHeaders([' Accept-Language', 'X-Request-Id'])).toEqual([
      'accept-language',
      'x-request-id',
    ]);
  });

  test.each([
    'Host',
    'connection',
    'transfer-encoding',
    'Cookie',
    'content-length',
    'Authorization',
    'x-wp-nonce',
  ])('are refused where they are not the caller’s to set: %s', (name) => {
    expect(() => forwardableHeaders([name])).toThrow(`The header “${name}” cannot be forwarded`);
  });

  test('are refused where they are none', () => {
    expect(() => forwardableHeaders(['x request'])).toThrow('got “x request”');
  });
});
