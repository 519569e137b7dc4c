import { PressgraphError } from '../../../base/errors.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { GatewayContext } from '../context.ts';
import type { FilterField, FilterQuery } from './filters.ts';

/**
 * The REST parameters of a filter. Two fields with the same parameter (`tagIds` and `tagSlugs`) are combined: their
 * values are joined.
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

/** An unbounded list would be an unbounded database query. */
function assertShort(name: string, values: unknown, most: number): void {
  if (!Array.isArray(values) || values.length <= most) return;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected at most ${most} values in \`${name}\`, got ${values.length}.`,
  );
}

const rootOf = (parameter: string): string => parameter.split('[', 1)[0] ?? parameter;

/**
 * WordPress accepts terms as `tags=1,2` or as `tags[terms]=1,2&tags[operator]=AND`, not both. If both are needed, the
 * plain form moves into the other.
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
        `Expected either “any of” or “all of” filters on \`${parameter}\` in \`where\`, got both.`,
      );
    }
    settled[isNested ? terms : parameter] = value;
  }
  for (const parameter of Object.keys(settled)) {
    // Options such as the operator mean nothing without terms.
    if (parameter !== rootOf(parameter) && settled[`${rootOf(parameter)}[terms]`] === undefined)
      delete settled[parameter];
  }
  return settled;
}

/**
 * The parameters of a list that belongs to another item, such as `tag.posts`.
 *
 * @param place The parameters set by that item: the tag.
 * @throws PressgraphError BAD_USER_INPUT if the filter sets them, too.
 */
export function filterAt(place: RestQuery, filter: FilterQuery): FilterQuery {
  const roots = new Set(Object.keys(place).map(rootOf));
  const twice = Object.keys(filter ?? {}).find((parameter) => roots.has(rootOf(parameter)));
  if (twice !== undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected no filter on \`${rootOf(twice)}\` in \`where\`, got one. The parent of this list already sets it.`,
    );
  }
  return filter && { ...filter, ...place };
}
