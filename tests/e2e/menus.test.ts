import { Agent } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createUndiciExchange } from '../../src/wordpress/http/exchange/undici-exchange.ts';
import { startLiveGateway } from '../helpers/live-gateway.ts';
import { graphql } from './generated/gql.ts';

const PrimaryMenu = graphql(`
  query PrimaryMenu {
    menu(by: { location: "primary" }) {
      source
      name
      slug
      locations
      items {
        label
        uri
        node { __typename ... on Content { title } ... on Term { name } }
        children {
          label
          uri
          node { __typename ... on Content { title } ... on Term { name } }
        }
      }
    }
  }
`);

let wordPress: EmbeddedWordPress;
beforeAll(async () => {
  wordPress = await startWordPress();
});
afterEach(() => wordPress.reset());
afterAll(() => wordPress.stop());

/** A dispatcher that adds an application password, like an editor's gateway. */
const asEditor = () => {
  const { user, password } = wordPress.applicationPassword;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return new Agent().compose(
    (dispatch) => (request, handler) =>
      dispatch({ ...request, headers: { ...request.headers, authorization } }, handler),
  );
};

const page = (label: string, uri: string) => ({ label, uri, node: { __typename: 'Page', title: label } });
const category = (label: string, uri: string) => ({
  label,
  uri,
  node: { __typename: 'Category', name: label },
});
/** The magazine's menu, the same from each source. */
const magazineItems = () => [
  {
    ...category('Craft', '/category/craft/'),
    children: [
      category('Letterpress', '/category/craft/letterpress/'),
      category('Bookbinding', '/category/craft/bookbinding/'),
    ],
  },
  { ...category('Typography', '/category/typography/'), children: [] },
  { label: 'Books', uri: '/books/', node: null, children: [] },
  {
    ...page('About', '/about/'),
    children: [page('The people', '/about/people/'), page('Visiting', '/about/visiting/')],
  },
  { ...page('Shop', '/shop/'), children: [] },
  {
    label: 'Start here',
    uri: '/2024/03/hello-ink/',
    node: { __typename: 'Post', title: expect.any(String) },
    children: [],
  },
];

describe('menu', () => {
  test('is the navigation post, with its targets', async () => {
    await using live = await startLiveGateway(wordPress.url);
    const { data, errors } = await live.query(PrimaryMenu, {});
    expect(errors).toBeUndefined();
    expect(data.menu).toMatchObject({ source: 'NAVIGATION_BLOCK', name: 'Main menu', slug: 'main-menu' });
    expect(data.menu?.items).toEqual(magazineItems());
    expect(live.calls.map(({ method, route, status }) => `${method} ${route} ${status}`).sort()).toEqual([
      'GET /wp/v2/categories 200',
      'GET /wp/v2/menus 401',
      'GET /wp/v2/navigation 200',
      'GET /wp/v2/pages 200',
      'GET /wp/v2/posts 200',
      // The type and the address of what `/?p=12` names.
      'GET /wp/v2/search 200',
      'HEAD / 200',
      'HEAD / 301',
    ]);
  });

  test('is the classic menu for an editor', async () => {
    const dispatcher = asEditor();
    await using live = await startLiveGateway(wordPress.url, {
      exchange: createUndiciExchange({ dispatcher }),
    });
    const { data, errors } = await live.query(PrimaryMenu, {});
    await dispatcher.close();
    expect(errors).toBeUndefined();
    expect(data.menu).toMatchObject({
      source: 'REST_MENUS',
      name: 'Main menu',
      slug: 'main-menu',
      locations: ['primary'],
    });
    expect(data.menu?.items).toEqual(magazineItems());
  });

  test('is the one in the front page’s HTML if navigation posts are unreadable', async () => {
    const plugin = `<?php add_filter( "rest_wp_navigation_query", fn( $query ) => array( "post__in" => array( 0 ) ) + $query );`;
    await wordPress.run(`file_put_contents( WPMU_PLUGIN_DIR . '/hide-navigation.php', '${plugin}' );`);
    await using live = await startLiveGateway(wordPress.url);
    const { data, errors } = await live.query(
      graphql(`
        query HtmlMenus {
          menus { source name items { label uri isExternal children { label } } }
        }
      `),
      {},
    );
    await wordPress.run(`unlink( WPMU_PLUGIN_DIR . '/hide-navigation.php' );`);
    expect(errors).toBeUndefined();
    const [main] = data.menus ?? [];
    expect(main).toMatchObject({ source: 'FRONT_PAGE_HTML', name: null });
    expect(main?.items.map(({ label, uri }) => ({ label, uri }))).toEqual(
      magazineItems().map(({ label, uri }) => ({ label, uri })),
    );
  });

  test('with a page list has the pages, loaded together', async () => {
    await wordPress.run(`
      foreach ( get_posts( 'post_type=wp_navigation' ) as $menu ) wp_delete_post( $menu->ID, true );
      wp_insert_post( array( 'post_type' => 'wp_navigation', 'post_status' => 'publish', 'post_title' => 'Pages',
        'post_content' => '<!-- wp:page-list /--><!-- wp:navigation-link {"label":"Elsewhere","url":"https://elsewhere.example/","opensInNewTab":true,"rel":"nofollow"} /-->' ) );`);
    await using live = await startLiveGateway(wordPress.url);
    const { data, errors } = await live.query(
      graphql(`
        query PageListMenu {
          menu(by: { name: "pages" }) {
            items {
              label
              uri
              isExternal
              target
              rel
              node { ... on Page { title } }
              children { label node { ... on Page { parent { title } } } }
            }
          }
        }
      `),
      {},
    );
    expect(errors).toBeUndefined();
    expect(data.menu?.items).toContainEqual(
      expect.objectContaining({ label: 'Shop', uri: '/shop/', node: { title: 'Shop' } }),
    );
    expect(data.menu?.items.find(({ label }) => label === 'About')?.children).toContainEqual({
      label: 'Visiting',
      node: { parent: { title: 'About' } },
    });
    expect(data.menu?.items.at(-1)).toEqual({
      label: 'Elsewhere',
      uri: null,
      isExternal: true,
      target: '_blank',
      rel: expect.stringContaining('nofollow'),
      node: null,
      children: [],
    });
    // Classic menus, navigation posts, and all pages by slug with their parents.
    expect(live.calls.map(({ method, route }) => `${method} ${route}`)).toEqual([
      'GET /wp/v2/menus',
      'GET /wp/v2/navigation',
      'GET /wp/v2/pages',
    ]);
  });
});
