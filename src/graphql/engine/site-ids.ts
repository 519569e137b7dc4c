import {
  defaultFieldResolver,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { PressgraphError } from '../../base/errors.ts';
import type { GatewayContext } from './context.ts';

type Args = Readonly<Record<string, unknown>>;
type Resolver = GraphQLFieldResolver<unknown, GatewayContext, Args>;

/**
 * Makes the global IDs of a schema say which site they are of: each gets the key of the operation's site in answers, and
 * must have it in arguments. Resolvers see IDs without it. For gateways of several sites, whose items would else have the
 * same IDs.
 *
 * @param schema It is changed, and returned.
 */
export function withSiteIds(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) changeField(field);
  }
  return schema;
}

function changeField(field: GraphQLField<unknown, GatewayContext>): void {
  const givesId = getNamedType(field.type).name === 'ID';
  const takesId = field.args.some(({ type }) => leadsToId(type));
  if (!givesId && !takesId) return;
  const { resolve = defaultFieldResolver, subscribe, args: declared } = field;
  const taken = (args: Args, site: string | undefined) =>
    takesId && site !== undefined ? withoutSite(declared, args, site) : args;
  const over =
    (inner: Resolver): Resolver =>
    (source, args, context, info) =>
      inner(source, taken(args, context.siteKey), context, info);
  const outer = over(resolve as Resolver);
  field.resolve = givesId
    ? (source, args, context, info) => onSite(outer(source, args, context, info), context.siteKey)
    : outer;
  if (subscribe && takesId) field.subscribe = over(subscribe as Resolver);
}

function leadsToId(type: GraphQLInputType, seen = new Set<unknown>()): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === 'ID';
  if (seen.has(named)) return false;
  seen.add(named);
  return Object.values(named.getFields()).some((field) => leadsToId(field.type, seen));
}

function onSite(value: unknown, site: string | undefined): unknown {
  if (site === undefined || value == null) return value;
  if (value instanceof Promise) return value.then((settled: unknown) => onSite(settled, site));
  if (Array.isArray(value)) return value.map((each: unknown) => onSite(each, site));
  return idOnSite(String(value), site);
}

/** A global ID, with the key of its site. What is no global ID stays as it is. */
export function idOnSite(id: string, site: string | undefined): string {
  const text = textIn(id);
  return site === undefined || text === undefined ? id : encoded(`${site}:${text}`);
}

function withoutSite(declared: readonly GraphQLArgument[], args: Args, site: string): Args {
  const given = { ...args };
  for (const { name, type } of declared) {
    if (given[name] == null || !leadsToId(type)) continue;
    const nullable = getNullableType(type);
    // One wrong ID among several is an error of its own, at its place: the resolver refuses it.
    given[name] =
      isListType(nullable) && getNamedType(nullable).name === 'ID'
        ? [given[name]].flat().map((id) => ownId(id, site, marked))
        : ownIds(type, given[name], site);
  }
  return given;
}

function ownIds(type: GraphQLInputType, value: unknown, site: string): unknown {
  if (value == null) return value;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    return [value].flat().map((each: unknown) => ownIds(nullable.ofType as GraphQLInputType, each, site));
  }
  if (!isInputObjectType(nullable)) {
    return getNamedType(nullable).name === 'ID' ? ownId(value, site, refuse) : value;
  }
  const fields = nullable.getFields();
  return Object.fromEntries(
    Object.entries(value as Args).map(([name, each]) => {
      const field = fields[name];
      return [name, field ? ownIds(field.type, each, site) : each];
    }),
  );
}

/** What the resolver gets of an ID. Numbers, slugs and addresses, which some arguments take instead, stay as they are. */
function ownId(given: unknown, site: string, foreign: (id: string, site: string) => string): unknown {
  const id = String(given);
  const text = textIn(id);
  if (text === undefined) return given;
  const own = text.startsWith(`${site}:`) ? text.slice(site.length + 1) : '';
  return own.includes(':') ? encoded(own) : foreign(id, site);
}

function refuse(id: string, site: string): never {
  const other = siteOfId(id);
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected a global ID of the site “${site}”, got one ${other === undefined ? 'without a site' : `of the site “${other}”`} (“${id}”).`,
  );
}

/** An ID that no resolver takes for one of its site. */
function marked(id: string): string {
  const text = textIn(id) ?? '';
  return /^[a-z0-9-]+:[^:]+:/.test(text) ? id : encoded(`-:${text}`);
}

/** The key of the site that a global ID says; `undefined` if it says none. */
export const siteOfId = (id: string): string | undefined =>
  /^([a-z0-9-]+):[^:]+:/.exec(textIn(id) ?? '')?.[1];

const encoded = (text: string): string => Buffer.from(text).toString('base64');

/** What a global ID says; `undefined` for anything else. */
function textIn(id: string): string | undefined {
  const text = Buffer.from(id, 'base64').toString();
  const isSame = encoded(text).replace(/=+$/, '') === id.replace(/=+$/, '');
  return isSame && /^[\w-]+:./.test(text) ? text : undefined;
}
