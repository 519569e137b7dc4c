import { isRecord, type JsonObject } from '../../../base/json.ts';
import type { ItemKind, ReferenceTarget } from '../field-model.ts';

/** The items that an item's links name, as far as they tell what an id in its fields means. */
export interface LinkedItems {
  /** The links to items with this id, one per kind of item. */
  readonly withId: (id: number) => readonly LinkedItem[];
}

export interface LinkedItem {
  readonly to: ItemKind;
  /** The URL of its REST route and id. */
  readonly href: string;
}

/** Advanced Custom Fields and Secure Custom Fields link what their fields refer to. */
const KINDS: Readonly<Record<string, ItemKind>> = {
  'acf:post': 'content',
  'acf:attachment': 'media',
  'acf:user': 'author',
  'acf:term': 'term',
};

/** The REST fields of the links that tell what ids mean. Of images and users, no link is needed to know them. */
export function linksTelling(to: ReferenceTarget): readonly string[] {
  switch (to) {
    case 'media':
    case 'author':
      return [];
    case 'term':
      return ['_links.acf:term'];
    case 'content':
      return ['_links.acf:attachment', '_links.acf:post'];
    default:
      return Object.keys(KINDS).map((rel) => `_links.${rel}`);
  }
}

export const NO_LINKS: LinkedItems = { withId: () => [] };

/**
 * The items that a row links to. Posts, terms and users have ids of their own, so one id may be that of several items.
 */
export function linkedItems(row: JsonObject): LinkedItems {
  const links = row['_links'];
  if (!isRecord(links)) return NO_LINKS;
  const byId = new Map<number, LinkedItem[]>();
  for (const [rel, to] of Object.entries(KINDS)) {
    for (const href of hrefsIn(links[rel])) {
      const id = Number(/\/(\d+)\/?$/.exec(href.replace(/%2F/gi, '/'))?.[1]);
      if (!Number.isSafeInteger(id)) continue;
      const known = byId.get(id) ?? [];
      if (!known.some((item) => item.to === to)) known.push({ to, href });
      byId.set(id, known);
    }
  }
  return byId.size === 0 ? NO_LINKS : { withId: (id) => byId.get(id) ?? [] };
}

const hrefsIn = (links: unknown): readonly string[] =>
  Array.isArray(links)
    ? links.flatMap((link) => (isRecord(link) && typeof link['href'] === 'string' ? [link['href']] : []))
    : [];
