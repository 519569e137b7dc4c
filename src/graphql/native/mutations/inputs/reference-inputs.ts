import { PressgraphError } from '../../../../base/errors.ts';
import type { Resource } from '../../../../model/resources.ts';
import { restFields } from '../../../../wordpress/rest/fields.ts';
import type { GlobalIds } from '../../../engine/global-ids.ts';
import { atArgument } from '../../../engine/writes/argument-path.ts';
import { referencedId } from '../../../engine/writes/references.ts';
import type { Input } from './input-type.ts';

type About = readonly [name: string, description: string];

const BOTH_FORMS = 'Global ID or database ID.';

/** A reference to one item. Null removes it. */
export const idInput = (
  [name, description]: About,
  argument: string,
  resources: readonly Resource[],
  ids: GlobalIds,
  more: Partial<Input> = {},
): Input => ({
  name,
  description: `${description} ${BOTH_FORMS}`,
  type: 'ID',
  depth: 0,
  argument,
  empty: 0,
  toRest: (value) => referencedId(String(value), resources, ids),
  ...more,
});

/** References to several items, which replace the current ones. Null and an empty list remove all. */
export const idsInput = (
  [name, description]: About,
  argument: string,
  resources: readonly Resource[],
  ids: GlobalIds,
): Input => ({
  name,
  description: `${description} Global IDs or database IDs.`,
  type: 'ID',
  depth: 1,
  argument,
  empty: [],
  toRest: (values) =>
    (values as readonly string[]).map((value, index) => {
      try {
        return referencedId(value, resources, ids);
      } catch (error) {
        throw atArgument(error, [index]);
      }
    }),
});

/** The same by slug, looked up in one request. An unknown slug is an error. */
export const slugsInput = ([name, description]: About, argument: string, resource: Resource): Input => ({
  name,
  description,
  type: 'String',
  depth: 1,
  argument,
  empty: [],
  looksUp: resource,
  toRest: async (values, { load }) => {
    const slugs = values as readonly string[];
    const found = await Promise.all(
      slugs.map((slug) =>
        slug.trim() === '' ? [] : load.bySlug(resource, slug, restFields([], resource.kind)),
      ),
    );
    const unknown = found.findIndex((rows) => rows.length === 0);
    if (unknown >= 0) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `Expected slugs of existing ${resource.label}, got “${slugs[unknown]}”.`,
        { argumentPath: [unknown] },
      );
    }
    return found.flat().map(({ id }) => id);
  },
});
