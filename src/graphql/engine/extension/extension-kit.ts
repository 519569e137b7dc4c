import DataLoader from 'dataloader';
import {
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import type { SiteShape } from '../../../model/site-model.ts';
import { loadContentOfAnyType } from '../content/any-content.ts';
import type { GatewayContext } from '../context.ts';
import { loadRelated, loadRelatedList } from '../selection/related.ts';
import { resourceOf } from '../selection/resource-types.ts';
import type { ExtensionKit, SchemaContext } from './schema-extension.ts';

/** WordPress's own limit, which most APIs have, too. */
const MAX_KEYS = 100;

/** The context that every resolver gets is the gateway's. */
const inner = (context: SchemaContext): GatewayContext => context as GatewayContext;

export function createExtensionKit(
  schema: GraphQLSchema,
  site: SiteShape,
  dialect: ExtensionKit['dialect'],
): ExtensionKit {
  return {
    ...{ dialect, site, schema },
    async load(id, context, info) {
      const resource = resourceOfField(info);
      return resource
        ? await loadRelated(resource, id, inner(context), info)
        : await loadContentOfAnyType(id, inner(context), info);
    },
    async loadMany(ids = [], context, info) {
      const resource = resourceOfField(info);
      if (resource) return await loadRelatedList(resource, ids, inner(context), info);
      const items = await Promise.all(ids.map((id) => loadContentOfAnyType(id, inner(context), info)));
      return items.filter((item) => item !== null);
    },
    get: (route, query, context) => inner(context).load.get(route, query),
    loader: <Key, Value>(
      batch: (keys: readonly Key[], context: SchemaContext) => Promise<readonly (Value | Error)[]>,
    ) => {
      const loaders = new WeakMap<SchemaContext, DataLoader<Key, Value>>();
      return (key: Key, context: SchemaContext) => {
        const known = loaders.get(context);
        if (known) return known.load(key);
        const loader = new DataLoader<Key, Value>((keys) => batch(keys, context), { maxBatchSize: MAX_KEYS });
        loaders.set(context, loader);
        return loader.load(key);
      };
    },
    doNotCache: (context) => inner(context).doNotCache(),
  };
}

/** The resource of the items that a field leads to; `undefined` for content of any type. */
function resourceOfField({ returnType, parentType, fieldName }: GraphQLResolveInfo) {
  const type = getNamedType(returnType);
  const resource = isObjectType(type) ? resourceOf(type) : undefined;
  if (resource || isAbstractType(type)) return resource;
  throw new TypeError(
    `Expected ${parentType.name}.${fieldName} to have a type of the site's items, got ${type.name}.`,
  );
}
