import { PressgraphError } from '../../../base/errors.ts';
import { RESOURCE, type Row } from '../../../wordpress/rest/shapes.ts';

/**
 * A value that WordPress sends with every item of a kind: its field is not null in the schema.
 *
 * @param key Its REST field.
 * @throws PressgraphError UPSTREAM_ERROR if the site leaves it out.
 */
export function promised<T>(value: T, key: string, { id, [RESOURCE]: { route } }: Row): NonNullable<T> {
  if (value != null) return value;
  throw new PressgraphError('UPSTREAM_ERROR', `Expected \`${key}\` of item ${id} from ${route}, got none.`, {
    route,
  });
}
