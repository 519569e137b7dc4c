import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
} from 'graphql';
import { idOnSite } from '../../engine/site-ids.ts';
import type { MergedSchema } from '../schema/merge-schemas.ts';
import { SITE_FIELD } from '../schema/merged-names.ts';
import { knownKeys, type MergedListArguments } from './list-arguments.ts';
import { MergedConnection } from './merged-connection.ts';
import type { MergedContext, MergedOperation } from './merged-operation.ts';
import { resolveList } from './resolve-list.ts';
import { resolveNode, resolveNodeByUri, resolveSiteQuery } from './single-site-fields.ts';
import { SiteValue, siteValue } from './site-value.ts';

type Resolver<Args = never> = (
  source: unknown,
  args: Args,
  operation: MergedOperation,
  info: GraphQLResolveInfo,
) => unknown;

/** Gives the fields of a merged schema their resolvers. */
export function attachResolvers(merged: MergedSchema): MergedSchema {
  const { schema, names, lists, connections } = merged;
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const own = ownResolvers(type, merged);
    for (const [name, field] of Object.entries(type.getFields())) {
      field.resolve = inOperation(own[name] ?? sentValue);
    }
  }
  const root = schema.getQueryType()?.getFields() ?? {};
  const resolvers: Readonly<Record<string, Resolver>> = {
    [names.root('sites')]: resolveSites as Resolver,
    [names.root('site')]: resolveSite as Resolver,
    [names.root('node')]: ((_root, args, operation, info) => resolveNode(args, operation, info)) as Resolver,
    [names.root('nodeByUri')]: ((_root, args, operation, info) =>
      resolveNodeByUri(args, operation, info)) as Resolver,
    ...Object.fromEntries([...lists.keys()].map((name) => [name, resolveMergedList as Resolver] as const)),
  };
  for (const [name, resolve] of Object.entries(resolvers)) {
    if (root[name]) root[name].resolve = inOperation(resolve);
  }
  for (const name of connections.keys()) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const [field, resolve] of Object.entries(CONNECTION_FIELDS)) {
      const definition = type.getFields()[field];
      if (definition) definition.resolve = inOperation(resolve);
    }
  }
  return merged;
}

const inOperation =
  (resolve: Resolver): GraphQLFieldResolver<unknown, MergedContext> =>
  (source, args, { merged }, info) =>
    resolve(source, args as never, merged, info);

/** Of types whose fields are not all values of the sites. */
function ownResolvers(type: GraphQLObjectType, { names }: MergedSchema): Readonly<Record<string, Resolver>> {
  if (type.name === names.site)
    return { key: keyOf, query: queryOf, id: idOf(names.site), [SITE_FIELD]: siteOf };
  const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
  if (isNode) return { [SITE_FIELD]: siteOf };
  return type.getFields()['cursor'] && type.getFields()['node'] ? { cursor: cursorOf } : {};
}

/** The value that the site has sent, under the key that it has in the answer. */
const sentValue: Resolver = (source, _args, { values }, { path, fieldName }) => {
  if (source instanceof SiteValue) return source.load().then((site) => values.read(site, path.key));
  if (source instanceof OwnValue) return source.fields[fieldName];
  return values.read(source as object, path.key);
};

/** A value of the gateway itself. */
class OwnValue {
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(fields: Readonly<Record<string, unknown>>) {
    this.fields = fields;
  }
}

const keyOf: Resolver = (source, _args, { values }) =>
  source instanceof SiteValue ? source.key : values.siteOf(source as object);

const queryOf: Resolver = (source, args, operation, info) =>
  resolveSiteQuery(String(keyOf(source, args, operation, info)), operation, info);

/** As the site has it. Known without a request: a site that cannot be read has one, too. */
const idOf =
  (typeName: string): Resolver =>
  (source, args, operation, info) =>
    idOnSite(
      Buffer.from(`${typeName}:site`).toString('base64'),
      String(keyOf(source, args, operation, info)),
    );

const siteOf: Resolver = (source, _args, operation, { fieldNodes }) =>
  source instanceof SiteValue
    ? source
    : siteValue(operation.values.siteOf(source as object), fieldNodes, operation);

const cursorOf: Resolver = (source, _args, { values }, { path }) =>
  values.cursorOf(source as object) ?? values.read(source as object, path.key);

const resolveSites: Resolver<{ readonly keys?: readonly string[] | null }> = (
  _root,
  { keys: given },
  operation,
  { fieldNodes },
) =>
  (given ? knownKeys(given, operation.keys) : operation.keys).map((key) =>
    siteValue(key, fieldNodes, operation),
  );

const resolveSite: Resolver<{ readonly key: string }> = (_root, { key }, operation, { fieldNodes }) => {
  const [known = key] = knownKeys([key], operation.keys);
  return siteValue(known, fieldNodes, operation);
};

const resolveMergedList: Resolver<MergedListArguments> = (_root, args, operation, info) =>
  resolveList(args, operation, info);

const ofConnection =
  (
    resolve: (list: MergedConnection, operation: MergedOperation, info: GraphQLResolveInfo) => unknown,
  ): Resolver =>
  (source, _args, operation, info) => {
    if (!(source instanceof MergedConnection)) throw new TypeError('Expected a list of several sites.');
    return resolve(source, operation, info);
  };

const CONNECTION_FIELDS: Readonly<Record<string, Resolver>> = {
  edges: ofConnection((list, _operation, { path }) => list.edges(String(path.key))),
  nodes: ofConnection((list, _operation, { path }) => list.nodes(String(path.key))),
  pageInfo: ofConnection((list) => new OwnValue(list.pageInfo())),
  totalCount: ofConnection((list) => list.totalCount()),
  sites: ofConnection((list, operation, { fieldNodes }) => {
    list.areErrorsTold = true;
    return list.sites.map((site) => list.failureOf(site) ?? siteValue(site, fieldNodes, operation));
  }),
};
