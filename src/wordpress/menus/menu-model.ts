/** Where a menu was read: the values of the schema's `MenuSource`. */
export type MenuSource = 'REST_MENUS' | 'NAVIGATION_BLOCK' | 'FRONT_PAGE_HTML';

/** What an item leads to, as WordPress itself names it. An `archive` lists a type's items, and is none itself. */
export interface MenuTarget {
  readonly kind: 'content' | 'term' | 'archive';
  /** The slug of the post type or taxonomy: `page`, `post_tag`. */
  readonly slug: string;
  /** `undefined` where only the kind of thing is told, and its address must tell which one it is. */
  readonly id: number | undefined;
}

/** An item of a menu, wherever it was read. */
export interface MenuItem {
  /** Plain text. */
  readonly label: string;
  /** As it was written: it may be relative, a fragment, or of a scheme such as `mailto:`. */
  readonly href: string | undefined;
  readonly target: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly rel: string | undefined;
  /** Those that an editor gave it, without those that WordPress and themes add. */
  readonly cssClasses: readonly string[];
  /** `undefined` where nothing but the address tells. */
  readonly leadsTo: MenuTarget | undefined;
  readonly children: readonly MenuItem[];
}

/** A menu, wherever it was read. */
export interface Menu {
  readonly source: MenuSource;
  /** Of the menu (`REST_MENUS`) or of the navigation post (`NAVIGATION_BLOCK`). */
  readonly databaseId: number | undefined;
  readonly name: string | undefined;
  readonly slug: string | undefined;
  /** The theme's places in which it stands. Only `REST_MENUS` knows them. */
  readonly locations: readonly string[];
  /** What its HTML calls it: ids, classes, the label. Only `FRONT_PAGE_HTML` has them. */
  readonly marks: readonly string[];
  readonly items: readonly MenuItem[] | (() => Promise<readonly MenuItem[]>);
}
