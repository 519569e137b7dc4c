import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { startLiveGateway } from '../helpers/live-gateway.ts';
import { graphql } from './generated/gql.ts';

const FrontPage = graphql(`
  query FrontPage($front: String!, $posts: String!) {
    site {
      showOnFront
      frontPage { __typename title }
      postsPage { title }
      language
      permalinkShape
      iconUrl
      logo { title }
    }
    front: nodeByUri(uri: $front) { __typename ... on Content { title uri } }
    posts: nodeByUri(uri: $posts) { __typename ... on Content { title uri } }
  }
`);

const MediaByUri = graphql(`
  query MediaByUri($uri: String!) {
    nodeByUri(uri: $uri) { __typename ... on Media { databaseId } }
  }
`);

let wordPress: EmbeddedWordPress;
beforeAll(async () => {
  wordPress = await startWordPress();
});
afterEach(() => wordPress.reset());
afterAll(() => wordPress.stop());

/** About becomes the front page, and Shop the posts page. */
const chooseStaticFront = () =>
  wordPress.run(`
    update_option( 'show_on_front', 'page' );
    update_option( 'page_on_front', get_page_by_path( 'about' )->ID );
    update_option( 'page_for_posts', get_page_by_path( 'shop' )->ID );`);

describe('front page', () => {
  test('with the latest posts is no item, and the address shows their type', async () => {
    await using live = await startLiveGateway(wordPress.url);
    const { data, errors } = await live.query(FrontPage, { front: '/', posts: '/shop/' });
    expect(errors).toBeUndefined();
    expect(data.site).toEqual({
      showOnFront: 'POSTS',
      frontPage: null,
      postsPage: null,
      language: 'en-US',
      permalinkShape: 'PRETTY',
      iconUrl: expect.stringMatching(/\.jpg$/),
      logo: { title: 'Wood type' },
    });
    expect(data).toMatchObject({ front: { __typename: 'ContentType' }, posts: { title: 'Shop' } });
  });

  test('is the static page, and the posts page is found at its URL', async () => {
    await chooseStaticFront();
    await wordPress.run(`update_option( 'WPLANG', 'de_DE' );`);
    await using live = await startLiveGateway(wordPress.url);
    for (const front of ['/', '', wordPress.url, `${wordPress.url}/`, '/?utm_source=letter']) {
      const { data, errors } = await live.query(FrontPage, { front, posts: '/shop/' });
      expect(errors).toBeUndefined();
      expect(data.site).toMatchObject({
        showOnFront: 'PAGE',
        frontPage: { __typename: 'Page', title: 'About' },
        postsPage: { title: 'Shop' },
      });
      expect(data).toMatchObject({
        front: { __typename: 'Page', title: 'About', uri: '/' },
        posts: { __typename: 'Page', title: 'Shop' },
      });
    }
  });

  test('and posts page are found with plain permalinks, too', async () => {
    await chooseStaticFront();
    await wordPress.run(`update_option( 'permalink_structure', '' );`);
    const shop = Number(await wordPress.run(`echo get_page_by_path( 'shop' )->ID;`));
    await using live = await startLiveGateway(wordPress.url);
    const { data, errors } = await live.query(FrontPage, { front: '/', posts: `/?page_id=${shop}` });
    expect(errors).toBeUndefined();
    expect(data.site).toMatchObject({ permalinkShape: 'PLAIN' });
    expect(data).toMatchObject({ front: { title: 'About' }, posts: { title: 'Shop' } });
  });
});

describe('URLs', () => {
  test('of media are found, whether the site has attachment pages or redirects to files', async () => {
    const { attachedMedia, portraitMedia } = wordPress.ids;
    await using live = await startLiveGateway(wordPress.url);
    for (const setting of ['0', '1']) {
      await wordPress.run(`update_option( 'wp_attachment_pages_enabled', ${setting} );`);
      for (const id of [attachedMedia, portraitMedia]) {
        const uri = await wordPress.run(`echo get_attachment_link( ${id} );`);
        expect(await live.query(MediaByUri, { uri }), `${setting}: ${uri}`).toEqual({
          data: { nodeByUri: { __typename: 'Media', databaseId: id } },
        });
      }
    }
  });

  test('of other sites are a user input error', async () => {
    await using live = await startLiveGateway(wordPress.url);
    const { data, errors } = await live.query(MediaByUri, { uri: 'https://elsewhere.example/' });
    expect(data.nodeByUri).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

test('capabilities list what is open to everyone', async () => {
  await using live = await startLiveGateway(wordPress.url);
  const { data, errors } = await live.query(
    graphql(`
      query Capabilities {
        site { capabilities { route isReachable status reason fallback } }
      }
    `),
    {},
  );
  expect(errors).toBeUndefined();
  const closed = data.site.capabilities.filter(({ isReachable }) => !isReachable);
  expect(closed).toEqual([
    {
      route: '/wp/v2/menus',
      isReachable: false,
      status: 401,
      reason: expect.stringMatching(/^WordPress answered 401 Unauthorized, rest_cannot_view/),
      fallback: expect.any(String),
    },
    expect.objectContaining({ route: '/wp/v2/settings', status: 401 }),
  ]);
  expect(data.site.capabilities.map(({ route }) => route)).toContain('/wp/v2/books');
});

test('a feed has all types, newest first', async () => {
  await using live = await startLiveGateway(wordPress.url);
  const Feed = graphql(`
    query Feed($types: [String!]) {
      contents(first: 100, types: $types) { totalCount nodes { __typename databaseId date } }
    }
  `);
  const { data, errors } = await live.query(Feed, {});
  expect(errors).toBeUndefined();
  const nodes = data.contents?.nodes ?? [];
  expect(new Set(nodes.map(({ __typename }) => __typename))).toEqual(
    new Set(['Post', 'Page', 'Book', 'Chapter']),
  );
  expect(nodes).toHaveLength(data.contents?.totalCount ?? 0);
  const dates = nodes.map(({ date }) => date ?? '');
  expect(dates).toEqual([...dates].sort().reverse());
  // The search, then one request per type.
  expect(live.calls).toHaveLength(5);
  const pages = await live.query(Feed, { types: ['page'] });
  expect(pages.data.contents?.totalCount).toBe(
    nodes.filter(({ __typename }) => __typename === 'Page').length,
  );
});
