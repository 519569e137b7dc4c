import type { Site } from '../wordpress-site.ts';
import { argumentsOf, argumentsOfSearch, type Declared } from './declared.ts';
import { filterFields } from './fields.ts';
import { namespacesOf } from './root-index.ts';
import { writableArguments } from './writable.ts';

export interface Declaration {
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Of a list. Default: the core's own. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Added to the core's own. */
  readonly furtherParameters?: Readonly<Record<string, unknown>>;
  /** What a `POST` takes; `null` if there is none. Default: the core's own arguments. */
  readonly writable?: Readonly<Record<string, unknown>> | null;
}

/** `OPTIONS` of a route: its arguments, and the schema of its items; an empty list where there is no route. */
export function optionsOf(site: Site, route: string, declaration: Declaration | undefined): unknown {
  if (declaration === undefined && !isRoute(site, route)) return [];
  // A route declares what a test says that it does, and the core's own arguments otherwise.
  const { properties = {}, writable = ownWritable(site, route), furtherParameters } = declaration ?? {};
  const parameters = { ...(declaration?.parameters ?? ownArguments(site, route)), ...furtherParameters };
  return {
    methods: ['GET'],
    endpoints: [
      { methods: ['GET'], args: parameters },
      ...(writable ? [{ methods: ['POST'], args: writable }] : []),
    ],
    schema: { properties },
  };
}

/** The index of a namespace with `context=help`: each of its routes as `OPTIONS` has it. `undefined` if there is none. */
export function namespaceIndexOf(
  site: Site,
  route: string,
  fields: readonly string[] | undefined,
  declares: Readonly<Record<string, Declaration>> = {},
): unknown {
  const namespace = route.slice(1);
  if (!namespacesOf(site).includes(namespace)) return undefined;
  const own = site.collections.map((each) => `/${each.namespace}/${each.restBase}`);
  const routes = [...own, ...Object.keys(declares), '/wp/v2/settings']
    .filter((each) => each.slice(1, each.lastIndexOf('/')) === namespace)
    .map((each) => [each, optionsOf(site, each, declares[each] ?? {})] as const);
  const index = { namespace, routes: Object.fromEntries(routes) };
  if (fields === undefined) return index;
  // Nested names are newer.
  return (site.behaviour.core ?? 7) < 5.3 ? [] : filterFields(index, fields);
}

function ownWritable(site: Site, route: string): Readonly<Record<string, unknown>> | undefined {
  const collection = site.collections.find(
    ({ namespace, restBase }) => route === `/${namespace}/${restBase}`,
  );
  if (collection === undefined) return undefined;
  const taxonomies = site.collections.filter(({ kind }) => kind === 'term').map(({ restBase }) => restBase);
  return writableArguments(collection, taxonomies);
}

function isRoute(site: Site, route: string): boolean {
  return (
    (route === '/rankmath/v1/getHead' && site.rankMath?.heads !== undefined) ||
    /^\/?$|^\/wp\/v2\/(?:types|taxonomies)(?:\/|$)/.test(route) ||
    (route === '/wp/v2/search' && (site.behaviour.core ?? 7) >= 5) ||
    site.collections.some(({ namespace, restBase }) => `${route}/`.startsWith(`/${namespace}/${restBase}/`))
  );
}

function ownArguments(site: Site, route: string): Declared {
  if (route === '/wp/v2/search') return required(argumentsOfSearch(site));
  const collection = site.collections.find(
    ({ namespace, restBase }) => route === `/${namespace}/${restBase}`,
  );
  return collection === undefined ? {} : required(argumentsOf(collection, site));
}

const required = (declared: Declared): Declared =>
  Object.fromEntries(
    Object.entries(declared).map(([name, schema]) => [name, { ...schema, required: false }]),
  );
