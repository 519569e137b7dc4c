import { findRedirect, type SiteRedirect } from '../../engine/uri/find-redirect.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { URI } from './node-queries.ts';

/** The root field `redirect`, for front ends that redirect where the site does. */
export function registerRedirectQuery({ builder }: SchemaKit): void {
  const Redirect = builder.objectRef<SiteRedirect>('SiteRedirect').implement({
    description: 'Where the site redirects a URL to.',
    fields: (t) => ({
      uri: t.exposeString('uri', {
        description: 'The path relative to the home URL. Null for another site.',
      }),
      url: t.expose('url', { type: 'URL', nullable: false, description: 'The full URL.' }),
      status: t.exposeInt('status', {
        nullable: false,
        description:
          'The HTTP status: 301 and 308 are permanent, 302 and 307 are not. Of several redirects in a row, the status of one that is not permanent.',
      }),
    }),
  });
  builder.queryField('redirect', (t) =>
    t.field({
      type: Redirect,
      costs: { requests: 2 },
      args: { uri: t.arg.string({ required: true, description: URI }) },
      description:
        'The redirect that the site sends for a URL: from a former slug, `/?p=12` or a path without its trailing slash, and those of plugins. Null if there is none. WordPress’s guesses at similar slugs do not count. Beside `nodeByUri` of the same URL, it costs no further request.',
      resolve: (_root, { uri }, context) => findRedirect(uri, context),
    }),
  );
}
