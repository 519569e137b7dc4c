import type { DiscoveredRoute, Discovery } from './discovery.ts';
import type { FieldModel, FieldType } from './fields/field-model.ts';
import type { ResourceExtras } from './fields/resource-extras.ts';
import { buildSiteModel, resourcesOf } from './site-model.ts';

/** Fields, nested ones and choices included, that a site may add to its schema. */
const MAX_FIELDS = 20_000;
/** Pairs of a post type and a taxonomy, each of which is a field of both. */
const MAX_PAIRS = 3_000;

/**
 * A discovery of which a schema can be built in bounded time and memory, whatever the site declares: what goes beyond is
 * left out, and told.
 */
export function withinBounds(discovery: Discovery): Discovery {
  const paired = toldPairs(discovery, withinPairs(discovery));
  const routes: Record<string, DiscoveredRoute> = { ...paired.routes };
  const model = buildSiteModel(paired);
  const cut: string[] = [];
  let left = MAX_FIELDS;
  for (const { key, route } of resourcesOf(model)) {
    const extras = model.extras.get(key);
    const size = extras ? sizeOf(extras) : 0;
    if (size <= left) {
      left -= size;
      continue;
    }
    cut.push(route);
    routes[route] = { properties: {}, parameters: undefined, samples: [] };
  }
  if (cut.length === 0) return paired;
  const message = `The site adds more than ${MAX_FIELDS} fields to its items. Those of ${cut.slice(0, 10).join(', ')}${cut.length > 10 ? ` and ${cut.length - 10} more routes` : ''} are left out.`;
  return { ...paired, routes, warnings: [...paired.warnings, message] };
}

type Classified = Pick<Discovery, 'types' | 'taxonomies'>;

/** Post types and taxonomies with as many relations between them as are served. */
export function withinPairs<Site extends Classified>(site: Site): Site {
  const types = firstPairs(site.types ?? [], ({ taxonomies }) => taxonomies);
  const taxonomies = firstPairs(site.taxonomies ?? [], (taxonomy) => taxonomy.types);
  if (!types && !taxonomies) return site;
  return {
    ...site,
    ...(types && { types: types.map(([type, slugs]) => ({ ...type, taxonomies: slugs })) }),
    ...(taxonomies && { taxonomies: taxonomies.map(([taxonomy, slugs]) => ({ ...taxonomy, types: slugs })) }),
  };
}

/** Each with the slugs that are taken of it; `undefined` if those are all. */
function firstPairs<T>(
  all: readonly T[],
  slugsOf: (one: T) => readonly string[],
): readonly (readonly [T, readonly string[]])[] | undefined {
  let left = MAX_PAIRS;
  const taken = all.map((one) => {
    const first = slugsOf(one).slice(0, left);
    left -= first.length;
    return [one, first] as const;
  });
  return taken.every(([one, first]) => first.length === slugsOf(one).length) ? undefined : taken;
}

function toldPairs(all: Discovery, taken: Discovery): Discovery {
  if (taken === all) return all;
  const message = `The site has more than ${MAX_PAIRS} pairs of a post type and a taxonomy; the last ones are left out.`;
  return { ...taken, warnings: [...taken.warnings, message] };
}

/** How many fields, arguments and choices a resource's extras make. */
function sizeOf({ fields, meta, parameters, input }: ResourceExtras): number {
  const objects = [meta, input.meta].filter((object) => object !== undefined);
  return (
    sizeOfFields(fields) +
    sizeOfFields(input.fields) +
    objects.reduce((sum, object) => sum + sizeOfFields(object.fields), 0) +
    Object.keys(parameters ?? {}).length
  );
}

const sizeOfFields = (fields: readonly FieldModel[]): number =>
  fields.reduce((sum, { type }) => sum + 1 + sizeOfType(type), 0);

function sizeOfType(type: FieldType): number {
  switch (type.kind) {
    case 'list':
      return sizeOfType(type.of);
    case 'enum':
      return type.values.length;
    case 'object':
      return sizeOfFields(type.fields);
    case 'union':
      return type.members.reduce((sum, member) => sum + 1 + sizeOfFields(member.type.fields), 0);
    default:
      return 0;
  }
}
