import { decodeHTML } from 'entities';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { startLiveGateway } from '../helpers/live-gateway.ts';
import { graphql } from './generated/gql.ts';

const Seo = graphql(`
  query Seo($uri: String!) {
    nodeByUri(uri: $uri) {
      ... on Content { link seo { ...SeoParts } }
      ... on Term { link seo { ...SeoParts } }
      ... on Author { link seo { ...SeoParts } }
    }
  }
  fragment SeoParts on Seo {
    source
    title
    description
    canonicalUrl
    robots { index maxImagePreview }
    openGraph { title type siteName publishedTime images { url width height alt } }
    twitter { card image site }
    jsonLd
    breadcrumbs { text uri }
  }
`);

const seoOf = async (live: Awaited<ReturnType<typeof startLiveGateway>>, uri: string) => {
  const { data, errors } = await live.query(Seo, { uri });
  expect(errors).toBeUndefined();
  const node = data.nodeByUri;
  if (!node || !('seo' in node) || !node.seo) throw new Error(`Expected something with a page at ${uri}.`);
  return node;
};

describe('a site without an SEO plugin', () => {
  const ids = inject('wordPressIds');
  const home = inject('wordPressUrl');
  let live: Awaited<ReturnType<typeof startLiveGateway>>;
  beforeAll(async () => {
    live = await startLiveGateway(home);
  });
  afterAll(() => live[Symbol.asyncDispose]());

  test.each([
    ['a post', () => `/?p=${ids.entityTitlePost}`],
    ['a page four levels down', () => '/about/people/apprentices/how-to-apply/'],
    ['a category', () => '/category/craft/letterpress/presses/'],
    ['an item of a custom type', () => `/?post_type=book&p=${ids.book}`],
  ])('%s has the title of its page, and its canonical URL', async (_name, uri) => {
    const { seo, link } = await seoOf(live, uri());
    const html = await (await fetch(link ?? '')).text();
    expect(seo?.source).toBe('WORDPRESS');
    expect(seo?.title).toBe(decodeHTML(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? ''));
    expect(seo?.canonicalUrl).toBe(/<link rel="canonical" href="(.*?)"/.exec(html)?.[1] ?? link);
    expect(seo?.description?.length ?? 0).toBeLessThanOrEqual(160);
  });

  test('breadcrumbs lead to a page', async () => {
    const { seo } = await seoOf(live, '/about/people/apprentices/how-to-apply/');
    expect(seo?.breadcrumbs?.map(({ uri }) => uri)).toEqual([
      '/',
      '/about/',
      '/about/people/',
      '/about/people/apprentices/',
      '/about/people/apprentices/how-to-apply/',
    ]);
  });

  test('the featured image is the Open Graph image', async () => {
    const { seo } = await seoOf(live, `/?p=${ids.fortyTagPost}`);
    const [image] = seo?.openGraph.images ?? [];
    expect(image).toMatchObject({ width: 1200, height: 800, alt: expect.stringMatching(/\w/) });
    expect(seo?.twitter).toEqual({ card: 'summary_large_image', image: image?.url, site: null });
    expect((await fetch(image?.url ?? '')).headers.get('content-type')).toBe('image/jpeg');
  });
});

describe('a site whose plugins add fields', () => {
  let wordPress: EmbeddedWordPress;
  let live: Awaited<ReturnType<typeof startLiveGateway>>;
  beforeAll(async () => {
    wordPress = await startWordPress();
    await wordPress.run(`update_option( 'pressroom_imitates', array( 'yoast', 'acf' ) );`);
    live = await startLiveGateway(wordPress.url);
  });
  afterAll(async () => {
    await live[Symbol.asyncDispose]();
    await wordPress.stop();
  });

  test.each([
    ['a post', () => `/?p=${wordPress.ids.entityTitlePost}`, 'article'],
    ['a category', () => '/category/craft/letterpress/presses/', 'article'],
    ['an author', () => '/author/', 'profile'],
  ])('%s has the SEO data of Yoast', async (_name, uri, type) => {
    const author = await wordPress.run('echo wp_make_link_relative( get_author_posts_url( 2 ) );');
    const { seo, link } = await seoOf(live, uri() === '/author/' ? author : uri());
    expect(seo).toMatchObject({
      source: 'YOAST',
      canonicalUrl: link,
      title: expect.stringMatching(/ - The Pressroom$/),
      robots: { index: true, maxImagePreview: 'large' },
      openGraph: { type, siteName: 'The Pressroom' },
      twitter: { card: 'summary_large_image', site: '@pressroom' },
      jsonLd: [{ '@context': 'https://schema.org' }],
    });
    expect(seo?.breadcrumbs).toHaveLength(2);
    expect(seo?.title).not.toContain('&amp;');
  });

  test('lists of posts cost no further request', async () => {
    const List = graphql(`
      query SeoOfList { posts(first: 20) { nodes { seo { title openGraph { images { url } } } } } }
    `);
    live.calls.length = 0;
    const { data } = await live.query(List, {});
    expect(data.posts?.nodes).toHaveLength(20);
    expect(live.calls.map(({ url }) => new URL(url).searchParams.get('_fields'))).toEqual([
      'id,yoast_head_json',
    ]);
  });

  test('falls back to the item if Yoast excludes it', async () => {
    const { seo } = await seoOf(live, '/about/');
    expect(seo).toMatchObject({ source: 'WORDPRESS', title: 'About – The Pressroom' });
  });

  test('has fields of Advanced Custom Fields with their declared types', async () => {
    const response = await fetch(`${wordPress.url}/wp-json/wp/v2/books/${wordPress.ids.book}?_fields=acf`);
    expect(await response.json()).toMatchObject({ acf: { rating: '4' } });
    const document = `{ book(by: { databaseId: ${wordPress.ids.book} }) {
      acf { rating condition borrowed dimensions { width height } reviews { newspaper address } }
    } }`;
    expect(await live.query({ toString: () => document } as never, {})).toEqual({
      data: {
        book: {
          acf: {
            rating: 4,
            condition: 'well thumbed',
            borrowed: false,
            dimensions: { width: 14.5, height: 21 },
            reviews: [{ newspaper: 'The Daily Galley', address: `${wordPress.url}/reviews/` }],
          },
        },
      },
    });
  });
});
