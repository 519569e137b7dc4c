/** Where a menu comes from: the values of `MenuSource` in the schema. */
export type MenuSource = 'REST_MENUS' | 'NAVIGATION_BLOCK' | 'FRONT_PAGE_HTML';

/** What an item leads to, in WordPress's terms. An `archive` is the list of a type's items rather than an item. */
export interface MenuTarget {
  readonly kind: 'content' | 'term' | 'archive';
  /** The slug of the post type or taxonomy: `page`, `post_tag`. */
  readonly slug: string;
  /** `undefined` if only the kind is known, so that the object must be found by its URL. */
  readonly id: number | undefined;
}

/** A menu item, from any source. */
export interface MenuItem {
  /** Its ID in the database, if the source is `REST_MENUS`. */
  readonly databaseId?: number | undefined;
  /** Its place in the menu, counted by WordPress, if the source is `REST_MENUS`. */
  readonly order?: number | undefined;
  /** Plain text. */
  readonly label: string;
  /** As written: possibly relative, a fragment, or with a scheme such as `mailto:`. */
  readonly href: string | undefined;
  readonly target: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly rel: string | undefined;
  /** Classes chosen by an editor, without those that WordPress and themes add. */
  readonly cssClasses: readonly string[];
  /** `undefined` if only the URL is known. */
  readonly leadsTo: MenuTarget | undefined;
  readonly children: readonly MenuItem[];
}

/** A menu, from any source. */
export interface Menu {
  readonly source: MenuSource;
  /** The id of the menu (`REST_MENUS`) or navigation post (`NAVIGATION_BLOCK`). */
  readonly databaseId: number | undefined;
  /** Its position among the menus of the front page. Only for `FRONT_PAGE_HTML`. */
  readonly position?: number | undefined;
  readonly name: string | undefined;
  readonly slug: string | undefined;
  /** The theme locations it is assigned to. Only known for `REST_MENUS`. */
  readonly locations: readonly string[];
  /** Names in its HTML that may identify it: ids, classes and the label. Only for `FRONT_PAGE_HTML`. */
  readonly hints: readonly string[];
  readonly items: readonly MenuItem[] | (() => Promise<readonly MenuItem[]>);
}
