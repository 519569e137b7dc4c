import { createHash } from 'node:crypto';
import { HOME } from '../wordpress-rows.ts';
import type { OverrideRequest, OverrideResponse, WordPressServerOptions } from '../wordpress-server.ts';
import { proofSite } from './proof-site.ts';

/** What PHP tells of itself where it is allowed to, and what no caller is to read. */
export const INSIDES = ['planted-path', 'planted-trace', 'planted-query', 'planted-header'];

const FATAL =
  "<br /><b>Fatal error</b>: Uncaught Error in /var/www/html/wp-content/planted-path.php:7\nStack trace:\n#0 planted-trace('secret')";

const ANSWERS: readonly OverrideResponse[] = [
  { status: 500, body: FATAL },
  { status: 200, body: FATAL },
  { status: 200, body: `${FATAL}[{"id":1}]`, headers: { 'content-type': 'application/json' } },
  {
    status: 500,
    body: {
      code: 'internal_server_error',
      message: 'Error.',
      data: { status: 500, error: { file: 'planted-path', trace: 'planted-trace' } },
    },
  },
  {
    status: 400,
    body: { code: 'db_error', message: '', data: { status: 400, last_query: 'planted-query' } },
  },
  { status: 403, body: '<html>planted-trace', headers: { server: 'planted-header' } },
  { status: 404, body: { code: 'rest_no_route', message: 'No route.', data: { status: 404 } } },
  { status: 302, headers: { location: 'http://169.254.169.254/planted-path' } },
  { status: 301, headers: { location: `${HOME}/wp-json/wp/v2/posts?planted-query` } },
  { status: 204 },
  { body: [] },
  { body: {} },
  { body: [[]] },
  { body: null, headers: { 'x-wp-total': '-1' } },
  {
    body: [null, 7, 'text', { id: '__proto__' }, { id: 1.5 }],
    headers: { 'x-wp-total': '99999999999999999999' },
  },
  { body: JSON.parse('[{"id":1,"__proto__":{"polluted":1}},{"id":1},{"id":-1}]') as unknown },
];

/** The magazine, when three of ten requests get an answer that is none. The same ones, each time. */
export const hostileSite: WordPressServerOptions = { ...proofSite, override };

function override({ method, path }: OverrideRequest): OverrideResponse | undefined {
  const dice = createHash('sha1').update(`${method} ${path}`).digest().readUInt32LE();
  return dice % 10 < 3 ? ANSWERS[Math.floor(dice / 10) % ANSWERS.length] : undefined;
}
