import type { GraphQLResolveInfo } from 'graphql';

/** The keys of a path, from the root on. */
export function pathOf(path: GraphQLResolveInfo['path'] | undefined): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  for (let place = path; place; place = place.prev) keys.unshift(place.key);
  return keys;
}
