import type { GraphQLResolveInfo } from 'graphql';
import { type GraphQLNamedType, getNamedType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { ItemKind } from '../../../model/fields/field-model.ts';
import type { LinkedItems } from '../../../model/fields/references/linked-items.ts';
import { isNone } from '../../../model/fields/scalar-value.ts';
import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { loadReference, loadReferences } from '../../engine/references/load-reference.ts';
import { type Reference, referenceIn } from '../../engine/references/reference-value.ts';
import type { Dialect } from '../dialect.ts';
import { misfit } from './group-value.ts';

/** What a field of the given schema leads to. */
export interface GivenTarget {
  /** The type of the items: `MediaItem`. */
  readonly to: string;
  readonly kind: ItemKind;
  /** The slug of the post type or taxonomy, if it is of one. */
  readonly slug: string | undefined;
  /** How it leads there: through a connection, an edge of one, or itself. */
  readonly by: 'page' | 'edge' | 'item';
  /** The name of the connection, without `Connection`. */
  readonly connection: string;
}

/** What a type of the given schema leads to; `undefined` if it is no item, nor leads to any. */
export function targetOf(dialect: Dialect, type: GraphQLNamedType): GivenTarget | undefined {
  const below = (name: string): GraphQLNamedType | undefined => {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    return field && getNamedType(field.type);
  };
  const [nodes, node] = [below('nodes'), below('node')];
  const item = nodes ?? node ?? type;
  const found = itemsNamed(dialect, item);
  if (!found) return undefined;
  const by = nodes ? 'page' : node ? 'edge' : 'item';
  return { ...found, to: item.name, by, connection: type.name.replace(/Connection(Edge)?$/, '') };
}

function itemsNamed(
  dialect: Dialect,
  type: GraphQLNamedType,
): Pick<GivenTarget, 'kind' | 'slug'> | undefined {
  if (isUnionType(type)) {
    const members = type.getTypes().map((member) => itemsNamed(dialect, member));
    const kinds = new Set(members.map((member) => (member?.kind === 'media' ? 'content' : member?.kind)));
    const [kind] = kinds;
    return kinds.size === 1 && kind ? { kind, slug: undefined } : undefined;
  }
  const { names, site } = dialect;
  switch (type.name) {
    case 'MediaItem':
      return { kind: 'media', slug: undefined };
    case 'User':
      return { kind: 'author', slug: undefined };
    case 'ContentNode':
      return { kind: 'content', slug: undefined };
    case 'TermNode':
      return { kind: 'term', slug: undefined };
  }
  const isNamed = (resource: Resource) => names.of(resource).typeName === type.name;
  const content = site.contentTypes.find(isNamed);
  if (content) return { kind: 'content', slug: content.slug };
  const taxonomy = site.taxonomies.find(isNamed);
  return taxonomy && { kind: 'term', slug: taxonomy.slug };
}

/** The items that a value refers to. A value that is none is an error. */
export function referencesOf(
  key: string,
  value: unknown,
  { kind, slug, to }: GivenTarget,
  links: LinkedItems,
): readonly Reference[] {
  const sent: readonly unknown[] = Array.isArray(value) ? value : [value];
  // Uploaded files are content, too.
  const kinds: readonly ItemKind[] = kind === 'content' && slug === undefined ? ['content', 'media'] : [kind];
  return sent.flatMap((each) => {
    if (isNone(each) || each === 0 || each === '0') return [];
    for (const wanted of kinds) {
      const found = referenceIn(each, { kind: 'reference', to: wanted }, links);
      if (found) return [{ ...found, to: found.to ?? wanted, slug: found.slug ?? slug }];
    }
    throw misfit(key, to);
  });
}

/** The item that a field leads to. */
export async function loadTarget(
  key: string,
  references: readonly Reference[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
) {
  const [first, ...others] = references;
  if (others.length > 0) throw misfit(key, 'single item');
  if (!first) return null;
  refuseUntold(key, first);
  return await loadReference(first, context, info);
}

/** All items of a field that is a list. */
export async function loadTargets(
  key: string,
  references: readonly Reference[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
) {
  for (const reference of references) refuseUntold(key, reference);
  return await loadReferences(references, context, info);
}

/** Of a term, its number does not say its taxonomy. */
export function refuseUntold(key: string, { to, slug, href }: Reference): void {
  if (to !== 'term' || slug !== undefined || href !== undefined) return;
  throw new PressgraphError(
    'UPSTREAM_ERROR',
    `\`${key}\`: WordPress’s REST API does not tell the taxonomy of this term.`,
  );
}
