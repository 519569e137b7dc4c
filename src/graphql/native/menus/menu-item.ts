import type { MenuItem } from '../../../wordpress/menus/menu-model.ts';
import { uriWithin } from '../../engine/uri/site-uri.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { menuAddress } from './menu-address.ts';
import { loadMenuNode } from './menu-node.ts';

/** The `MenuItem` type. All but `node` comes with the menu, whichever source it is from. */
export function registerMenuItem({ builder, site }: SchemaKit) {
  const ref = builder.objectRef<MenuItem>('MenuItem');
  const uriOfItem = ({ href }: MenuItem) => {
    const address = menuAddress(href, site.home);
    return address === null ? null : uriWithin(address, site.home);
  };
  builder.objectType(ref, {
    description: 'An item of a menu.',
    fields: (t) => ({
      label: t.exposeString('label', { nullable: false, description: 'What visitors read, as plain text.' }),
      url: t.field({
        type: 'URL',
        description: 'Where it leads. Null for an item that only holds others.',
        resolve: ({ href }) => menuAddress(href, site.home),
      }),
      uri: t.string({
        description:
          'Where it leads, as a path below the site’s home address: `/about/#team`. Null for what is not of this site.',
        resolve: uriOfItem,
      }),
      isExternal: t.boolean({
        nullable: false,
        description: 'Whether it leads elsewhere: to another site, or to a mail address or telephone number.',
        resolve: (item) => menuAddress(item.href, site.home) !== null && uriOfItem(item) === null,
      }),
      target: t.exposeString('target', {
        description: 'The window that it opens in: `_blank` for a new one. Null for the same.',
      }),
      title: t.exposeString('title', { description: 'Its title attribute, which browsers show as a hint.' }),
      description: t.exposeString('description', { description: 'What its editor says of it.' }),
      rel: t.exposeString('rel', {
        description: 'How it is related to the site: `nofollow`, or one of XFN’s words.',
      }),
      cssClasses: t.field({
        type: ['String'],
        nullable: false,
        description: 'The CSS classes that its editor gave it.',
        resolve: ({ cssClasses }) => [...cssClasses],
      }),
      children: t.field({
        type: [ref],
        costs: { items: 2 },
        nullable: false,
        description: 'The items under it.',
        resolve: ({ children }) => [...children],
      }),
      node: t.field({
        type: builder.nodeInterfaceRef(),
        // By its address, where the menu tells nothing else.
        costs: { requests: 1, batch: 1 },
        description:
          'The content, term, author or media that it leads to. Loaded in batches where the menu tells its id or its type, and else found by its address, which takes a request for each. Null for an archive, an external address, and what the caller may not see.',
        resolve: (item, _args, context, info) => loadMenuNode(item, context, info),
      }),
    }),
  });
  return ref;
}
