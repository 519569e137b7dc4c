import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../../src/wordpress/http/messages.ts';
import { readRestAnswer } from '../../../../src/wordpress/rest/reading/answer-reading.ts';
import { restJson } from '../../../../src/wordpress/rest/reading/rest-answer.ts';

const JSON_TYPE = 'application/json; charset=UTF-8';

function answer(status: number, text: string, type: string | undefined = JSON_TYPE, headers = {}): Answer {
  return {
    url: new URL('https://secret-host.test/wp-json/wp/v2/posts?password=hunter2'),
    status,
    headers: { ...(type === '' ? {} : { 'content-type': type }), ...headers },
    text,
  };
}

function complaint(code: string, status: number, data: object = {}): string {
  return JSON.stringify({ code, message: 'Sorry,&nbsp;<b>no</b>.', data: { status, ...data } });
}

const firewall = '<!DOCTYPE html><html><head><title>Just a moment&#8230;</title>';

test.each([
  ['a list', answer(200, '[{"id":1}]'), [{ id: 1 }]],
  ['an object', answer(201, '{"id":1}'), { id: 1 }],
  ['white space before it', answer(200, '\n\n [1]'), [1]],
  ['good JSON labelled HTML', answer(200, '[1]', 'text/html'), [1]],
  ['JSON between messages of PHP and a comment', answer(200, '<b>Notice</b>: x<br />\n[1]<!-- c -->'), [1]],
  ['good JSON without a content type', answer(200, '{}', ''), {}],
])('%s is read', (_name, given, json) => {
  expect(restJson(given, '/wp/v2/posts')).toEqual(json);
});

describe('an unusable answer', () => {
  test.each([
    [answer(401, complaint('rest_forbidden', 401)), 'UNAUTHENTICATED', 'rest_forbidden'],
    [answer(403, complaint('rest_cannot_read', 403)), 'FORBIDDEN', 'rest_cannot_read'],
    [answer(404, complaint('rest_no_route', 404)), 'UPSTREAM_ERROR', 'rest_no_route'],
    [answer(500, complaint('internal_server_error', 500)), 'UPSTREAM_ERROR', 'internal_server_error'],
    [answer(401, '<html>', 'text/html'), 'UNAUTHENTICATED', undefined],
    [answer(403, firewall, 'text/html'), 'FORBIDDEN', undefined],
    [answer(200, firewall, 'text/html'), 'UPSTREAM_ERROR', undefined],
    [answer(429, ''), 'UPSTREAM_UNAVAILABLE', undefined],
    [answer(502, ''), 'UPSTREAM_UNAVAILABLE', undefined],
    [answer(503, firewall, 'text/html'), 'UPSTREAM_UNAVAILABLE', undefined],
    [answer(504, ''), 'UPSTREAM_UNAVAILABLE', undefined],
    [answer(302, ''), 'UPSTREAM_ERROR', undefined],
    [answer(204, ''), 'UPSTREAM_ERROR', undefined],
  ])('$status $text', (given, code, restCode) => {
    expect(() => restJson(given, '/wp/v2/posts')).toThrow(
      expect.objectContaining({
        code,
        route: '/wp/v2/posts',
        wordpress:
          restCode === undefined
            ? { status: given.status }
            : { status: given.status, code: restCode, ...(given.status < 500 && { message: 'Sorry, no.' }) },
      }),
    );
    expect(() => restJson(given, '/wp/v2/posts')).not.toThrow(/secret-host|hunter2/);
  });

  test.each([
    [answer(200, firewall, 'text/html'), '200 OK, an HTML page titled “Just a moment…”'],
    [answer(403, firewall, JSON_TYPE), '403 Forbidden, an HTML page titled “Just a moment…”'],
    [answer(200, '<p>hello', 'text/html'), '200 OK, an HTML page'],
    [answer(200, ' \n'), '200 OK, an empty body'],
    [answer(200, '[{"id":1},{"id'), '200 OK, JSON that is broken or cut short'],
    [answer(200, '[{"id":1}][]', 'text/html'), '200 OK, JSON that is broken or cut short'],
    [
      answer(
        200,
        '<br />\n<b>Notice</b>:  Undefined index: x in <b>/srv/secret.php</b> on line <b>3</b><br />\n[{"id":1},',
        'text/html',
      ),
      '200 OK, JSON spoiled by messages of PHP (display_errors is on at the site)',
    ],
    [
      answer(200, 'PHP Warning:  x in /srv/secret.php on line 3\n[{"id":1},'),
      '200 OK, JSON spoiled by messages of PHP (display_errors is on at the site)',
    ],
    [answer(200, 'OK', 'text/plain'), '200 OK, a body of type text/plain that is not JSON'],
    [answer(200, '42', 'text/plain'), '200 OK, a body of type text/plain that is not JSON'],
    [answer(200, '<rss/>', 'text/xml'), '200 OK, a body of type text/xml that is not JSON'],
    [answer(200, 'OK', ''), '200 OK, a body without a content type'],
    [answer(500, '{"error":"x"}'), '500 Internal Server Error, JSON that is not an error of WordPress'],
    [answer(599, 'x', ''), '599, a body without a content type'],
    [answer(401, complaint('rest_forbidden', 401)), '401 Unauthorized, rest_forbidden “Sorry, no.”'],
    [
      answer(400, complaint('rest_invalid_param', 400, { params: { per_page: 'too <i>many</i>' } })),
      '400 Bad Request, rest_invalid_param “Sorry, no.” (per_page: too many)',
    ],
    [
      answer(400, complaint('rest_missing_callback_param', 400, { params: ['search', 'type'] })),
      '400 Bad Request, rest_missing_callback_param “Sorry, no.” (search, type)',
    ],
  ])('$status $text is described in plain words', (given, problem) => {
    expect(readRestAnswer(given)).toMatchObject({ ok: false, problem });
  });

  test('carries Retry-After', () => {
    expect(() => restJson(answer(503, '', '', { 'retry-after': '120' }), '/wp/v2/posts')).toThrow(
      '/wp/v2/posts: JSON expected, got 503 Service Unavailable, an empty body. Its Retry-After: 120.',
    );
  });

  test('a huge message is cut', () => {
    const given = answer(500, JSON.stringify({ code: 'x'.repeat(1e6), message: '<'.repeat(1e6), data: {} }));
    expect(() => restJson(given, '/wp/v2/posts')).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/^.{50,400}$/s) }),
    );
  });
});
