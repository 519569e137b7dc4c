import { PressgraphError } from '../../../base/errors.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { GatewayContext } from '../context.ts';
import type { FilterField, FilterQuery } from './filters.ts';

/**
 * The REST parameters of a filter. Two fields that lead to the same parameter (`tagIds` and `tagSlugs`) are both
 * listened to: their values are joined.
 */
export async function filterQuery(
  fields: readonly FilterField[],
  where: Readonly<Record<string, unknown>> | null | undefined,
  context: GatewayContext,
): Promise<FilterQuery> {
  const given = fields.filter(({ name }) => where?.[name] != null);
  for (const { name } of given) assertShort(name, where?.[name], context.pages.maxSize);
  const parts = await Promise.all(given.map((field) => field.toRest(where?.[field.name], context)));
  const query: Record<string, RestQuery[string]> = {};
  for (const part of parts) {
    if (part === null) return null;
    for (const [parameter, value] of Object.entries(part)) {
      const before = query[parameter];
      query[parameter] =
        Array.isArray(before) && Array.isArray(value) ? [...new Set([...before, ...value])] : value;
    }
  }
  return settleTaxonomies(query);
}

/** A list without a bound would be one for WordPress's database, too. */
function assertShort(name: string, values: unknown, most: number): void {
  if (!Array.isArray(values) || values.length <= most) return;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected at most ${most} values in \`${name}\`, but ${values.length} came.`,
  );
}

const rootOf = (parameter: string): string => parameter.split('[', 1)[0] ?? parameter;

/**
 * A list of terms has two forms, `tags=1,2` and `tags[terms]=1,2&tags[operator]=AND`, and WordPress takes one of them:
 * the plain one becomes part of the other where both are needed.
 */
function settleTaxonomies(query: Readonly<Record<string, RestQuery[string]>>): RestQuery {
  const settled: Record<string, RestQuery[string]> = {};
  for (const [parameter, value] of Object.entries(query)) {
    const isPlain = parameter === rootOf(parameter);
    const terms = `${parameter}[terms]`;
    const isNested = isPlain && Object.keys(query).some((other) => other.startsWith(`${parameter}[`));
    if (isNested && query[terms] !== undefined) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        `Expected either “one of” or “all of” the \`${parameter}\` in \`where\`, but both came.`,
      );
    }
    settled[isNested ? terms : parameter] = value;
  }
  for (const parameter of Object.keys(settled)) {
    // What tells how to look for terms says nothing without terms.
    if (parameter !== rootOf(parameter) && settled[`${rootOf(parameter)}[terms]`] === undefined)
      delete settled[parameter];
  }
  return settled;
}

/**
 * The parameters of a list that hangs on another item, such as `tag.posts`.
 *
 * @param place What the place says: the tag.
 * @throws PressgraphError BAD_USER_INPUT where the filter speaks of the same.
 */
export function filterAt(place: RestQuery, filter: FilterQuery): FilterQuery {
  const roots = new Set(Object.keys(place).map(rootOf));
  const twice = Object.keys(filter ?? {}).find((parameter) => roots.has(rootOf(parameter)));
  if (twice !== undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected no condition on \`${rootOf(twice)}\` in \`where\`: the list has one by its place.`,
    );
  }
  return filter && { ...filter, ...place };
}
