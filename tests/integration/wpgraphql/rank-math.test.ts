import { expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { RANK_MATH_HTML } from '../../helpers/seo-heads.ts';
import { HOME, makeCategory, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const SITE: WordPressServerOptions = {
  posts: [
    makePost({ id: 1, slug: 'ink', link: `${HOME}/ink/`, author: 5 }),
    makePost({ id: 2, slug: 'paper', link: `${HOME}/paper/`, author: 5 }),
  ],
  categories: [makeCategory({ id: 3, slug: 'craft', link: `${HOME}/category/craft/` })],
  users: [makeUser({ id: 5, slug: 'ada', link: `${HOME}/author/ada/` })],
  rankMath: {
    heads: {
      '/ink/': `${RANK_MATH_HTML}<meta property="article:tag" content="Ink" /><meta property="article:tag" content="Lead" />`,
      '/category/craft/': '<title>Craft</title><meta name="robots" content="index, follow"/>',
      '/author/ada/': '<title>Ada</title>',
    },
  },
};

async function ask({ gateway }: TestGateway, query: string) {
  const response = await gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { readonly data?: unknown; readonly errors?: unknown };
}

test('`seo` of content, from the head that Rank Math prints', async () => {
  await using gateway = await startGateway(SITE);
  const { data, errors } = await ask(
    gateway,
    `{ post(id: 1, idType: DATABASE_ID) { seo {
      __typename title description canonicalUrl robots breadcrumbTitle breadcrumbs { text url isHidden }
      jsonLd { raw } focusKeywords
      openGraph {
        title description type url siteName locale updatedTime
        articleMeta { section tags } image { url secureUrl type width height }
        twitterMeta { card title description } slackEnhancedData { label data } productMeta { price }
      }
      ... on RankMathContentNodeSeo { isPillarContent seoScore { score } }
    } } }`,
  );
  const { url } = gateway.site;
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    post: {
      seo: {
        __typename: 'RankMathPostObjectSeo',
        title: 'Ink & patience - The Pressroom',
        description: 'What ink wants is "time".',
        canonicalUrl: `${url}/ink/`,
        robots: [
          'follow',
          'noindex',
          'max-snippet:160',
          'max-video-preview:30',
          'max-image-preview:standard',
        ],
        breadcrumbTitle: 'Ink & patience',
        breadcrumbs: [
          { text: 'Home', url: expect.stringContaining('http'), isHidden: false },
          { text: 'Ink & patience', url: `${url}/ink/`, isHidden: false },
        ],
        jsonLd: { raw: expect.stringMatching(/^<script type="application\/ld\+json".*<\/script>$/s) },
        focusKeywords: null,
        openGraph: {
          ...{ title: 'Ink & patience', description: 'Time, mostly', type: 'article', url: `${url}/ink/` },
          ...{ siteName: 'The Pressroom', locale: 'EN_US', updatedTime: '2024-03-02T10:00:00+00:00' },
          articleMeta: { section: 'Craft', tags: ['Ink', 'Lead'] },
          image: {
            url: `${url}/wp-content/uploads/ink.jpg`,
            secureUrl: `${url}/wp-content/uploads/ink.jpg`,
            ...{ type: 'image/jpeg', width: 1200, height: 675 },
          },
          twitterMeta: { card: 'SUMMARY_LARGE_IMAGE', title: 'Ink!', description: null },
          slackEnhancedData: [{ label: 'Written by', data: 'Ada' }],
          productMeta: null,
        },
        isPillarContent: null,
        seoScore: null,
      },
    },
  });
});

test('`seo` of terms, users and what is at an address', async () => {
  await using gateway = await startGateway(SITE);
  expect(
    await ask(
      gateway,
      `{ category(id: "craft", idType: SLUG) { seo { __typename title robots } }
        user(id: "ada", idType: SLUG) { seo { __typename title robots } }
        nodeByUri(uri: "/category/craft/") { ... on NodeWithRankMathSeo { seo { title } } }
        contentNode(id: 1, idType: DATABASE_ID) { seo { __typename title } } }`,
    ),
  ).toEqual({
    data: {
      category: {
        seo: { __typename: 'RankMathCategoryTermSeo', title: 'Craft', robots: ['index', 'follow'] },
      },
      user: { seo: { __typename: 'RankMathUserSeo', title: 'Ada', robots: null } },
      nodeByUri: { seo: { title: 'Craft' } },
      contentNode: {
        seo: { __typename: 'RankMathPostObjectSeo', title: 'Ink & patience - The Pressroom' },
      },
    },
  });
});

test('where Rank Math gives no head, `seo` is an error, not nothing', async () => {
  await using gateway = await startGateway({
    ...SITE,
    override: ({ route }) => (route === '/rankmath/v1/getHead' ? { body: { success: false } } : undefined),
  });
  expect(await ask(gateway, '{ post(id: 2, idType: DATABASE_ID) { slug seo { title } } }')).toMatchObject({
    data: { post: { slug: 'paper', seo: null } },
    errors: [{ message: expect.stringContaining('Rank Math'), path: ['post', 'seo'] }],
  });
});
