import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makeYoastHead, RANK_MATH_HTML } from '../../helpers/seo-heads.ts';
import { makeCategory, makeMedia, makePage, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const SEO = /* GraphQL */ `
  fragment Seo on Seo {
    source
    title
    description
    canonicalUrl
    robots { index follow maxSnippet maxImagePreview maxVideoPreview raw }
    openGraph {
      title description type url siteName locale publishedTime modifiedTime
      images { url width height alt type }
    }
    twitter { card title description image creator site }
    jsonLd
    breadcrumbs { text url uri }
  }
`;

const excerpt = 'Ink dries when it wishes to. &#8220;Wait&#8221;, said the printer, &hellip;';

const plain: WordPressServerOptions = {
  name: 'The Pressroom',
  posts: [
    makePost({
      id: 1,
      slug: 'ink',
      title: 'Ink &amp; patience',
      excerpt,
      featured_media: 7,
      author: 5,
      date: '2024-03-01T09:30:00',
    }),
    makePost({ id: 2, slug: 'paper', featured_media: 8, password: 'secret' }),
    makePost({ id: 3, slug: 'rules' }),
  ],
  pages: [
    makePage({ id: 11, slug: 'about', title: 'About' }),
    makePage({ id: 12, slug: 'people', title: 'People', parent: 11 }),
    makePage({ id: 13, slug: 'jobs', title: 'Jobs', parent: 12 }),
  ],
  categories: [
    makeCategory({ id: 3, slug: 'craft', name: 'Craft &amp; care', description: 'How it is <em>done</em>.' }),
  ],
  users: [makeUser({ id: 5, name: 'Ada', slug: 'ada', description: 'A printer.' })],
  media: [makeMedia({ id: 7, post: 1 }), makeMedia({ id: 8 })],
};

describe('without an SEO plugin, derived from the item', () => {
  test('of a post', async () => {
    await using gateway = await startGateway(plain);
    const { data, errors } = await gateway.query<{ post: unknown }>(
      `${SEO} { post(by: { databaseId: 1 }) { seo { ...Seo } } }`,
    );
    const { url } = gateway.site;
    const summary = 'Ink dries when it wishes to. “Wait”, said the printer, …';
    const image = `${url}/wp-content/uploads/2024/01/image-7.jpg`;
    expect(errors).toBeUndefined();
    expect(data.post).toEqual({
      seo: {
        source: 'WORDPRESS',
        title: 'Ink & patience – The Pressroom',
        description: summary,
        canonicalUrl: `${url}/ink/`,
        robots: null,
        openGraph: {
          title: 'Ink & patience',
          description: summary,
          type: 'article',
          url: `${url}/ink/`,
          siteName: 'The Pressroom',
          locale: null,
          publishedTime: '2024-03-01T09:30:00.000Z',
          modifiedTime: '2024-03-01T09:30:00.000Z',
          images: [
            { url: image, width: 1600, height: 900, alt: 'Alternative text of image 7', type: 'image/jpeg' },
          ],
        },
        twitter: {
          card: 'summary_large_image',
          title: 'Ink & patience',
          description: summary,
          image,
          creator: null,
          site: null,
        },
        jsonLd: [],
        breadcrumbs: [
          { text: 'The Pressroom', url: `${url}/`, uri: '/' },
          { text: 'Ink & patience', url: `${url}/ink/`, uri: '/ink/' },
        ],
      },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/media?include=7&per_page=1&_fields=alt_text,id,media_details,mime_type,source_url',
      '/wp/v2/posts?include=1&per_page=1&_fields=date_gmt,excerpt.rendered,featured_media,id,link,modified_gmt,title.rendered',
    ]);
  });

  test('of a term and an author', async () => {
    await using gateway = await startGateway(plain);
    const { data, errors } = await gateway.query(/* GraphQL */ `
      {
        category(by: { databaseId: 3 }) { seo { title description openGraph { type images { url } } twitter { card } breadcrumbs { text uri } } }
        author(by: { databaseId: 5 }) { seo { title description openGraph { type images { url width alt } } breadcrumbs { text uri } } }
      }
    `);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      category: {
        seo: {
          title: 'Craft & care – The Pressroom',
          description: 'How it is done.',
          openGraph: { type: 'website', images: [] },
          twitter: { card: 'summary' },
          breadcrumbs: [
            { text: 'The Pressroom', uri: '/' },
            { text: 'Craft & care', uri: '/category/craft/' },
          ],
        },
      },
      author: {
        seo: {
          title: 'Ada – The Pressroom',
          description: 'A printer.',
          openGraph: {
            type: 'profile',
            images: [
              { url: 'https://secure.gravatar.com/avatar/user5?s=96&d=mm&r=g', width: 96, alt: 'Ada' },
            ],
          },
          breadcrumbs: [
            { text: 'The Pressroom', uri: '/' },
            { text: 'Ada', uri: '/author/ada/' },
          ],
        },
      },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/categories?include=3&per_page=1&_fields=description,id,link,name,parent',
      '/wp/v2/users?include=5&per_page=1&_fields=avatar_urls,description,id,link,name',
    ]);
  });

  test.each([
    ['seo { source }', 'id'],
    ['seo { source jsonLd robots { raw } openGraph { siteName } }', 'id'],
    ['seo { title }', 'id,link,title.rendered'],
    ['seo { description }', 'excerpt.rendered,id'],
    ['seo { canonicalUrl }', 'id,link'],
    [
      'seo { openGraph { title publishedTime } twitter { description } }',
      'date_gmt,excerpt.rendered,id,title.rendered',
    ],
    ['a: seo { canonicalUrl } b: seo { openGraph { modifiedTime } }', 'id,link,modified_gmt'],
    ['seo { twitter { card } } title', 'featured_media,id,title.rendered'],
  ])('requests only what is selected: %s', async (selection, fields) => {
    await using gateway = await startGateway(plain);
    const { errors } = await gateway.query(`{ posts { nodes { ${selection} } } }`);
    expect(errors).toBeUndefined();
    expect(gateway.asked()).toEqual([`/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=${fields}`]);
  });

  test('on the concrete type of an interface', async () => {
    await using gateway = await startGateway(plain);
    await gateway.query(
      '{ search(query: "") { nodes { seo { breadcrumbs { text } } ... on Post { seo { openGraph { modifiedTime } } } } } }',
    );
    expect(gateway.asked()).toContain(
      '/wp/v2/posts?include=1,3,2&per_page=3&_fields=id,link,modified_gmt,title.rendered',
    );
  });

  test('breadcrumbs: one request per level, for all items together', async () => {
    await using gateway = await startGateway(plain);
    const { data } = await gateway.query<{ pages: { nodes: unknown } }>(
      '{ pages(where: { id: [12, 13] }, orderBy: { field: ID, direction: ASC }) { nodes { seo { breadcrumbs { text } } } } }',
    );
    expect(data.pages.nodes).toEqual([
      { seo: { breadcrumbs: [{ text: 'The Pressroom' }, { text: 'About' }, { text: 'People' }] } },
      {
        seo: {
          breadcrumbs: [{ text: 'The Pressroom' }, { text: 'About' }, { text: 'People' }, { text: 'Jobs' }],
        },
      },
    ]);
    const fields = '_fields=id,link,parent,title.rendered';
    expect(gateway.asked()).toEqual([
      `/wp/v2/pages?include=11&per_page=1&${fields}`,
      `/wp/v2/pages?include=12,13&orderby=id&order=asc&per_page=10&${fields}`,
    ]);
  });

  test('images of a list: one request, shared with `featuredMedia`', async () => {
    await using gateway = await startGateway(plain);
    const { data } = await gateway.query<{ posts: { nodes: unknown } }>(
      '{ posts { nodes { featuredMedia { altText } seo { openGraph { images { url } } twitter { image } } } } }',
    );
    const image = (id: number) => `${gateway.site.url}/wp-content/uploads/2024/01/image-${id}.jpg`;
    const seoWith = (id: number) => ({
      openGraph: { images: [{ url: image(id) }] },
      twitter: { image: image(id) },
    });
    expect(data.posts.nodes).toEqual([
      { featuredMedia: { altText: 'Alternative text of image 7' }, seo: seoWith(7) },
      { featuredMedia: null, seo: { openGraph: { images: [] }, twitter: { image: null } } },
      { featuredMedia: { altText: 'Alternative text of image 8' }, seo: seoWith(8) },
    ]);
    expect(gateway.asked()).toEqual([
      '/wp/v2/media?include=7,8&per_page=2&_fields=alt_text,id,source_url',
      '/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=featured_media,id',
    ]);
  });

  test('of password-protected content, without the content', async () => {
    await using gateway = await startGateway(plain);
    const { data, errors } = await gateway.query(
      '{ post(by: { databaseId: 2 }) { seo { title description } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ post: { seo: { title: 'Post 2 – The Pressroom', description: null } } });
  });
});

