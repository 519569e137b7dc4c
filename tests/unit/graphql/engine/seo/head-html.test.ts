import { describe, expect, test } from 'vitest';
import { seoFromHead } from '../../../../../src/graphql/engine/seo/head-html.ts';
import { RANK_MATH_HTML } from '../../../../helpers/seo-heads.ts';
import { HOME } from '../../../../helpers/wordpress-rows.ts';

const read = (html: string) => seoFromHead(html, 'RANK_MATH');

describe('SEO from the HTML of a head', () => {
  test('reads what Rank Math prints', () => {
    expect(read(RANK_MATH_HTML)).toEqual({
      source: 'RANK_MATH',
      title: 'Ink & patience - The Pressroom',
      description: 'What ink wants is "time".',
      canonicalUrl: `${HOME}/ink/`,
      robots: {
        index: false,
        follow: true,
        maxSnippet: 160,
        maxImagePreview: 'standard',
        maxVideoPreview: 30,
        raw: 'follow, noindex, max-snippet:160, max-video-preview:30, max-image-preview:standard',
      },
      openGraph: {
        title: 'Ink & patience',
        description: 'Time, mostly',
        type: 'article',
        url: `${HOME}/ink/`,
        siteName: 'The Pressroom',
        locale: 'en_US',
        publishedTime: new Date('2024-03-01T09:30:00Z'),
        modifiedTime: new Date('2024-03-02T10:00:00Z'),
        images: [
          {
            url: `${HOME}/wp-content/uploads/ink.jpg`,
            width: 1200,
            height: 675,
            alt: 'A tin of ink',
            type: 'image/jpeg',
          },
        ],
      },
      twitter: {
        card: 'summary_large_image',
        title: 'Ink!',
        description: null,
        image: null,
        creator: null,
        site: '@pressroom',
      },
      jsonLd: [{ '@context': 'https://schema.org', '@graph': [expect.anything()] }],
      breadcrumbs: [
        { text: 'Home', url: HOME },
        { text: 'Ink & patience', url: `${HOME}/ink/` },
      ],
    });
  });

  test('several images keep their own properties', () => {
    const { openGraph } = read(`
      <meta property="og:image:width" content="1">
      <meta property="og:image" content="https://press.example/a.jpg"><meta property="og:image:width" content="10">
      <meta property="og:image" content="https://press.example/b.jpg"><meta property="og:image:height" content="20">
    `);
    expect(openGraph.images).toMatchObject([
      { url: 'https://press.example/a.jpg', width: 10, height: null },
      { url: 'https://press.example/b.jpg', width: null, height: 20 },
    ]);
  });

  test.each([
    [
      'tags that a stray tag moves into the body',
      '<div></div><title>Ink</title><meta name=description content=Slow>',
    ],
    ['tags in upper case with any quotes', "<TITLE>Ink</TITLE><META CONTENT='Slow' NAME='Description'>"],
    [
      'the first of two tags',
      '<title>Ink</title><meta name="description" content="Slow"><meta name="description" content="No">',
    ],
  ])('reads %s', (_name, html) => {
    expect(read(html)).toMatchObject({ title: 'Ink', description: 'Slow' });
  });

  test('skips invalid structured data', () => {
    const script = (json: string) => `<script type="application/ld+json">${json}</script>`;
    expect(read(script('{"@type":') + script('7') + script('[{"a":1},{"b":2}]')).jsonLd).toEqual([
      { a: 1 },
      { b: 2 },
    ]);
  });

  test('an empty head gives no data', () => {
    expect(read('')).toMatchObject({ title: null, robots: null, jsonLd: [], breadcrumbs: [] });
  });
});

test.each([
  ['formatting reopened in every paragraph', (index: number) => `<p><b id=${index}>ink`],
  ['endless elements', () => '<i></i>'],
])('gives up on %s', (_what, write) => {
  const wild = Array.from({ length: 30_000 }, (_, index) => write(index)).join('');
  expect(seoFromHead(`<title>Ink</title>${wild}`, 'RANK_MATH')).toMatchObject({ title: null });
});

test('reads the beginning of an endless head', () => {
  const { title, description } = seoFromHead(
    `<title>Ink</title>${' '.repeat(2_000_000)}<meta name="description" content="late">`,
    'RANK_MATH',
  );
  expect([title, description]).toEqual(['Ink', null]);
});
