import { isRecord, type JsonObject } from '../../base/json.ts';
import type { DiscoveredRoute, Discovery } from '../discovery.ts';
import type { FieldType, ObjectModel } from '../fields/field-model.ts';
import { descriptionOf, typeOfSchema } from '../fields/json-schema.ts';
import { typeOfSamples } from '../fields/sampled-type.ts';
import { AUTHORS, MEDIA, type Resource } from '../resources.ts';
import { MAX_PER_PAGE, maximumIn } from '../route-paging.ts';
import { EVENTS_CALENDAR } from './events-calendar.ts';
import type { JoinedFieldDescription, NamespaceDescription } from './namespace-description.ts';
import { WOOCOMMERCE } from './woocommerce.ts';

const BUILT_IN: readonly NamespaceDescription[] = [WOOCOMMERCE, EVENTS_CALENDAR];

export type JoinedQuery = Readonly<Record<string, string | number | boolean>>;

/** A route of a further namespace, whose items have more of a post type's. */
export interface JoinedRoute {
  readonly namespace: string;
  readonly route: string;
  /** Slug of the post type. */
  readonly contentType: string;
  /** The parameter that takes ids. */
  readonly include: string;
  /** Most items per request. */
  readonly maximum: number;
  /** The key of the items, if the answer is an object. */
  readonly rows: string | undefined;
  readonly query: JoinedQuery;
  readonly fields: readonly JoinedField[];
}

export interface JoinedField {
  /** The name that the description gives it, or its key. */
  readonly name: string;
  readonly description: string;
  /** Where its value is in an item. */
  readonly path: readonly string[];
  /** The item's keys that it is made of. */
  readonly reads: readonly string[];
  /** A key of the item: null unless it is true. */
  readonly when: string | undefined;
  readonly type: JoinedType;
}

export type JoinedType =
  | { readonly kind: 'plain'; readonly type: FieldType }
  | { readonly kind: 'money'; readonly currency: readonly string[] }
  | {
      readonly kind: 'range';
      readonly currency: readonly string[];
      readonly minimum: string;
      readonly maximum: string;
    }
  | {
      readonly kind: 'node';
      readonly resource: Resource;
      readonly isList: boolean;
      readonly known: Readonly<Record<string, string>>;
    }
  /** Further items of the route. `own` is what the objects have of themselves. */
  | { readonly kind: 'items'; readonly query: JoinedQuery; readonly own: ObjectModel | undefined };

/** What tells which namespaces a site has. */
type Discovered = Pick<Discovery, 'namespaces' | 'describedNamespaces'> & {
  readonly routes: Readonly<Record<string, DiscoveredRoute>>;
};

/** The further namespaces that join post types of a site. A description by the user replaces a built-in one of its route. */
export function joinedRoutes(
  { namespaces, describedNamespaces = [], routes }: Discovered,
  resources: readonly Resource[],
): readonly JoinedRoute[] {
  const byRoute = new Map([...BUILT_IN, ...describedNamespaces].map((each) => [each.route, each]));
  return [...byRoute.values()]
    .filter(
      ({ namespace, contentType }) =>
        namespaces.includes(namespace) &&
        resources.some((resource) => resource.kind === 'content' && resource.slug === contentType),
    )
    .map((description) => joinedRoute(description, routes[description.route], resources));
}

function joinedRoute(
  description: NamespaceDescription,
  discovered: DiscoveredRoute | undefined,
  resources: readonly Resource[],
): JoinedRoute {
  const { namespace, route, contentType, include = 'include', rows, query = {} } = description;
  const maximum = Math.min(description.maximum ?? MAX_PER_PAGE, maximumIn(discovered?.parameters));
  const declared = { ...description.schema, ...discovered?.properties };
  const samples = discovered?.samples ?? [];
  const described = Object.entries(description.fields ?? {});
  const used = new Set([
    'id',
    '_links',
    ...(description.omit ?? []),
    ...described.map(([, { from }]) => from),
  ]);
  const keys = [...Object.keys(declared), ...samples.flatMap((sample) => Object.keys(sample))];
  const others = [...new Set(keys)].filter((key) => !used.has(key));
  const omitted = new Set(description.omit);
  const kinds = { declared, samples, resources, omitted };
  return {
    ...{ namespace, route, contentType, include, maximum, rows, query },
    fields: [
      ...described.flatMap(([name, field]) => joinedField(name, field, kinds) ?? []),
      ...others.flatMap((key) => joinedField(key, { from: key }, kinds) ?? []),
    ],
  };
}

interface Kinds {
  readonly declared: JsonObject;
  readonly samples: readonly JsonObject[];
  readonly resources: readonly Resource[];
  /** Keys, and nested ones with dots. */
  readonly omitted: ReadonlySet<string>;
}

/** `undefined` for a relation to something that the site does not have. */
function joinedField(name: string, field: JoinedFieldDescription, kinds: Kinds): JoinedField | undefined {
  const path = field.from.split('.');
  const schema = schemaAt(kinds.declared, path);
  const type = joinedType(field, path, schema, kinds);
  if (type === undefined) return undefined;
  const currency = type.kind === 'money' || type.kind === 'range' ? type.currency : [];
  const reads = [path[0], currency[0], field.when].filter((key) => key !== undefined);
  return {
    name,
    description: field.description ?? descriptionOf(schema, field.from),
    path,
    reads: [...new Set(reads)],
    when: field.when,
    type,
  };
}

function joinedType(
  { money, range, node, known = {}, items, type }: JoinedFieldDescription,
  path: readonly string[],
  schema: unknown,
  { samples, resources, omitted }: Kinds,
): JoinedType | undefined {
  const values = samples.map((sample) => valueAt(sample, path));
  const plain = isRecord(schema) ? typeOfSchema(schema) : typeOfSamples(values);
  if (money !== undefined) {
    const currency = money.split('.');
    return range ? { kind: 'range', currency, ...range } : { kind: 'money', currency };
  }
  if (node !== undefined) {
    const resource = resourceNamed(node, resources);
    const isList = plain.kind === 'list' || values.some(Array.isArray);
    return resource && { kind: 'node', resource, isList, known };
  }
  if (items !== undefined) {
    const own = plain.kind === 'list' && plain.of.kind === 'object' ? plain.of : undefined;
    return { kind: 'items', query: items.query, own };
  }
  return { kind: 'plain', type: type ? { kind: 'scalar', scalar: type } : without(plain, path, omitted) };
}

function without(type: FieldType, path: readonly string[], omitted: ReadonlySet<string>): FieldType {
  if (type.kind !== 'object') return type;
  return { ...type, fields: type.fields.filter(({ key }) => !omitted.has([...path, key].join('.'))) };
}

const resourceNamed = (name: string, resources: readonly Resource[]): Resource | undefined =>
  name === 'media'
    ? MEDIA
    : name === 'user'
      ? AUTHORS
      : resources.find((resource) => 'slug' in resource && resource.slug === name);

function schemaAt(declared: JsonObject, [key = '', ...below]: readonly string[]): unknown {
  const schema = declared[key];
  if (below.length === 0) return schema;
  const properties = isRecord(schema) ? schema['properties'] : undefined;
  return isRecord(properties) ? schemaAt(properties, below) : undefined;
}

/** The value at a path of an item; `undefined` if there is none. */
export function valueAt(item: JsonObject, path: readonly string[]): unknown {
  let value: unknown = item;
  for (const key of path) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}
