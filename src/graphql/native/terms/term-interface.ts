import { RESOURCE } from '../../../wordpress/rest/shapes.ts';
import { restAddress } from '../../engine/uri/rest-address.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import { promised } from '../../engine/values/promised.ts';
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
        nullable: false,
        reads: ['name'],
        description: 'The name, as plain text.',
        resolve: (row) => decodeEntities(promised(row.name, 'name', row)),
      }),
      slug: t.string({
        nullable: false,
        reads: ['slug'],
        description: 'The slug, as in the URL.',
        resolve: (row) => promised(row.slug, 'slug', row),
      }),
      description: t.string({
        nullable: false,
        reads: ['description'],
        description: 'The description; may contain HTML.',
        resolve: (row) => promised(row.description, 'description', row),
      }),
      uri: t.string({
        reads: ['link'],
        description:
          'The path of the archive, relative to the home URL. Pass it to `nodeByUri` to fetch the term again.',
        resolve: ({ link }, _args, { site }) => uriOf(link, site.addresses),
      }),
      link: t.field({
        type: 'URL',
        nullable: false,
        reads: ['link'],
        description: 'The full URL of the archive.',
        resolve: (row) => promised(row.link, 'link', row),
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
