import { isRecord, type JsonObject } from '../../../base/json.ts';
import { momentOf } from '../values/dates.ts';
import { breadcrumbsOf } from './json-ld-breadcrumbs.ts';
import { parseRobots } from './robots.ts';
import type { SeoShape } from './seo-shape.ts';
import { countOf, recordsOf, textOf, urlOf } from './values.ts';

/** The field that Yoast SEO adds to posts, terms and authors. */
export const YOAST_KEY = 'yoast_head_json';

/**
 * Reads Yoast SEO's data of a page. Tags that Yoast would not print are missing, and so null.
 *
 * @see https://developer.yoast.com/customization/apis/rest-api/
 */
export function seoFromYoast(head: JsonObject): SeoShape {
  const { schema, robots } = head;
  const jsonLd = isRecord(schema) ? [schema] : [];
  const canonicalUrl = urlOf(head['canonical']);
  const directives = isRecord(robots)
    ? Object.values(robots).filter((value) => typeof value === 'string')
    : [];
  const openGraphUrl = urlOf(head['og_url']);
  return {
    source: 'YOAST',
    title: textOf(head['title']),
    description: textOf(head['description']),
    canonicalUrl,
    robots: parseRobots(directives.join(', ')),
    openGraph: {
      title: textOf(head['og_title']),
      description: textOf(head['og_description']),
      type: textOf(head['og_type']),
      url: openGraphUrl,
      siteName: textOf(head['og_site_name']),
      locale: textOf(head['og_locale']),
      publishedTime: momentOf(textOf(head['article_published_time'])),
      modifiedTime: momentOf(textOf(head['article_modified_time'])),
      images: recordsOf(head['og_image']).flatMap((image) => {
        const url = urlOf(image['url']);
        const { width, height, alt, type } = image;
        return url === null
          ? []
          : [{ url, width: countOf(width), height: countOf(height), alt: textOf(alt), type: textOf(type) }];
      }),
    },
    twitter: {
      card: textOf(head['twitter_card']),
      title: textOf(head['twitter_title']),
      description: textOf(head['twitter_description']),
      image: urlOf(head['twitter_image']),
      creator: textOf(head['twitter_creator']),
      site: textOf(head['twitter_site']),
    },
    jsonLd,
    breadcrumbs: breadcrumbsOf(jsonLd, canonicalUrl ?? openGraphUrl),
  };
}