describe('with Yoast SEO, sent with the item', () => {
  const yoast = (values = {}) => ({ yoast_head: '<title>…</title>', yoast_head_json: makeYoastHead(values) });
  const site: WordPressServerOptions = {
    posts: [
      makePost({ id: 1, slug: 'ink', author: 5, ...yoast() }),
      makePost({
        id: 2,
        slug: 'paper',
        ...yoast({
          robots: { index: 'noindex', follow: 'nofollow' },
          canonical: undefined,
          og_image: undefined,
          schema: undefined,
        }),
      }),
      makePost({ id: 3, slug: 'rules', title: 'Rules', yoast_head: null, yoast_head_json: null }),
    ],
    pages: [makePage({ id: 11, slug: 'about', title: 'About' })],
    categories: [makeCategory({ id: 3, ...yoast({ title: 'Craft Archives' }) })],
    users: [makeUser({ id: 5, ...yoast({ title: 'Ada, Author at The Pressroom' }) })],
    name: 'The Pressroom',
  };

  test('of a post, without another request', async () => {
    await using gateway = await startGateway(site);
    const { data, errors } = await gateway.query<{ post: unknown }>(
      `${SEO} { post(by: { databaseId: 1 }) { seo { ...Seo } } }`,
    );
    const { url } = gateway.site;
    expect(errors).toBeUndefined();
    expect(data.post).toMatchObject({
      seo: {
        source: 'YOAST',
        title: 'Ink & patience - The Pressroom',
        canonicalUrl: `${url}/ink/`,
        robots: { index: true, follow: true, maxSnippet: -1, maxImagePreview: 'large', maxVideoPreview: -1 },
        openGraph: {
          publishedTime: '2024-03-01T09:30:00.000Z',
          images: [
            { url: `${url}/wp-content/uploads/ink.jpg`, width: 1200 },
            { width: null, type: null },
          ],
        },
        twitter: { title: 'Ink & patience', image: `${url}/wp-content/uploads/ink.jpg`, creator: '@ada' },
        jsonLd: [{ '@context': 'https://schema.org' }],
        breadcrumbs: [
          { text: 'Home', uri: '/' },
          { text: 'Craft', uri: '/category/craft/' },
          { text: 'Ink & patience', url: `${url}/ink/`, uri: '/ink/' },
        ],
      },
    });
    expect(gateway.asked()).toEqual(['/wp/v2/posts?include=1&per_page=1&_fields=id,yoast_head_json']);
  });

  test('of terms and authors, too', async () => {
    await using gateway = await startGateway(site);
    const { data } = await gateway.query(
      '{ categories { nodes { seo { source title } } } node(id: "QXV0aG9yOjU=") { ... on Author { seo { title } } } }',
    );
    expect(data).toEqual({
      categories: { nodes: [{ seo: { source: 'YOAST', title: 'Craft Archives' } }] },
      node: { seo: { title: 'Ada, Author at The Pressroom' } },
    });
  });

  test('derived from the item if Yoast excludes it, or adds nothing', async () => {
    await using gateway = await startGateway(site);
    const { data } = await gateway.query<{ posts: { nodes: unknown } }>(
      '{ posts { nodes { seo { source title robots { index } jsonLd } } } pages { nodes { seo { source title } } } }',
    );
    expect(data).toEqual({
      posts: {
        nodes: [
          { seo: { source: 'WORDPRESS', title: 'Rules – The Pressroom', robots: null, jsonLd: [] } },
          {
            seo: {
              source: 'YOAST',
              title: 'Ink & patience - The Pressroom',
              robots: { index: false },
              jsonLd: [],
            },
          },
          expect.objectContaining({
            seo: expect.objectContaining({ source: 'YOAST', robots: { index: true } }),
          }),
        ],
      },
      pages: { nodes: [{ seo: { source: 'WORDPRESS', title: 'About – The Pressroom' } }] },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/pages?orderby=date&order=desc&per_page=10&_fields=id,link,title.rendered',
      '/wp/v2/posts?include=3&per_page=1&_fields=id,link,title.rendered',
      '/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=id,yoast_head_json',
    ]);
  });
});

