import { RESOURCE } from '../../../wordpress/rest/shapes.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The `Term` interface: what every category, tag and term of a custom taxonomy has. */
export function registerTermInterface({ builder, site, restRoot, names, Term, Taxonomy }: SchemaKit): void {
  builder.interfaceType(Term, {
    description: 'What content is filed under: a category, a tag, or a term of any other taxonomy.',
    interfaces: [builder.nodeInterfaceRef()],
    resolveType: (row) => names.of(row[RESOURCE]).typeName,
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'WordPress’s own id.' }),
      name: t.string({
        reads: ['name'],
        description: 'Its name, as plain text.',
        resolve: ({ name }) => (name == null ? null : decodeEntities(name)),
      }),
      slug: t.exposeString('slug', {
        reads: ['slug'],
        description: 'Its short name, as it stands in its address.',
      }),
      description: t.exposeString('description', {
        reads: ['description'],
        description: 'What it is about, as its editors wrote it; may hold HTML.',
      }),
      uri: t.string({
        reads: ['link'],
        description: 'The path of its archive below the site’s home address. `nodeByUri` finds it by it.',
        resolve: ({ link }) => uriOf(link, site.home),
      }),
      link: t.expose('link', {
        type: 'URL',
        reads: ['link'],
        description: 'The full address of its archive.',
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'Its address in WordPress’s REST API (`self`).',
        resolve: ({ [RESOURCE]: { route }, id }) => restRoot.address(route, id),
      }),
      count: t.exposeInt('count', {
        reads: ['count'],
        description: 'How many published items are filed under it.',
      }),
      taxonomy: t.field({
        type: Taxonomy,
        nullable: false,
        description: 'Its taxonomy (`about`).',
        resolve: (row) => row[RESOURCE],
      }),
    }),
  });
}
