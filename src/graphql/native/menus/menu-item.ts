import type { SiteModel } from '../../../model/site-model.ts';
import { menuAddress } from '../../engine/menus/menu-address.ts';
import { loadMenuNode, uriOfMenuTarget } from '../../engine/menus/menu-node.ts';
import { uriWithin } from '../../engine/uri/site-uri.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { type PlacedItem, placedChildren } from './placed-menu.ts';

/** Only the query of a typed `/?p=12` names its item, and not its type. */
const TYPES_OF_PERMALINKS = { 'types of plain permalinks': 1 };

/** The `MenuItem` type. All fields but `node` come with the menu, from any source. */
export function registerMenuItem({ builder }: SchemaKit) {
  const ref = builder.objectRef<PlacedItem>('MenuItem');
  const uriOfItem = ({ href }: PlacedItem, { home, addresses }: SiteModel) => {
    const address = menuAddress(href, home);
    return address === null ? null : uriWithin(address, addresses);
  };
  builder.node(ref, {
    description: 'A menu item.',
    id: { resolve: ({ key }) => key },
    fields: (t) => ({
      label: t.exposeString('label', { nullable: false, description: 'The label, as plain text.' }),
      url: t.field({
        type: 'URL',
        description: 'The full URL. Null for an item that only groups others.',
        resolve: ({ href }, _args, { site }) => menuAddress(href, site.home),
      }),
      uri: t.string({
        costs: { batch: 1, once: TYPES_OF_PERMALINKS },
        description:
          'The path relative to the home URL: `/about/#team`. Null for other sites. A plain permalink (`/?p=12`) becomes that of the item, where it has another, whoever wrote it into the menu.',
        resolve: async (item, _args, context) =>
          (await uriOfMenuTarget(item, context)) ?? uriOfItem(item, context.site),
      }),
      isExternal: t.boolean({
        nullable: false,
        description:
          'Whether it leads away from the site: to another site, an email address or a phone number.',
        resolve: (item, _args, { site }) =>
          menuAddress(item.href, site.home) !== null && uriOfItem(item, site) === null,
      }),
      target: t.exposeString('target', {
        description: 'The `target` attribute: `_blank` for a new tab. Null for the same tab.',
      }),
      title: t.exposeString('title', { description: 'The `title` attribute, shown as a tooltip.' }),
      description: t.exposeString('description', { description: 'The description.' }),
      rel: t.exposeString('rel', {
        description: 'The `rel` attribute: `nofollow`, or an XFN relationship.',
      }),
      cssClasses: t.field({
        type: ['String'],
        nullable: false,
        description: 'The CSS classes set by the editor.',
        resolve: ({ cssClasses }) => [...cssClasses],
      }),
      children: t.field({
        type: [ref],
        costs: { items: 2 },
        nullable: false,
        description: 'The child items.',
        resolve: (item) => placedChildren(item),
      }),
      node: t.field({
        type: builder.nodeInterfaceRef(),
        // By its URL, if the menu has neither id nor type.
        costs: { requests: 1, batch: 1 },
        description:
          'The content, term, author or media it links to. Batched if the menu knows its ID or its type; otherwise it is found by its URL, one request each. Null for archives, external URLs, and what the caller may not see.',
        resolve: (item, _args, context, info) => loadMenuNode(item, context, info),
      }),
    }),
  });
  return ref;
}
