import { decodeHTML } from 'entities';
import type { UntypedRow } from '../rest/rows.ts';
import type { Menu } from './menu-model.ts';
import { navigationItems } from './navigation-block.ts';

/** The menu of a row of `/wp/v2/navigation`, for block themes. */
export function navigationMenu(row: UntypedRow): Menu {
  const rendered = textIn(row['content'], 'rendered');
  const title = textIn(row['title'], 'rendered');
  const { slug } = row;
  return {
    source: 'NAVIGATION_BLOCK',
    databaseId: row.id,
    name: title === undefined ? undefined : decodeHTML(title),
    slug: typeof slug === 'string' ? slug : undefined,
    locations: [],
    hints: [],
    items: rendered === undefined ? [] : navigationItems({ rendered, raw: textIn(row['content'], 'raw') }),
  };
}

const textIn = (value: unknown, name: string): string | undefined => {
  const text: unknown =
    typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : value;
  return typeof text === 'string' ? text : undefined;
};
