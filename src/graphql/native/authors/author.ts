import { AUTHORS, type ContentTypeModel } from '../../../model/resources.ts';
import { avatarUrl } from '../../engine/authors/avatar.ts';
import { valueFilter } from '../../engine/filters/filters.ts';
import { BY_NAME, type SortableBy } from '../../engine/filters/list-order.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import { hungOn } from '../../engine/paging/list-place.ts';
import { ofResource } from '../../engine/selection/resource-types.ts';
import { restAddress } from '../../engine/uri/rest-address.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import { promised } from '../../engine/values/promised.ts';
import { type Collection, registerCollection } from '../collection-fields.ts';
import { registerExtras } from '../extras/extra-fields.ts';
import { type Filter, identityFilters } from '../filters/filter-input.ts';
import { IN_ORDER_OF_IDS, IN_ORDER_OF_SLUGS } from '../filters/order-input.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { avatarArguments } from './avatar-arguments.ts';

/** The `Author` type: the users that WordPress shows to the public, as they have published content. */
export function registerAuthor(kit: SchemaKit, content: readonly Collection<ContentTypeModel>[]): void {
  const { builder, names, Author } = kit;
  registerCollection(kit, {
    resource: AUTHORS,
    ref: Author,
    connection: kit.AuthorConnection,
    filters: authorListFilters(kit.ids),
    orders: AUTHOR_ORDERS,
    usualOrder: BY_NAME,
    keys: ['slug', 'uri'],
  });
  builder.node(Author, {
    ...ofResource(AUTHORS),
    description: 'A user who has published content on the site.',
    id: { resolve: ({ id }) => String(id) },
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'The ID in the WordPress database.' }),
      name: t.string({
        nullable: false,
        reads: ['name'],
        description: 'The display name.',
        resolve: (row) => decodeEntities(promised(row.name, 'name', row)),
      }),
      slug: t.string({
        nullable: false,
        reads: ['slug'],
        description: 'The slug, as in the URL of the author archive.',
        resolve: (row) => promised(row.slug, 'slug', row),
      }),
      description: t.string({
        nullable: false,
        reads: ['description'],
        description: 'The biography; may contain HTML.',
        resolve: (row) => promised(row.description, 'description', row),
      }),
      url: t.field({
        type: 'URL',
        reads: ['url'],
        description: 'The website URL. Null if none is set.',
        resolve: ({ url }) => url || null,
      }),
      link: t.field({
        type: 'URL',
        nullable: false,
        reads: ['link'],
        description: 'The full URL of the author archive.',
        resolve: (row) => promised(row.link, 'link', row),
      }),
      uri: t.string({
        reads: ['link'],
        description:
          'The path of the author archive, relative to the home URL. Pass it to `nodeByUri` to fetch the author again.',
        resolve: ({ link }, _args, { site }) => uriOf(link, site.addresses),
      }),
      restUrl: t.field({
        type: 'URL',
        nullable: false,
        description: 'The URL in the WordPress REST API (`self`).',
        resolve: ({ id }, _args, { site }) => restAddress(site, AUTHORS.route, id),
      }),
      avatarUrl: t.field({
        type: 'URL',
        reads: ['avatar_urls'],
        args: builder.args(avatarArguments),
        description: 'The avatar URL. Null if the site shows no avatars.',
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
        description: `${collection.resource.label} by this author.`,
        resolve: ({ id }, args, context, info) => collection.list(args, context, info, hungOn('author', id)),
      }),
    );
  }
}

/** The filters of an author list, from the parameters of `/wp/v2/users`. */
export const authorListFilters = (ids: GlobalIds): readonly Filter[] => [
  valueFilter(['search', 'Search in the name and the slug.'], 'String', 'search'),
  ...identityFilters({ of: [AUTHORS], ids }),
];

/** The `orderby` values of the users controller that anonymous callers may use. */
export const AUTHOR_ORDERS: readonly SortableBy[] = [
  { name: 'NAME', orderby: 'name', description: 'The display name.' },
  { name: 'SLUG', orderby: 'slug', description: 'The slug.' },
  { name: 'ID', orderby: 'id', description: 'The database ID.' },
  {
    name: 'REGISTERED_DATE',
    orderby: 'registered_date',
    usual: 'desc',
    description: 'When they registered.',
  },
  { name: 'URL', orderby: 'url', description: 'The website URL.' },
  IN_ORDER_OF_IDS,
  IN_ORDER_OF_SLUGS,
];
