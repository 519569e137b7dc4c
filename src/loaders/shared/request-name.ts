import type { RestQuery } from '../../wordpress/rest/rest-query.ts';

/** Equal for requests that ask the same, in whatever order their parameters stand. */
export const requestName = (route: string, query: RestQuery = {}): string =>
  `${route}?${JSON.stringify(Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1)))}`;
