import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { parseBoundedPrefix } from '../../../html/bounded-parse.ts';
import { momentOf } from '../values/dates.ts';
import { breadcrumbsOf } from './json-ld-breadcrumbs.ts';
import { parseRobots } from './robots.ts';
import type { SeoImageShape, SeoShape, SeoSource } from './seo-shape.ts';
import { countOf, textOf, urlOf } from './values.ts';

/** Reads the tags that a plugin would print into the `<head>` of a page. */
export function seoFromHead(html: string, source: SeoSource): SeoShape {
  const { title, metas, canonicalUrl, jsonLd } = readHead(html);
  const first = (name: string) => metas.find((meta) => meta.name === name)?.content ?? null;
  const openGraphUrl = urlOf(first('og:url'));
  return {
    source,
    title,
    description: first('description'),
    canonicalUrl,
    robots: parseRobots(first('robots')),
    openGraph: {
      title: first('og:title'),
      description: first('og:description'),
      type: first('og:type'),
      url: openGraphUrl,
      siteName: first('og:site_name'),
      locale: first('og:locale'),
      publishedTime: momentOf(first('article:published_time')),
      modifiedTime: momentOf(first('article:modified_time') ?? first('og:updated_time')),
      images: imagesOf(metas),
    },
    twitter: {
      card: first('twitter:card'),
      title: first('twitter:title'),
      description: first('twitter:description'),
      image: urlOf(first('twitter:image')),
      creator: first('twitter:creator'),
      site: first('twitter:site'),
    },
    jsonLd,
    breadcrumbs: breadcrumbsOf(jsonLd, canonicalUrl ?? openGraphUrl),
  };
}

/** A `meta` tag. */
export interface Meta {
  readonly name: string;
  readonly content: string;
}

/** The tags of a head. */
export interface Head {
  title: string | null;
  canonicalUrl: string | null;
  readonly metas: Meta[];
  readonly jsonLd: unknown[];
}

/** Reads the tags of a head. */
export function readHead(html: string): Head {
  const head: Head = { title: null, canonicalUrl: null, metas: [], jsonLd: [] };
  // A stray tag ends the head early and moves the rest into the body, so search the whole document.
  const page = parseBoundedPrefix(html, parse);
  const left = page?.childNodes.toReversed() ?? [];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (!defaultTreeAdapter.isElementNode(node)) continue;
    readTag(node, head);
    for (const child of node.childNodes.toReversed()) left.push(child);
  }
  return head;
}

function readTag(element: DefaultTreeAdapterTypes.Element, head: Head): void {
  const attribute = (name: string) => element.attrs.find((attr) => attr.name === name)?.value;
  switch (element.tagName) {
    case 'title':
      head.title ??= innerText(element).trim() || null;
      break;
    case 'link':
      if (attribute('rel')?.toLowerCase() === 'canonical') head.canonicalUrl ??= urlOf(attribute('href'));
      break;
    case 'meta': {
      // Open Graph uses `property`, all others `name`; plugins mix them up.
      const name = attribute('property') ?? attribute('name');
      const content = attribute('content')?.trim();
      if (name && content) head.metas.push({ name: name.toLowerCase(), content });
      break;
    }
    case 'script':
      if (attribute('type')?.toLowerCase() === 'application/ld+json') {
        head.jsonLd.push(...parsed(innerText(element)));
      }
  }
}

const innerText = (element: DefaultTreeAdapterTypes.Element): string =>
  element.childNodes.map((node) => (defaultTreeAdapter.isTextNode(node) ? node.value : '')).join('');

/** Properties such as `og:image:width` belong to the `og:image` before them. @see https://ogp.me/#array */
function imagesOf(metas: readonly Meta[]): readonly SeoImageShape[] {
  const images: { url: string; properties: Map<string, string> }[] = [];
  for (const { name, content } of metas) {
    if (name === 'og:image' || name === 'og:image:url') {
      const url = urlOf(content);
      if (url && images.at(-1)?.url !== url) images.push({ url, properties: new Map() });
    } else if (name.startsWith('og:image:')) {
      images.at(-1)?.properties.set(name.slice('og:image:'.length), content);
    }
  }
  return images.map(({ url, properties }) => ({
    url,
    width: countOf(properties.get('width')),
    height: countOf(properties.get('height')),
    alt: textOf(properties.get('alt')),
    type: textOf(properties.get('type')),
  }));
}

function parsed(json: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? [value].flat() : [];
  } catch {
    return [];
  }
}
