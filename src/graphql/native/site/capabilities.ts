import { resourcesOf, type SiteModel } from '../../../model/site-model.ts';
import type { SchemaKit } from '../schema-kit.ts';

interface Route {
  readonly route: string;
  /** What serves instead where the route does not. */
  readonly standIn?: string;
}

/** The REST routes that the gateway reads, in the order of their use. */
export function routesOf(site: SiteModel): Route[] {
  return [
    {
      route: '/wp/v2/types',
      standIn: 'Posts and pages are assumed to be there; types of the site’s own are not known.',
    },
    {
      route: '/wp/v2/taxonomies',
      standIn: 'Categories and tags are assumed to be there; taxonomies of the site’s own are not known.',
    },
    ...resourcesOf(site).map(({ route }) => ({ route })),
    { route: '/wp/v2/search' },
    {
      route: '/wp/v2/menus',
      standIn: 'Menus are read from the public navigation posts, else from the HTML of the front page.',
    },
    { route: '/wp/v2/navigation', standIn: 'Menus are read from the HTML of the front page.' },
    {
      route: '/wp/v2/settings',
      standIn: 'The REST index tells the site’s title, tagline, time zone, front page, logo and icon.',
    },
  ];
}

/** The `Capability` type: a REST route, and whether it answers. */
export function registerCapabilities({ builder, site }: SchemaKit) {
  // All are tried when one is.
  const costs = { once: { capabilities: routesOf(site).length } };
  return builder.objectRef<Route>('Capability').implement({
    description: 'A REST route that the gateway relies on, and whether it answers this caller.',
    fields: (t) => ({
      route: t.exposeString('route', { nullable: false, description: 'The route: `/wp/v2/posts`.' }),
      isReachable: t.boolean({
        costs,
        description: 'Whether it answers as WordPress’s REST API promises.',
        resolve: async ({ route }, _args, { load }) => (await load.routeState(route)).problem === undefined,
      }),
      status: t.int({
        costs,
        description: 'The HTTP status of its answer. Null where none came.',
        resolve: async ({ route }, _args, { load }) => (await load.routeState(route)).status ?? null,
      }),
      reason: t.string({
        costs,
        description: 'Why it cannot be used, in plain words. Null where it can.',
        resolve: async ({ route }, _args, { load }) => (await load.routeState(route)).problem ?? null,
      }),
      standIn: t.string({
        costs,
        description: 'What serves instead. Null where the route itself does, and where nothing can.',
        resolve: async ({ route, standIn }, _args, { load }) =>
          (await load.routeState(route)).problem === undefined ? null : (standIn ?? null),
      }),
    }),
  });
}
