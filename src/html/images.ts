import { attributeOf, closestTo, findIn, hasClass, numberOf } from './nodes.ts';
import type { HtmlElement, ParsedHtml } from './parse-html.ts';
import { innerHtmlOf } from './source-range.ts';
import { absoluteUrl } from './urls.ts';

/** The image that a block's element is or contains. */
export const imageWithin = (element: HtmlElement | undefined): HtmlElement | undefined =>
  element?.tagName === 'img' ? element : element && findIn(element, ({ tagName }) => tagName === 'img');

/** An attribute, or the one in which lazy-loading plugins store its value until a script restores it. */
const lazyAttribute = (image: HtmlElement, name: 'src' | 'srcset'): string | undefined => {
  const value = attributeOf(image, name);
  return value && !value.startsWith('data:')
    ? value
    : (attributeOf(image, `data-${name}`) ?? attributeOf(image, `data-lazy-${name}`));
};

export const imageUrl = (image: HtmlElement, home: string): string | undefined =>
  absoluteUrl(lazyAttribute(image, 'src'), home);

export const imageSrcSet = (image: HtmlElement): string | undefined => lazyAttribute(image, 'srcset');

/** The id in the media library, which WordPress puts into an image's class: `wp-image-123`. */
export function imageDatabaseId(image: HtmlElement): number | undefined {
  const match = /(?:^|\s)wp-image-(\d{1,9})(?:\s|$)/.exec(attributeOf(image, 'class') ?? '');
  return (match ? Number(match[1]) : numberOf(image, 'data-id')) || undefined;
}

/** The URL of the link around an image. */
export function imageHref(image: HtmlElement, home: string): string | undefined {
  const link = closestTo(image, ({ tagName }) => tagName === 'a', 3);
  return link && absoluteUrl(attributeOf(link, 'href'), home);
}

/** Whether an element wraps a single image with its caption. */
export const isFigure = (element: HtmlElement): boolean =>
  element.tagName === 'figure' ||
  hasClass(element, 'wp-caption', 'gallery-item', 'blocks-gallery-item', 'wp-block-image');

/** The HTML of the caption in an image's own figure. A gallery's caption is not its images' caption. */
export function imageCaption(content: ParsedHtml, image: HtmlElement): string | undefined {
  const figure = closestTo(image, isFigure, 5);
  return figure && !isGallery(figure) ? captionOf(content, figure) : undefined;
}

const isGallery = (element: HtmlElement): boolean =>
  hasClass(element, 'wp-block-gallery', 'blocks-gallery-grid', 'gallery');

/** The HTML of the caption in a figure. */
export function captionOf(content: ParsedHtml, figure: HtmlElement | undefined): string | undefined {
  const caption = figure && findIn(figure, isCaption);
  return (caption && innerHtmlOf(content, caption)) || undefined;
}

/** A gallery's own caption, rather than one of its images'. */
export function galleryCaption(content: ParsedHtml, gallery: HtmlElement): string | undefined {
  const own = gallery.childNodes.find((node) => 'tagName' in node && isCaption(node));
  return own && 'tagName' in own ? innerHtmlOf(content, own) || undefined : undefined;
}

const isCaption = (element: HtmlElement): boolean =>
  element.tagName === 'figcaption' || hasClass(element, 'wp-caption-text');
