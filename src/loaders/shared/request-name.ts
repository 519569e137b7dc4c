import type { RestQuery } from '../../wordpress/rest/rest-query.ts';

/** Cache key of a request; independent of the order of its parameters. */
export const requestName = (route: string, query: RestQuery = {}): string =>
  `${route}?${JSON.stringify(Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1)))}`;
