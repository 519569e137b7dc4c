import { absoluteUrl } from '../addresses.ts';
import { attributeOf, classesOf, elementsIn, findIn, textOf } from '../nodes.ts';
import type { HtmlElement } from '../parse-html.ts';

const FRAMES = ['iframe', 'embed', 'object'];

/** The frame that an embed is or holds; none for posts of social networks, which a script draws. */
export const frameOf = (element: HtmlElement): HtmlElement | undefined =>
  FRAMES.includes(element.tagName) ? element : findIn(element, ({ tagName }) => FRAMES.includes(tagName));

/** What is embedded: the frame’s address, or else the last link’s, or the address as text where WordPress found no more. */
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

/** Who provides it, as WordPress spells it (`youtube`): from the block’s class, or else the name in the host. */
export function embedProvider(element: HtmlElement, home: string): string | undefined {
  for (const name of classesOf(element)) {
    const provider = /^is-provider-(.+)$/.exec(name)?.[1] ?? PROVIDER_BY_CLASS.get(name);
    if (provider) return provider;
  }
  const url = embedUrl(element, home);
  const labels = url && URL.canParse(url) ? new URL(url).hostname.split('.') : [];
  // Of `www.bbc.co.uk` it is the third from the end.
  const isTwoPartEnding = labels.length > 2 && /^(?:com?|org|net|ac|gov)$/.test(labels.at(-2) ?? '');
  const name = labels.at(isTwoPartEnding ? -3 : -2);
  return name === undefined || /^\d+$/.test(name) ? undefined : (PROVIDER_BY_HOST.get(name) ?? name);
}

export const embedTitle = (element: HtmlElement): string | undefined =>
  attributeOf(frameOf(element) ?? element, 'title')?.trim() || undefined;

/** The address of a film or a recording: its own, or its first source’s. */
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

/** The link to a file, and not the button beside it. */
export const fileLink = (element: HtmlElement): HtmlElement | undefined =>
  elementsIn(element, 'a').find((link) => attributeOf(link, 'href') !== undefined);
