import { attributeOf, classesOf, elementsIn, findIn, textOf } from '../nodes.ts';
import type { HtmlElement } from '../parse-html.ts';
import { absoluteUrl } from '../urls.ts';

const FRAMES = ['iframe', 'embed', 'object'];

/** The frame of an embed; `undefined` for social media posts, which a script renders. */
export const frameOf = (element: HtmlElement): HtmlElement | undefined =>
  FRAMES.includes(element.tagName) ? element : findIn(element, ({ tagName }) => FRAMES.includes(tagName));

/** The embedded URL: the frame's, else the last link's, else a URL in the text (WordPress found no embed for it). */
export function embedUrl(element: HtmlElement, home: string): string | undefined {
  const frame = frameOf(element);
  const source = ['src', 'data-src', 'data-lazy-src', 'data']
    .map((name) => frame && attributeOf(frame, name))
    .find((address) => address && address !== 'about:blank' && !address.startsWith('data:'));
  const link = elementsIn(element, 'a').at(-1);
  const text = /https?:\/\/\S+/.exec(textOf(element.childNodes))?.[0];
  return absoluteUrl(source ?? (link && attributeOf(link, 'href')) ?? text, home);
}

const PROVIDER_BY_CLASS = new Map([
  ['twitter-tweet', 'twitter'],
  ['instagram-media', 'instagram'],
  ['tiktok-embed', 'tiktok'],
  ['bluesky-embed', 'bluesky'],
  ['reddit-embed-bq', 'reddit'],
]);
const PROVIDER_BY_HOST = new Map([
  ['youtu', 'youtube'],
  ['youtube-nocookie', 'youtube'],
  ['x', 'twitter'],
]);

/** The provider as WordPress spells it (`youtube`): from the block's class, else from the host name. */
export function embedProvider(element: HtmlElement, home: string): string | undefined {
  for (const name of classesOf(element)) {
    const provider = /^is-provider-(.+)$/.exec(name)?.[1] ?? PROVIDER_BY_CLASS.get(name);
    if (provider) return provider;
  }
  const url = embedUrl(element, home);
  const labels = url && URL.canParse(url) ? new URL(url).hostname.split('.') : [];
  // In `www.bbc.co.uk` it is the third label from the end.
  const isTwoPartEnding = labels.length > 2 && /^(?:com?|org|net|ac|gov)$/.test(labels.at(-2) ?? '');
  const name = labels.at(isTwoPartEnding ? -3 : -2);
  return name === undefined || /^\d+$/.test(name) ? undefined : (PROVIDER_BY_HOST.get(name) ?? name);
}

export const embedTitle = (element: HtmlElement): string | undefined =>
  attributeOf(frameOf(element) ?? element, 'title')?.trim() || undefined;

/** The URL of a video or audio: its own `src`, else that of its first `source`. */
export function mediaSource(
  element: HtmlElement,
  tagName: 'video' | 'audio',
  home: string,
): string | undefined {
  const player = playerOf(element, tagName);
  const source = player && findIn(player, (inner) => inner.tagName === 'source');
  return absoluteUrl((player && attributeOf(player, 'src')) ?? (source && attributeOf(source, 'src')), home);
}

export const playerOf = (element: HtmlElement, tagName: string): HtmlElement | undefined =>
  element.tagName === tagName ? element : findIn(element, (inner) => inner.tagName === tagName);

/** The link to a file, rather than the download button next to it. */
export const fileLink = (element: HtmlElement): HtmlElement | undefined =>
  elementsIn(element, 'a').find((link) => attributeOf(link, 'href') !== undefined);
