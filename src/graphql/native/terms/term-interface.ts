import { RESOURCE } from '../../../wordpress/rest/shapes.ts';
import { restAddress } from '../../engine/uri/rest-address.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The `Term` interface: the fields shared by categories, tags and custom terms. */
export function registerTermInterface({ builder, names, Term, Taxonomy }: SchemaKit): void {
  builder.interfaceType(Term, {
    description: 'A term of any taxonomy: a category, a tag, or a term of a custom taxonomy.',
    interfaces: [builder.nodeInterfaceRef()],
    resolveType: (row) => names.of(row[RESOURCE]).typeName,
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'The ID in the WordPress database.' }),
      name: t.string({
        reads: ['name'],
        description: 'The name, as plain text.',
        resolve: ({ name }) => (name == null ? null : decodeEntities(name)),
      }),
      slug: t.exposeString('slug', {
        reads: ['slug'],
        description: 'The slug, as in the URL.',
      }),
      description: t.exposeString('description', {
        reads: ['description'],
        description: 'The description; may contain HTML.',
      }),
      uri: t.string({
        reads: ['link'],
        description:
          'The path of the archive, relative to the home URL. Pass it to `nodeByUri` to fetch the term again.',
        resolve: ({ link }, _args, { site }) => uriOf(link, site.addresses),
      }),
      link: t.expose('link', {
        type: 'URL',
        reads: ['link'],
        description: 'The full URL of the archive.',
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'The URL in the WordPress REST API (`self`).',
        resolve: ({ [RESOURCE]: { route }, id }, _args, { site }) => restAddress(site, route, id),
      }),
      count: t.exposeInt('count', {
        reads: ['count'],
        description: 'The number of published items with this term.',
      }),
      taxonomy: t.field({
        type: Taxonomy,
        nullable: false,
        description: 'The taxonomy (`about`).',
        resolve: (row) => row[RESOURCE],
      }),
    }),
  });
}
