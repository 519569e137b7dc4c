import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../../src/wordpress/http/messages.ts';
import { restJson } from '../../../../src/wordpress/rest/reading/rest-answer.ts';
import { basic } from '../../../helpers/signed-in.ts';

const SECRETS = {
  authorization: basic('gateway:hunt er2x long'),
  cookie: 'theme=dark; session=cookie-value-1',
  'x-tenant': 'tenant-4711',
};

function answer(status: number, body: unknown, type = 'application/json'): Answer {
  return {
    url: new URL('https://press.example.org/wp-json/wp/v2/posts'),
    status,
    headers: { 'content-type': type },
    text: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** What a caller gets of an answer, and what the operator. */
function told(given: Answer) {
  const withheld: string[] = [];
  try {
    restJson(given, '/wp/v2/posts', {
      headers: [SECRETS],
      onWithheld: (words) => withheld.push(words),
    });
  } catch (error) {
    return { error: error as Error & { wordpress: object }, withheld };
  }
  throw new Error('It was read.');
}

const complaint = (message: string, data: object = {}) => ({ code: 'some_code', message, data });

describe('words about a failure of its own are for the log', () => {
  test.each([
    ['a credential', complaint(`Bad header: ${SECRETS.authorization}`), 'Bad header: …'],
    ['a fatal error', complaint('There has been a critical error.'), 'critical error'],
    ['a database', complaint('Access denied for wp@db-1 (using password: YES)'), 'Access denied'],
  ])('%s', (_what, body, kept) => {
    const { error, withheld } = told(answer(500, body));
    expect(error.message).toBe('/wp/v2/posts: WordPress answered 500 Internal Server Error, some_code.');
    expect(error.wordpress).toEqual({ status: 500, code: 'some_code' });
    expect(withheld).toEqual([expect.stringContaining(kept)]);
  });

  test('the title of a page', () => {
    const { error, withheld } = told(answer(502, '<title>node-7 is down</title>', 'text/html'));
    expect(error.message).toBe('/wp/v2/posts: JSON expected, got 502 Bad Gateway, an HTML page.');
    expect(withheld).toEqual(['502 Bad Gateway, an HTML page titled “node-7 is down”']);
  });

  test('without words, there is nothing to log', () => {
    expect(told(answer(502, '')).withheld).toEqual([]);
  });
});

describe('a refusal is passed on, but not with', () => {
  test.each([
    ['the credential', `Sorry, ${SECRETS.authorization}`],
    ['the credential without its scheme', `Sorry, ${SECRETS.authorization.slice(6)}`],
    ['the credential decoded', 'Sorry, gateway:hunt er2x long'],
    ['the password as WordPress compares it', 'Sorry, hunter2xlong'],
    ['the start of the password, cut', `${'x'.repeat(190)} hunt er2x long`],
    ['a cookie', 'Sorry, cookie-value-1'],
    ['a forwarded header', 'No tenant-4711 here'],
    ['a credential of somebody else', 'Sent: Bearer eyJhbGciOi.J9'],
    ['a login cookie', 'Sent: wordpress_logged_in_0a1b'],
    ['a path', 'Could not open /var/www/html/uploads'],
    ['a path of Windows', 'Could not open C:\\inetpub'],
    ['a file', 'Undefined index in plugin.php'],
    ['a folder of WordPress', 'Cannot write to wp-content'],
    ['a host', 'No route to db.internal'],
    ['a host of the site', 'Log in at PRESS.example.org'],
    ['an address', 'Connect to 10.0.0.7 failed'],
    ['an address of IPv6', 'Connect to fd00::7:1 failed'],
    ['a port', 'mysql:3306 is gone'],
    ['a URL', 'See http://wiki/help'],
    ['a query', 'SELECT * FROM wp_users'],
  ])('%s', (_what, message) => {
    for (const body of [complaint(message), complaint('No.', { params: { title: message } })]) {
      const { error, withheld } = told(answer(403, body));
      expect(error.message).toBe('/wp/v2/posts: WordPress answered 403 Forbidden, some_code.');
      expect(error.wordpress).toEqual({ status: 403, code: 'some_code' });
      expect(withheld).toHaveLength(1);
      for (const secret of ['hunt', 'cookie-value', 'tenant-', SECRETS.authorization.slice(6)])
        expect(withheld[0]).not.toContain(secret);
    }
  });

  test('a code that is none', () => {
    const { error } = told(answer(403, { ...complaint('No.'), code: SECRETS.authorization.slice(6) }));
    expect(error.wordpress).toEqual({ status: 403 });
  });

  test('a page whose title names a host', () => {
    const { error } = told(answer(403, '<title>press.example.org blocked</title>', 'text/html'));
    expect(error.message).toBe('/wp/v2/posts: JSON expected, got 403 Forbidden, an HTML page.');
  });
});

test.each([
  'Sorry, you are not allowed to do that.',
  'The Basic authentication of this site is required.',
  'meta.address.town is not of type string.',
  'per_page must be between 1 (inclusive) and 100 (inclusive), got 7.5 at 12:30:00.',
  'Invalid parameter(s): password',
  'This version (7.1.1) of image/jpeg and/or PNG is not supported.',
])('an ordinary refusal is passed on: %s', (message) => {
  const { error, withheld } = told(answer(400, complaint(message)));
  expect(error.message).toContain(`“${message}”`);
  expect(withheld).toEqual([]);
});

test('a refused file is a refusal, though WordPress answers 500', () => {
  const body = {
    ...complaint('Sorry, you are not allowed to upload this file type.'),
    code: 'rest_upload_unknown_error',
  };
  expect(told(answer(500, body)).error.message).toContain('upload this file type');
});
