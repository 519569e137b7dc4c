import { readFrontPage } from '../../menus/navigation-page.ts';
import type { MenuFinding } from '../examination.ts';
import type { Probe, SendProbe } from '../probe.ts';

/** Checks the sources of menus, in the order in which the gateway tries them. */
export async function examineMenus(
  sendProbe: SendProbe,
  frontPage: string | undefined,
  headers?: Readonly<Record<string, string>>,
): Promise<readonly MenuFinding[]> {
  const query = { per_page: 1, _fields: 'id' };
  const classic = await sendProbe({ route: '/wp/v2/menus', query, ...(headers && { headers }) });
  const navigation = await sendProbe({ route: '/wp/v2/navigation', query });
  const onPage = frontPage === undefined ? undefined : readFrontPage(frontPage).menus.length;
  return [
    { source: 'CLASSIC', ...findingOf(classic) },
    { source: 'NAVIGATION', ...findingOf(navigation) },
    {
      source: 'FRONT_PAGE_HTML',
      works: onPage !== undefined && onPage > 0,
      menus: onPage,
      blocker: undefined,
    },
  ];
}

function findingOf({ works, json, headers, blocker }: Probe): Omit<MenuFinding, 'source'> {
  if (!works || !Array.isArray(json)) return { works: false, menus: undefined, blocker };
  const total = Number(headers['x-wp-total'] ?? json.length);
  const menus = Number.isSafeInteger(total) ? total : json.length;
  return { works: menus > 0, menus, blocker: undefined };
}
