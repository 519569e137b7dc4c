/**
 * Parameter names as written in a query, and how PHP reads them. `tests/e2e/addresses.test.ts` holds the table to PHP
 * itself.
 */
export const MANGLED_NAMES: readonly (readonly [written: string, name: string])[] = [
  ['rest_route', 'rest_route'],
  ['rest.route', 'rest_route'],
  ['rest+route', 'rest_route'],
  ['rest%20route', 'rest_route'],
  ['rest[route', 'rest_route'],
  ['rest%5Broute', 'rest_route'],
  ['rest%2Eroute', 'rest_route'],
  ['+rest_route', 'rest_route'],
  ['%20%20rest.route', 'rest_route'],
  ['rest_route%00x', 'rest_route'],
  ['rest_route[]', 'rest_route'],
  ['rest.route[a]', 'rest_route'],
  ['rest_route[a]b', 'rest_route'],
  ['_method', '_method'],
  ['.method', '_method'],
  ['doing.wp.cron', 'doing_wp_cron'],
  ['rest-route', 'rest-route'],
  ['rest_route_', 'rest_route_'],
  ['xrest_route', 'xrest_route'],
  ['REST_ROUTE', 'REST_ROUTE'],
  ['utm_source', 'utm_source'],
];
