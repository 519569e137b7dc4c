import DataLoader from 'dataloader';
import { MAX_PER_PAGE } from '../../model/route-paging.ts';
import { type MenuKey, matchMenu } from '../../wordpress/menus/menu-match.ts';
import type { Menu, MenuItem, MenuSource } from '../../wordpress/menus/menu-model.ts';
import { MENU_FIELDS, MENU_ITEM_FIELDS, menuOfRow, menuTrees } from '../../wordpress/menus/menu-rows.ts';
import type { FrontPage } from '../../wordpress/menus/navigation-page.ts';
import { navigationMenu } from '../../wordpress/menus/navigation-rows.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { rowsOf, totalOf, type UntypedRow } from '../../wordpress/rest/rows.ts';
import type { ListLanguage } from '../entities/translated-items.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import { isRefusal } from '../shared/error-kinds.ts';
import type { ServiceReader } from '../shared/service-reader.ts';
import type { SiteMemory } from './site-memory.ts';

export interface MenuWish {
  /** False if only names are needed: navigation posts are then requested without their content. */
  readonly wantsItems: boolean;
  /** The path of the site's front page on its host: `/usa/`. */
  readonly homePath: string;
  /** The language whose menus are wanted; `undefined` for the site's own. */
  readonly language?: ListLanguage | undefined;
}

/** Stops at 5,000 menu items, whatever total a site reports. */
const MOST_PAGES = 50;

type LanguageQuery = Readonly<Record<string, string>>;

const inLanguage = (language: MenuWish['language']): LanguageQuery =>
  language ? { [language.parameter]: language.code } : {};

interface Source {
  readonly name: MenuSource;
  readonly request: (wish: MenuWish) => Promise<readonly Menu[]>;
}

/**
 * Loads the site's menus, for one operation, from the first source that has them: the REST routes of classic
 * menus, which require a credential (the caller's, or else the gateway's own if enabled); the public navigation
 * posts of block themes; the `<nav>` elements of the front page. A source that refuses is skipped, and not
 * requested again for a while.
 */
export class MenuLoader {
  readonly #client: WordPressClient;
  readonly #memory: SiteMemory;
  readonly #sizes: RouteSizes;
  readonly #frontPage: (path: string) => Promise<FrontPage | null>;
  readonly #asked = new Map<string, Promise<readonly Menu[]>>();
  readonly #service: WordPressClient | undefined;

  constructor(
    client: WordPressClient,
    memory: SiteMemory,
    frontPage: (path: string) => Promise<FrontPage | null>,
    sizes: RouteSizes,
    service?: ServiceReader,
  ) {
    this.#client = client;
    this.#memory = memory;
    this.#sizes = sizes;
    this.#frontPage = frontPage;
    this.#service = service?.reads.has('menus') ? service.client : undefined;
  }

  /** The menus of the first source that has any. */
  async all(wish: MenuWish): Promise<readonly Menu[]> {
    return await this.#first(this.#sources(), wish);
  }