describe('with Rank Math, from the head it prints', () => {
  const posts = [makePost({ id: 1, slug: 'ink', title: 'Ink' }), makePost({ id: 2, slug: 'paper' })];
  const site: WordPressServerOptions = {
    name: 'The Pressroom',
    posts,
    rankMath: { heads: { '/ink/': RANK_MATH_HTML } },
  };

  test('of a post, requested by its URL', async () => {
    await using gateway = await startGateway(site);
    const { data, errors } = await gateway.query<{ post: unknown }>(
      `${SEO} { post(by: { databaseId: 1 }) { seo { ...Seo } } }`,
    );
    const { url } = gateway.site;
    expect(errors).toBeUndefined();
    expect(data.post).toMatchObject({
      seo: {
        source: 'RANK_MATH',
        title: 'Ink & patience - The Pressroom',
        description: 'What ink wants is "time".',
        canonicalUrl: `${url}/ink/`,
        robots: { index: false, follow: true, maxSnippet: 160, maxImagePreview: 'standard' },
        openGraph: {
          images: [{ url: `${url}/wp-content/uploads/ink.jpg`, width: 1200, alt: 'A tin of ink' }],
        },
        twitter: { title: 'Ink!', description: 'Time, mostly' },
        breadcrumbs: [{ text: 'Home' }, { text: 'Ink & patience', uri: '/ink/' }],
      },
    });
    expect(gateway.asked()).toEqual([
      `/rankmath/v1/getHead?url=${url}/ink/`,
      '/wp/v2/posts?include=1&per_page=1&_fields=id,link',
    ]);
  });

  test('one request per item, also if an item is selected twice', async () => {
    await using gateway = await startGateway(site);
    await gateway.query(
      '{ posts { nodes { seo { title } } } post(by: { databaseId: 1 }) { seo { title } } }',
    );
    const { url } = gateway.site;
    expect(gateway.asked().filter((call) => call.startsWith('/rankmath'))).toEqual([
      `/rankmath/v1/getHead?url=${url}/ink/`,
      `/rankmath/v1/getHead?url=${url}/paper/`,
    ]);
  });

  test('is derived from the item if its endpoint refuses the page', async () => {
    await using gateway = await startGateway({
      ...site,
      override: ({ route }) => (route === '/rankmath/v1/getHead' ? { body: { success: false } } : undefined),
    });
    const { data, errors } = await gateway.query(
      '{ post(by: { databaseId: 1 }) { slug seo { title source } } }',
    );
    expect(data).toEqual({
      post: { slug: 'ink', seo: { title: 'Ink – The Pressroom', source: 'WORDPRESS' } },
    });
    expect(errors).toBeUndefined();
  });

  test('is null with an error at its path if WordPress does not answer', async () => {
    await using gateway = await startGateway({
      ...site,
      override: ({ route }) => (route === '/rankmath/v1/getHead' ? { status: 503, body: '' } : undefined),
    });
    const { data, errors } = await gateway.query('{ post(by: { databaseId: 1 }) { slug seo { title } } }');
    expect(data).toEqual({ post: { slug: 'ink', seo: null } });
    expect(errors).toMatchObject([{ path: ['post', 'seo'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  test('if its endpoint is off, uses the settings of its editors, if the site exposes them', async () => {
    const exposed = (values: object) => ({ rank_math_title: '', rank_math_description: '', ...values });
    await using gateway = await startGateway({
      ...site,
      rankMath: {},
      posts: [
        makePost({
          id: 1,
          title: 'Ink',
          ...exposed({ rank_math_title: 'All of ink &amp; more' }),
          meta: { rank_math_robots: ['noindex'] },
        }),
        makePost({ id: 2, title: 'Paper', ...exposed({ rank_math_title: '%title% %sep% %sitename%' }) }),
      ],
      declares: {
        '/wp/v2/posts': {
          properties: {
            meta: {
              type: 'object',
              properties: { rank_math_robots: { type: 'array', items: { type: 'string' } } },
            },
          },
        },
      },
    });
    const { data } = await gateway.query<{ posts: { nodes: unknown } }>(
      '{ posts { nodes { seo { source title robots { index } twitter { title } } } } }',
    );
    expect(data.posts.nodes).toEqual([
      {
        seo: {
          source: 'RANK_MATH',
          title: 'Paper – The Pressroom',
          robots: null,
          twitter: { title: 'Paper' },
        },
      },
      {
        seo: {
          source: 'RANK_MATH',
          title: 'All of ink & more',
          robots: { index: false },
          twitter: { title: 'All of ink & more' },
        },
      },
    ]);
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=id,link,meta.rank_math_robots,rank_math_title,title.rendered',
    ]);
  });

  test('if its endpoint is off, otherwise derived from the item', async () => {
    await using gateway = await startGateway({ ...site, rankMath: {} });
    const { data } = await gateway.query('{ post(by: { databaseId: 1 }) { seo { source title } } }');
    expect(data).toEqual({ post: { seo: { source: 'WORDPRESS', title: 'Ink – The Pressroom' } } });
    expect(gateway.asked()).toEqual(['/wp/v2/posts?include=1&per_page=1&_fields=id,link,title.rendered']);
  });
});
