import { describe, expect, test } from 'vitest';
import { seoFromYoast } from '../../../../../src/graphql/engine/seo/yoast.ts';
import { makeYoastHead } from '../../../../helpers/seo-heads.ts';
import { HOME } from '../../../../helpers/wordpress-rows.ts';

const nothing = {
  source: 'YOAST',
  title: null,
  description: null,
  canonicalUrl: null,
  robots: null,
  openGraph: {
    title: null,
    description: null,
    type: null,
    url: null,
    siteName: null,
    locale: null,
    publishedTime: null,
    modifiedTime: null,
    images: [],
  },
  twitter: { card: null, title: null, description: null, image: null, creator: null, site: null },
  jsonLd: [],
  breadcrumbs: [],
};

describe('SEO from Yoast', () => {
  test('entities are decoded, and values have their types', () => {
    const head = makeYoastHead();
    expect(seoFromYoast(head)).toEqual({
      source: 'YOAST',
      title: 'Ink & patience - The Pressroom',
      description: 'What ink wants is time.',
      canonicalUrl: `${HOME}/ink/`,
      robots: {
        index: true,
        follow: true,
        maxSnippet: -1,
        maxImagePreview: 'large',
        maxVideoPreview: -1,
        raw: 'index, follow, max-snippet:-1, max-image-preview:large, max-video-preview:-1',
      },
      openGraph: {
        title: 'Ink & patience',
        description: 'Time, mostly […]',
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
            alt: null,
            type: 'image/jpeg',
          },
          { url: `${HOME}/wp-content/uploads/roller.jpg`, width: null, height: null, alt: null, type: null },
        ],
      },
      twitter: {
        card: 'summary_large_image',
        title: null,
        description: null,
        image: null,
        creator: '@ada',
        site: '@pressroom',
      },
      jsonLd: [head['schema']],
      breadcrumbs: [
        { text: 'Home', url: `${HOME}/` },
        { text: 'Craft', url: `${HOME}/category/craft/` },
        { text: 'Ink & patience', url: `${HOME}/ink/` },
      ],
    });
  });

  test('missing values are null', () => {
    expect(seoFromYoast({})).toEqual(nothing);
  });

  test('values replaced by a filter are null', () => {
    const spoilt = Object.fromEntries(Object.keys(makeYoastHead()).map((key) => [key, 42]));
    expect(seoFromYoast(spoilt)).toEqual(nothing);
    expect(
      seoFromYoast({
        og_image: [null, 'ink.jpg', { url: 'ink.jpg' }, { url: 7 }],
        article_published_time: '-0001-11-30T00:00:00+00:00',
        schema: {
          '@graph': [{ '@type': 'BreadcrumbList', itemListElement: [null, { name: 4 }, { item: 5 }] }],
        },
      }),
    ).toEqual({ ...nothing, jsonLd: [expect.anything()] });
  });
});
