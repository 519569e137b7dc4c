import { type GraphQLSchema, isObjectType } from 'graphql';
import type { GivenNames } from '../../../base/given-names.ts';
import { resourceOf } from '../../engine/selection/resource-types.ts';

/**
 * Names for taxonomies whose own is that of a post type on another site, as within one site: `Event` is the post type, and
 * `EventTerm` the taxonomy. By the key of the site; those without such taxonomies are missing.
 *
 * @param prefix What the names of types begin with.
 */
export function namesByKind(
  sites: ReadonlyMap<string, GraphQLSchema>,
  prefix = '',
): ReadonlyMap<string, GivenNames> {
  const contents = new Set<string>();
  const terms: { readonly site: string; readonly key: string; readonly name: string }[] = [];
  const known = new Map<GraphQLSchema, readonly Named[]>();
  for (const [site, schema] of sites) {
    const types = known.get(schema) ?? namedTypes(schema);
    known.set(schema, types);
    for (const { name, key, kind } of types) {
      if (kind === 'term') terms.push({ site, key, name });
      else contents.add(name);
    }
  }
  const names = new Map<string, Record<string, GivenNames[string]>>();
  for (const { site, key, name } of terms) {
    if (!contents.has(name)) continue;
    const ofSite = names.get(site) ?? {};
    ofSite[key] = { type: `${name.slice(prefix.length)}Term` };
    names.set(site, ofSite);
  }
  return names;
}

interface Named {
  readonly name: string;
  readonly key: string;
  readonly kind: string;
}

const namedTypes = (schema: GraphQLSchema): readonly Named[] =>
  Object.values(schema.getTypeMap()).flatMap((type) => {
    const resource = isObjectType(type) ? resourceOf(type) : undefined;
    return resource ? [{ name: type.name, key: resource.key, kind: resource.kind }] : [];
  });