  async #first(sources: readonly Source[], wish: MenuWish): Promise<readonly Menu[]> {
    for (const { request } of sources) {
      const menus = await request(wish);
      if (menus.length > 0) return menus;
    }
    return [];
  }

  /** The menus of one source, whatever others have. */
  async of(wanted: MenuSource, wish: MenuWish): Promise<readonly Menu[]> {
    return await this.#first(
      this.#sources().filter(({ name }) => name === wanted),
      wish,
    );
  }

  /** The menu that matches a key, from the first source that has it. */
  async find(key: MenuKey, wish: MenuWish): Promise<Menu | null> {
    // Menus from HTML have no ids.
    const sources = key.databaseId == null ? this.#sources() : this.#sources().slice(0, -1);
    for (const { request } of sources) {
      const menu = matchMenu(await request(wish), key);
      if (menu) return menu;
    }
    return null;
  }

  #sources(): readonly Source[] {
    const service = this.#service;
    const classic = (client: WordPressClient, variant?: string): Source => ({
      name: 'REST_MENUS',
      request: ({ language }) =>
        this.#once('/wp/v2/menus', (route) => this.#requestMenus(route, client, inLanguage(language)), {
          variant,
          language,
        }),
    });
    return [
      classic(this.#client),
      ...(service ? [classic(service, 'service')] : []),
      {
        name: 'NAVIGATION_BLOCK',
        request: ({ wantsItems, language }) =>
          this.#once(
            '/wp/v2/navigation',
            (route) =>
              wantsItems
                ? this.#requestNavigation(route, inLanguage(language))
                : this.#requestNavigationNames(route, inLanguage(language)),
            { variant: wantsItems ? 'with content' : undefined, language },
          ),
      },
      {
        name: 'FRONT_PAGE_HTML',
        request: ({ homePath, language }) =>
          this.#once('/', async () => (await this.#frontPage(homePath))?.menus ?? [], { language }),
      },
    ];
  }

  /** A source's menus, requested once per operation; empty if it refuses, or did so recently. */
  #once(
    route: string,
    ask: (route: string) => Promise<readonly Menu[]>,
    { variant = '', language }: { readonly variant?: string | undefined } & Pick<MenuWish, 'language'>,
  ): Promise<readonly Menu[]> {
    const key = `${route} ${variant} ${language?.code ?? ''}`;
    const asked =
      this.#asked.get(key) ??
      this.#unlessRefused(route, ask, variant === 'service' ? `service ${route}` : route);
    this.#asked.set(key, asked);
    return asked;
  }

  async #unlessRefused(
    route: string,
    ask: (route: string) => Promise<readonly Menu[]>,
    place: string,
  ): Promise<readonly Menu[]> {
    const { refusals } = this.#memory;
    if (refusals.get(place)) return [];
    try {
      return await ask(route);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusals.set(place, true);
      return [];
    }
  }

  async #requestMenus(
    route: string,
    client: WordPressClient,
    language: LanguageQuery,
  ): Promise<readonly Menu[]> {
    const items = new DataLoader<number, readonly MenuItem[]>(
      (menus) => this.#loadItems(menus, client, language),
      {
        maxBatchSize: MAX_PER_PAGE,
      },
    );
    const rows = await this.#requestRows(route, { ...language, _fields: MENU_FIELDS }, client);
    return rows.map((row) => menuOfRow(row, () => items.load(row.id)));
  }

  async #requestNavigationNames(route: string, language: LanguageQuery): Promise<readonly Menu[]> {
    const rows = await this.#requestRows(route, { ...language, _fields: ['id', 'slug', 'title'] });
    return rows.map(navigationMenu);
  }

  async #requestNavigation(route: string, language: LanguageQuery): Promise<readonly Menu[]> {
    const fields = ['content', 'id', 'slug', 'title'];
    // Only the `embed` context exposes the blocks, and with them the ids, to the public (since WordPress 6.3).
    const rows = await this.#requestRows(route, { ...language, context: 'embed', _fields: fields });
    const isComplete = rows.every((row) => row['content'] !== undefined);
    return (isComplete ? rows : await this.#requestRows(route, { ...language, _fields: fields })).map(
      navigationMenu,
    );
  }

  /** All items of a batch's menus, in WordPress's order; 100 per request, the later requests concurrently. */
  async #loadItems(
    menus: readonly number[],
    client: WordPressClient,
    language: LanguageQuery,
  ): Promise<(readonly MenuItem[])[]> {
    const query = { ...language, menus, orderby: 'menu_order', order: 'asc', _fields: MENU_ITEM_FIELDS };
    const trees = menuTrees(await this.#requestRows('/wp/v2/menu-items', query, client));
    return menus.map((menu) => trees.get(menu) ?? []);
  }

  async #requestRows(
    route: string,
    query: Readonly<Record<string, string | readonly (string | number)[]>>,
    client: WordPressClient = this.#client,
  ): Promise<readonly UntypedRow[]> {
    return await this.#sizes.within(route, async (maximum) => {
      const ask = (page: number, size = maximum) =>
        client.request({ route, query: { ...query, per_page: size, ...(page > 1 && { page }) } });
      const first = await ask(1);
      const size = this.#sizes.note(route, { per_page: maximum }, first)?.size ?? maximum;
      const pages = Math.min(MOST_PAGES, Math.ceil((totalOf(first) ?? 0) / size));
      const others = await Promise.all(
        Array.from({ length: Math.max(0, pages - 1) }, (_, index) => ask(index + 2, size)),
      );
      return [first, ...others].flatMap((response) => rowsOf(response, route));
    });
  }
}
