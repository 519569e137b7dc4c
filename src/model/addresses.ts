import type { Discovery } from './discovery.ts';
import type { Resource } from './resources.ts';

/** The home URL, and WordPress's own address where that is another one. */
export function siteAddresses({
  home,
  url,
}: Pick<Discovery, 'home' | 'url'>): readonly [string, ...string[]] {
  if (url === undefined || !URL.canParse(url) || !URL.canParse(home)) return [home];
  const isSameHost = new URL(url).host === new URL(home).host;
  // On one host, a front page may be above WordPress's own folder, but the site does not own what is above its home.
  return url === home || (isSameHost && !url.startsWith(`${home}/`)) ? [home] : [home, url];
}

/**
 * The folders that all links of a resource's samples share, without dates: `/books/` for a type under its own folder,
 * `/` for pages, and for posts under `/2026/04/`. A resource without samples has none.
 */
export function linkFolders(
  resources: readonly Resource[],
  routes: Discovery['routes'],
): ReadonlyMap<string, string> {
  return new Map(
    resources.flatMap(({ key, route }) => {
      const links = (routes[route]?.samples ?? []).flatMap(({ link }) => pathOf(link) ?? []);
      return links.length === 0 ? [] : [[key, sharedFolder(links)] as const];
    }),
  );
}

const pathOf = (link: unknown): string | undefined =>
  typeof link === 'string' && URL.canParse(link) ? new URL(link).pathname : undefined;

function sharedFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').filter(Boolean).slice(0, -1));
  const shared = first.findIndex(
    (segment, index) => /^\d+$/.test(segment) || others.some((other) => other[index] !== segment),
  );
  const segments = shared === -1 ? first : first.slice(0, shared);
  return segments.length === 0 ? '/' : `/${segments.join('/')}/`;
}
