import { AUTHORS, type ContentTypeModel } from '../../../model/resources.ts';
import { avatarUrl } from '../../engine/authors/avatar.ts';
import { valueFilter } from '../../engine/filters/filters.ts';
import { BY_NAME, type SortableBy } from '../../engine/filters/list-order.ts';
import { hungOn } from '../../engine/paging/list-place.ts';
import { ofResource } from '../../engine/selection/resource-types.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import { type Collection, registerCollection } from '../collection-fields.ts';
import { registerExtras } from '../extras/extra-fields.ts';
import { type Filter, IDENTITY_FILTERS } from '../filters/filter-input.ts';
import { IN_ORDER_OF_IDS, IN_ORDER_OF_SLUGS } from '../filters/order-input.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { avatarArguments } from './avatar-arguments.ts';

/** The `Author` type: users as WordPress shows them to the public, who are those with published content. */
export function registerAuthor(kit: SchemaKit, content: readonly Collection<ContentTypeModel>[]): void {
  const { builder, site, restRoot, names, Author } = kit;
  registerCollection(kit, {
    resource: AUTHORS,
    ref: Author,
    connection: kit.AuthorConnection,
    filters: AUTHOR_FILTERS,
    orders: AUTHOR_ORDERS,
    usualOrder: BY_NAME,
    keys: ['slug', 'uri'],
  });
  builder.node(Author, {
    ...ofResource(AUTHORS),
    description: 'Somebody who has published something on the site.',
    id: { resolve: ({ id }) => String(id) },
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'WordPress’s own id.' }),
      name: t.string({
        reads: ['name'],
        description: 'The name shown to readers.',
        resolve: ({ name }) => (name == null ? null : decodeEntities(name)),
      }),
      slug: t.exposeString('slug', {
        reads: ['slug'],
        description: 'The short name, as it stands in their archive’s address.',
      }),
      description: t.exposeString('description', {
        reads: ['description'],
        description: 'Their biography; may hold HTML.',
      }),
      url: t.field({
        type: 'URL',
        reads: ['url'],
        description: 'Their own website. Null where they gave none.',
        resolve: ({ url }) => url || null,
      }),
      link: t.expose('link', {
        type: 'URL',
        reads: ['link'],
        description: 'The full address of their archive.',
      }),
      uri: t.string({
        reads: ['link'],
        description: 'The path of their archive below the site’s home address. `nodeByUri` finds them by it.',
        resolve: ({ link }) => uriOf(link, site.home),
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'Their address in WordPress’s REST API (`self`).',
        resolve: ({ id }) => restRoot.address(AUTHORS.route, id),
      }),
      avatarUrl: t.field({
        type: 'URL',
        reads: ['avatar_urls'],
        args: builder.args(avatarArguments),
        description: 'Their picture. Null where the site shows none.',
        resolve: ({ avatar_urls }, { size }) => avatarUrl(avatar_urls, size),
      }),
    }),
  });
  registerExtras(kit, AUTHORS, Author);
  for (const collection of content) {
    builder.objectField(Author, names.of(collection.resource).plural, (t) =>
      t.field({
        type: collection.connection,
        args: collection.listArguments,
        leadsTo: 'page',
        costs: collection.costs,
        description: `${collection.resource.label} that they wrote.`,
        resolve: ({ id }, args, context, info) => collection.list(args, context, info, hungOn('author', id)),
      }),
    );
  }
}

/** The conditions that a list of authors can be given, from the parameters of `/wp/v2/users`. */
export const AUTHOR_FILTERS: readonly Filter[] = [
  valueFilter(['search', 'Words that the author’s name or slug holds.'], 'String', 'search'),
  ...IDENTITY_FILTERS,
];

/** The `orderby` values of the users controller that an anonymous caller may use. */
export const AUTHOR_ORDERS: readonly SortableBy[] = [
  { name: 'NAME', orderby: 'name', description: 'The name shown to readers.' },
  { name: 'SLUG', orderby: 'slug', description: 'Their slug.' },
  { name: 'ID', orderby: 'id', description: 'Their database id.' },
  { name: 'REGISTERED_DATE', orderby: 'registered_date', description: 'When they joined the site.' },
  { name: 'URL', orderby: 'url', description: 'Their website’s address.' },
  IN_ORDER_OF_IDS,
  IN_ORDER_OF_SLUGS,
];
