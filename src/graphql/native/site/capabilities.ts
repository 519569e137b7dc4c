import { resourcesOf, type SiteModel } from '../../../model/site-model.ts';
import type { SchemaKit } from '../schema-kit.ts';

interface Route {
  readonly route: string;
  /** The fallback if the route does not work. */
  readonly fallback?: string;
}

/** The REST routes that the gateway uses, in order of use. */
export function routesOf(site: SiteModel): Route[] {
  return [
    {
      route: '/wp/v2/types',
      fallback: 'Posts and pages are assumed to exist; custom post types are unavailable.',
    },
    {
      route: '/wp/v2/taxonomies',
      fallback: 'Categories and tags are assumed to exist; custom taxonomies are unavailable.',
    },
    ...resourcesOf(site).map(({ route }) => ({ route })),
    { route: '/wp/v2/search' },
    {
      route: '/wp/v2/menus',
      fallback: 'Menus are read from the public navigation posts, or else from the HTML of the front page.',
    },
    { route: '/wp/v2/navigation', fallback: 'Menus are read from the HTML of the front page.' },
    {
      route: '/wp/v2/settings',
      fallback: 'The REST index has the site’s title, tagline, time zone, front page, logo and icon.',
    },
  ];
}

/** The `Capability` type: a REST route, and whether it works. */
export function registerCapabilities({ builder, site }: SchemaKit) {
  // Selecting one field tests all routes.
  const costs = { once: { capabilities: routesOf(site).length } };
  return builder.objectRef<Route>('Capability').implement({
    description: 'A REST route that the gateway uses, and whether it works for this caller.',
    fields: (t) => ({
      route: t.exposeString('route', { nullable: false, description: 'The route: `/wp/v2/posts`.' }),
      isReachable: t.boolean({
        costs,
        description: 'Whether the route responds as WordPress’s REST API should.',
        resolve: async ({ route }, _args, { load }) => (await load.routeState(route)).problem === undefined,
      }),
      status: t.int({
        costs,
        description: 'The HTTP status of the response. Null if there was none.',
        resolve: async ({ route }, _args, { load }) => (await load.routeState(route)).status ?? null,
      }),
      reason: t.string({
        costs,
        description: 'Why the route does not work. Null if it does.',
        resolve: async ({ route }, _args, { load }) => (await load.routeState(route)).problem ?? null,
      }),
      fallback: t.string({
        costs,
        description: 'What is used instead. Null if the route works, or if nothing replaces it.',
        resolve: async ({ route, fallback }, _args, { load }) =>
          (await load.routeState(route)).problem === undefined ? null : (fallback ?? null),
      }),
    }),
  });
}
