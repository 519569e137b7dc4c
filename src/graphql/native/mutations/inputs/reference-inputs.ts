import { PressgraphError } from '../../../../base/errors.ts';
import type { Resource } from '../../../../model/resources.ts';
import { restFields } from '../../../../wordpress/rest/fields.ts';
import type { GlobalIds } from '../../../engine/global-ids.ts';
import { atArgument } from '../../../engine/writes/argument-path.ts';
import { referencedId } from '../../../engine/writes/references.ts';
import type { Input } from './input-type.ts';

type About = readonly [name: string, description: string];

const BOTH_FORMS = 'Global id or database id.';

/** A reference to one item. Null takes it away. */
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

/** References to several items, which replace those that are there. Null, as an empty list, takes all away. */
export const idsInput = (
  [name, description]: About,
  argument: string,
  resources: readonly Resource[],
  ids: GlobalIds,
): Input => ({
  name,
  description: `${description} Global ids or database ids.`,
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

/** The same by slugs, looked up in one request. A slug that means nothing is a mistake. */
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
        `Expected slugs of ${resource.label}, but none is called “${slugs[unknown]}”.`,
        { argumentPath: [unknown] },
      );
    }
    return found.flat().map(({ id }) => id);
  },
});
