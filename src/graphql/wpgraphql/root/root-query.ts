import { postFormatRoots } from '../content/post-formats.ts';
import { revisionsOf } from '../content/revisions.ts';
import type { Dialect } from '../dialect.ts';
import { gatsbyRoots } from '../gatsby/gatsby-roots.ts';
import { seoRoots } from '../seo/yoast-seo.ts';
import { notInRestFields } from '../site/not-in-rest.ts';
import { settingsFields } from '../site/settings.ts';
import { contentRoots } from './content-roots.ts';
import { menuRoots } from './menu-roots.ts';
import { nodeFields } from './nodes.ts';
import { peopleRoots } from './people-roots.ts';
import { termRoots } from './term-roots.ts';
import { typeRoots } from './type-roots.ts';

/** The root of all queries. */
export function registerRoot(dialect: Dialect): void {
  dialect.types.object('RootQuery', {
    description: 'The root of all queries.',
    fields: {
      ...nodeFields(dialect),
      ...contentRoots(dialect),
      ...termRoots(dialect),
      ...peopleRoots(dialect),
      ...menuRoots(dialect),
      ...typeRoots(dialect),
      ...settingsFields(),
      ...notInRestFields(dialect),
      ...postFormatRoots(dialect),
      ...gatsbyRoots(dialect),
      ...seoRoots(dialect),
      revisions: revisionsOf(dialect, 'RootQuery'),
    },
  });
}
