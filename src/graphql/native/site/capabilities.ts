import { resourcesOf, type SiteShape } from '../../../model/site-model.ts';
import type { SchemaKit } from '../schema-kit.ts';

interface Route {
  readonly route: string;
  /** The fallback if the route does not work. */
  readonly fallback?: string | undefined;
  /** The fallback for what the route lacks although it works. */
  readonly lack?: string | undefined;
}

const WHOLE_FIELDS =
  'This version of WordPress takes no nested names in `_fields`: fields are requested whole.';

/** The REST routes that the gateway uses, in order of use. */
export function routesOf(site: SiteShape): Route[] {
  return [
    {
      route: '/wp/v2/types',
      fallback: 'Posts and pages are assumed to exist; custom post types are unavailable.',
    },
    {
      route: '/wp/v2/taxonomies',
      fallback: 'Categories and tags are assumed to exist; custom taxonomies are unavailable.',
    },
    ...resourcesOf(site).map(({ route, kind }) => ({
      route,
      lack: kind === 'content' && !site.core.nestedFields ? WHOLE_FIELDS : undefined,
    })),
    {
      route: '/wp/v2/search',
      fallback: site.core.search ? undefined : 'The lists of all post types are searched and merged.',
    },
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
        description:
          'What is used instead of the route, or of what it lacks in the site’s version of WordPress. Null if it works in full, or if nothing replaces it.',
        resolve: async ({ route, fallback, lack }, _args, { load }) =>
          ((await load.routeState(route)).problem === undefined ? lack : fallback) ?? null,
      }),
    }),
  });
}
