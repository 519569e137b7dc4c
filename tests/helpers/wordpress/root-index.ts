import { HOME, OWN_ADDRESS } from '../wordpress-rows.ts';
import type { Site } from '../wordpress-site.ts';

/** `wc/store/v1` of `/wc/store/v1/products`. */
const furtherNamespaces = ({ further }: Site): readonly string[] => [
  ...new Set(Object.keys(further).map((route) => route.slice(1, route.lastIndexOf('/')))),
];

export const namespacesOf = (site: Site): readonly string[] => [
  ...new Set(['oembed/1.0', 'wp/v2', ...site.collections.map(({ namespace }) => namespace)]),
  ...furtherNamespaces(site),
  ...(site.rankMath ? ['rankmath/v1'] : []),
  ...(site.polylang ? ['pll/v1'] : []),
];

/** `/wp-json/`. What the site says of itself is plain unless the test says otherwise. */
export function indexOf(site: Site): Record<string, unknown> {
  return {
    name: site.name,
    description: 'Just another WordPress site',
    url: OWN_ADDRESS,
    home: HOME,
    gmt_offset: 0,
    timezone_string: '',
    page_for_posts: 0,
    page_on_front: 0,
    show_on_front: 'posts',
    namespaces: namespacesOf(site),
    authentication: [],
    routes: Object.fromEntries(
      site.collections.map(({ namespace, restBase }) => [
        `/${namespace}/${restBase}`,
        { namespace, methods: ['GET', 'POST'], endpoints: [] },
      ]),
    ),
    site_logo: 0,
    site_icon: 0,
    site_icon_url: '',
    _links: { help: [{ href: 'https://developer.wordpress.org/rest-api/' }] },
  };
}
