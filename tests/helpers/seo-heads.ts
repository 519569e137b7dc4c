import { HOME } from './wordpress-rows.ts';

const PAGE = `${HOME}/ink/`;

/** `yoast_head_json` as Yoast SEO sends it with a post. */
export function makeYoastHead(values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    title: 'Ink &amp; patience - The Pressroom',
    description: 'What ink wants is time.',
    robots: {
      index: 'index',
      follow: 'follow',
      'max-snippet': 'max-snippet:-1',
      'max-image-preview': 'max-image-preview:large',
      'max-video-preview': 'max-video-preview:-1',
    },
    canonical: PAGE,
    og_locale: 'en_US',
    og_type: 'article',
    og_title: 'Ink &amp; patience',
    og_description: 'Time, mostly [&hellip;]',
    og_url: PAGE,
    og_site_name: 'The Pressroom',
    article_publisher: 'https://www.facebook.com/pressroom',
    article_published_time: '2024-03-01T09:30:00+00:00',
    article_modified_time: '2024-03-02T10:00:00+00:00',
    og_image: [
      { width: 1200, height: 675, url: `${HOME}/wp-content/uploads/ink.jpg`, type: 'image/jpeg' },
      { width: '', height: '', url: `${HOME}/wp-content/uploads/roller.jpg`, type: '' },
    ],
    author: 'Ada',
    twitter_card: 'summary_large_image',
    twitter_creator: '@ada',
    twitter_site: '@pressroom',
    twitter_misc: { 'Written by': 'Ada', 'Est. reading time': '3 minutes' },
    schema: {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'Article', '@id': `${PAGE}#article`, headline: 'Ink &#038; patience' },
        {
          '@type': 'BreadcrumbList',
          '@id': `${PAGE}#breadcrumb`,
          itemListElement: [
            { '@type': 'ListItem', position: 1, name: 'Home', item: `${HOME}/` },
            { '@type': 'ListItem', position: 2, name: 'Craft', item: `${HOME}/category/craft/` },
            { '@type': 'ListItem', position: 3, name: 'Ink &amp; patience' },
          ],
        },
      ],
    },
    ...values,
  };
}

/** What Rank Math prints into the head of a post, as `/rankmath/v1/getHead` tells it. */
export const RANK_MATH_HTML = `
<!-- Search Engine Optimization by Rank Math - https://rankmath.com/ -->
<title>Ink &amp; patience - The Pressroom</title>
<meta name="description" content="What ink wants is &quot;time&quot;."/>
<meta name="robots" content="follow, noindex, max-snippet:160, max-video-preview:30, max-image-preview:standard"/>
<link rel="canonical" href="${PAGE}" />
<meta property="og:locale" content="en_US" />
<meta property="og:type" content="article" />
<meta property="og:title" content="Ink &amp; patience" />
<meta property="og:description" content="Time, mostly" />
<meta property="og:url" content="${PAGE}" />
<meta property="og:site_name" content="The Pressroom" />
<meta property="article:section" content="Craft" />
<meta property="og:updated_time" content="2024-03-02T10:00:00+00:00" />
<meta property="og:image" content="${HOME}/wp-content/uploads/ink.jpg" />
<meta property="og:image:secure_url" content="${HOME}/wp-content/uploads/ink.jpg" />
<meta property="og:image:width" content="1200" />
<meta property="og:image:height" content="675" />
<meta property="og:image:alt" content="A tin of ink" />
<meta property="og:image:type" content="image/jpeg" />
<meta property="article:published_time" content="2024-03-01T09:30:00+00:00" />
<meta name="twitter:card" content="summary_large_image" />
<meta name="twitter:title" content="Ink!" />
<meta name="twitter:site" content="@pressroom" />
<meta name="twitter:label1" content="Written by" />
<meta name="twitter:data1" content="Ada" />
<script type="application/ld+json" class="rank-math-schema">{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":"1","item":{"@id":"${HOME}","name":"Home"}},{"@type":"ListItem","position":"2","item":{"@id":"${PAGE}","name":"Ink &amp; patience"}}]}]}</script>
<!-- /Rank Math WordPress SEO plugin -->
`;
