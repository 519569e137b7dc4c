import { readFrontPage } from '../menus/navigation-page.ts';
import type { MenuFinding } from './examination.ts';
import type { Ask, Probe } from './probe.ts';

/** Where menus can be had, in the order in which the gateway asks. */
export async function examineMenus(
  ask: Ask,
  frontPage: string | undefined,
  headers?: Readonly<Record<string, string>>,
): Promise<readonly MenuFinding[]> {
  const query = { per_page: 1, _fields: 'id' };
  const classic = await ask({ route: '/wp/v2/menus', query, ...(headers && { headers }) });
  const navigation = await ask({ route: '/wp/v2/navigation', query });
  const seen = frontPage === undefined ? undefined : readFrontPage(frontPage).menus.length;
  return [
    { source: 'CLASSIC', ...findingOf(classic) },
    { source: 'NAVIGATION', ...findingOf(navigation) },
    { source: 'FRONT_PAGE_HTML', works: seen !== undefined && seen > 0, menus: seen, blocker: undefined },
  ];
}

function findingOf({ works, json, headers, blocker }: Probe): Omit<MenuFinding, 'source'> {
  if (!works || !Array.isArray(json)) return { works: false, menus: undefined, blocker };
  const told = Number(headers['x-wp-total'] ?? json.length);
  const menus = Number.isSafeInteger(told) ? told : json.length;
  return { works: menus > 0, menus, blocker: undefined };
}
