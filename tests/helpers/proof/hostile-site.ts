import { createHash } from 'node:crypto';
import { answerRoute } from '../wordpress-rest.ts';
import { HOME } from '../wordpress-rows.ts';
import type { OverrideRequest, OverrideResponse, WordPressServerOptions } from '../wordpress-server.ts';
import { makeSite } from '../wordpress-site.ts';
import { proofSite } from './proof-site.ts';
import { SeededRandom } from './seeded-random.ts';

/** Internals that a badly configured PHP reveals, and that no caller may see. */
export const INTERNALS = ['planted-path', 'planted-trace', 'planted-query', 'planted-header'];

const FATAL =
  "<br /><b>Fatal error</b>: Uncaught Error in /var/www/html/wp-content/planted-path.php:7\nStack trace:\n#0 planted-trace('secret')";

const RESPONSES: readonly OverrideResponse[] = [
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

/** The proof site, except that three in ten requests get an invalid response. Always the same ones. */
export const hostileSite: WordPressServerOptions = {
  ...proofSite,
  override(request) {
    const hash = hashOf(request);
    return hash % 10 < 3 ? RESPONSES[Math.floor(hash / 10) % RESPONSES.length] : undefined;
  },
};

const JUNK: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e300,
    '',
    ' ',
    '-1',
    '0000-00-00T00:00:00',
    'x'.repeat(10_000),
    '\ud800',
    '<b',
    '&#0;',
  ],
  ...[
    [],
    {},
    [null],
    [[]],
    { rendered: null },
    { rendered: 7 },
    { a: { b: 1 } },
    'http://',
    '//[',
    'javascript:1',
  ],
];

/** The proof site, except that half of its responses contain values of wrong types. */
export function wrongTypedSite(): WordPressServerOptions {
  const site = makeSite(proofSite);
  return {
    ...proofSite,
    override(request) {
      const { route, query, method } = request;
      const hash = hashOf(request);
      if (route === undefined || method !== 'GET' || hash % 2 === 0) return undefined;
      const answer = answerRoute(site, route, query);
      const random = new SeededRandom(hash);
      return answer.status === 200 ? { ...answer, body: wrongTyped(answer.body, random) } : undefined;
    },
  };
}

/** Replaces one value in twelve with junk, at any level. */
function wrongTyped(value: unknown, random: SeededRandom, depth = 0): unknown {
  if (depth > 0 && random.chance(0.08)) return random.pick(JUNK);
  if (Array.isArray(value)) return value.map((item: unknown) => wrongTyped(item, random, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]: readonly [string, unknown]) => [
    name,
    wrongTyped(inner, random, depth + 1),
  ]);
  return Object.fromEntries(entries) as unknown;
}

const hashOf = ({ method, path }: OverrideRequest): number =>
  createHash('sha1').update(`${method} ${path}`).digest().readUInt32LE();
