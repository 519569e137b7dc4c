import { decodeHTML } from 'entities';
import type { UntypedRow } from '../rest/rows.ts';
import type { Menu, MenuItem, MenuTarget } from './menu-model.ts';

/** The REST fields of `/wp/v2/menu-items` that {@link menuTrees} reads. */
export const MENU_ITEM_FIELDS = [
  'attr_title',
  'classes',
  'description',
  'id',
  'invalid',
  'menu_order',
  'menus',
  'object',
  'object_id',
  'parent',
  'target',
  'title',
  'type',
  'url',
  'xfn',
] as const;

/** The REST fields of `/wp/v2/menus` that {@link menuOfRow} reads. */
export const MENU_FIELDS = ['id', 'locations', 'name', 'slug'] as const;

/** The menu of a row of `/wp/v2/menus`. */
export function menuOfRow(row: UntypedRow, items: () => Promise<readonly MenuItem[]>): Menu {
  return {
    source: 'REST_MENUS',
    databaseId: row.id,
    name: decoded(row['name']),
    slug: text(row['slug']),
    locations: texts(row['locations']),
    hints: [],
    items,
  };
}

/** Builds the item trees from rows of `/wp/v2/menu-items`, in WordPress's order, by menu id. */
export function menuTrees(rows: readonly UntypedRow[]): ReadonlyMap<number, readonly MenuItem[]> {
  // WordPress does not show items whose page or category was deleted, either.
  const valid = rows.filter((row) => row['invalid'] !== true);
  const ids = new Set(valid.map(({ id }) => id));
  const childrenOf = new Map<number, UntypedRow[]>();
  const roots = new Map<number, UntypedRow[]>();
  for (const row of valid) {
    const parent = Number(row['parent']) || 0;
    // As in `Walker::walk`, an item without its parent moves to the top level.
    const siblings = ids.has(parent) ? childrenOf : roots;
    const keys = ids.has(parent) ? [parent] : [row['menus']].flat().map(Number);
    for (const key of keys) siblings.set(key, [...(siblings.get(key) ?? []), row]);
  }
  const itemOf = (row: UntypedRow): MenuItem => ({
    databaseId: row.id,
    order: typeof row['menu_order'] === 'number' ? row['menu_order'] : undefined,
    label: labelOf(row['title']),
    href: text(row['url']),
    target: text(row['target']),
    title: decoded(row['attr_title']),
    description: decoded(row['description']),
    rel: texts(row['xfn']).join(' ') || undefined,
    cssClasses: texts(row['classes']),
    leadsTo: targetOf(row),
    children: (childrenOf.get(row.id) ?? []).map(itemOf),
  });
  return new Map([...roots].map(([menu, items]) => [menu, items.map(itemOf)]));
}

function targetOf(row: UntypedRow): MenuTarget | undefined {
  const slug = text(row['object']);
  const id = Number(row['object_id']);
  if (slug === undefined) return undefined;
  if (row['type'] === 'post_type_archive') return { kind: 'archive', slug, id: undefined };
  if (!Number.isSafeInteger(id) || id <= 0) return undefined;
  if (row['type'] === 'post_type') return { kind: 'content', slug, id };
  return row['type'] === 'taxonomy' ? { kind: 'term', slug, id } : undefined;
}

function labelOf(title: unknown): string {
  const rendered =
    typeof title === 'object' && title !== null && 'rendered' in title ? title.rendered : title;
  return decoded(rendered) ?? '';
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

const texts = (value: unknown): string[] =>
  [value].flat().filter((item): item is string => typeof item === 'string' && item !== '');

/** Strips tags, since editors put icons and other HTML into labels. */
function decoded(value: unknown): string | undefined {
  const words = text(value)?.replace(/<[^<>]*>/g, '');
  return words === undefined ? undefined : decodeHTML(words).trim() || undefined;
}
