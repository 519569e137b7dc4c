import type { Row } from '../wordpress-rows.ts';
import type { Parameters } from './query.ts';

/** How the imitated WordPress behaves, where sites differ. */
export interface Behaviour extends Chance, Limits, Surroundings {}

/** Where real sites differ in what nobody sets. */
export interface Chance {
  /**
   * Order among equal values. MySQL orders them anew for each LIMIT, on every order but id, slug and those of comments
   * (seen on MariaDB; SQLite is steady). `anew` shuffles them by offset and page size, the same way for the same
   * request. Default: `anew`.
   */
  readonly ties?: 'byId' | 'anew';
}

/** What plugins and themes do to lists. */
export interface Limits {
  /**
   * Rows a list has whatever was asked, as `pre_get_posts` with `posts_per_page` sets them for post types; pages and
   * `X-WP-TotalPages` follow from it.
   */
  readonly postsPerPage?: number;
  /**
   * At most so many rows, as a `rest_{type}_query` filter caps `posts_per_page` or `number`. Post types page by it; terms,
   * users and comments keep the offset of the page that was asked, so that rows between pages are lost.
   */
  readonly rowCap?: number;
  /** `per_page.maximum` of every list, as `rest_{type}_collection_params` lowers it: more is a 400. Default: 100. */
  readonly maximum?: number;
  /**
   * Whether lists (and `include`, but not the item's own route) show an item, as language plugins limit them:
   * `(row, type, { lang = 'en' }) => row['lang'] === lang`.
   */
  readonly listed?: (row: Row, slug: string, parameters: Parameters) => boolean;
  /** Rows that a plugin drops from a page after the query (`the_posts`, `get_terms`): it comes short, the total does not. */
  readonly dropped?: (row: Row, slug: string) => boolean;
}

/** What lies between the core and the caller. */
export interface Surroundings {
  /**
   * The core's version as a number. Before 6.1 `/search` knows no ids, and types do not tell of archives; before 5.9 types
   * and taxonomies do not name their namespace; before 5.6 `/search` finds posts alone; before 5.5 pages do not name their items;
   * before 5.4 `_embed` embeds everything, whatever it names; before 5.3 only top-level names count
   * in `_fields`; before 5.0 there is no `/search` (seen on 4.9.8, 5.2.4, 5.9.3 and 6.4.5). Default: 7.1.
   */
  readonly core?: number;
  /**
   * `WP_HOME` where it is not the site's own address (a front end elsewhere). Links, `_links` and the REST root that pages name
   * follow it; files and the index's `url` do not. Default: the server's address.
   */
  readonly home?: string;
  /** Printed before and after each JSON answer: a BOM, PHP notices, a cache's comment. */
  readonly around?: { readonly before?: string; readonly after?: string };
  /** Application passwords that are right, by user name and password, with the user's id. Wrong ones are no one's. */
  readonly accounts?: readonly Account[];
  /** REST is for callers with such a password alone, as the handbook's `rest_authentication_errors` has it. */
  readonly wantsLogin?: boolean;
  /** A web server's password before anything, PHP included. */
  readonly staging?: { readonly user: string; readonly password: string };
  /** The web server refuses `/wp-json/wp/v2/users`; `?rest_route=` and `_embed` pass. */
  readonly blocksUsers?: boolean;
}

export interface Account {
  readonly user: string;
  readonly password: string;
  readonly id: number;
}
