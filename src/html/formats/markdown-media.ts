import type TurndownService from 'turndown';

/** Images as images, lazy-loaded ones included; video, audio and other embeds as links. */
export function addMarkdownMedia(service: TurndownService): void {
  const escaped = (text: string) => service.escape(text);
  service.addRule('frame', {
    filter: ['iframe', 'embed', 'object', 'video', 'audio'],
    replacement: (_content, node) => linkToMedia(node as HTMLElement, escaped),
  });
  service.addRule('image', {
    filter: 'img',
    replacement: (_content, node) => image(node as HTMLElement, escaped),
  });
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function attribute(node: HTMLElement | null, ...names: readonly string[]): string {
  const values = names.map((name) => node?.getAttribute(name)?.trim() ?? '');
  return values.find((value) => value !== '' && !value.startsWith('data:') && value !== 'about:blank') ?? '';
}

/** A link destination: percent-encodes the few characters that would end it inside parentheses. */
const destination = (url: string): string =>
  url.replace(/[\s<>()\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** Markdown cannot embed media: links to it, with its title or else its URL as text. */
function linkToMedia(node: HTMLElement, escaped: (text: string) => string): string {
  const source = attribute(node, 'src', 'data-src', 'data-lazy-src', 'data');
  const url = source || attribute(node.querySelector('source'), 'src');
  if (!/^(?:https?:)?\//i.test(url)) return '';
  const text = escaped(onOneLine(attribute(node, 'title', 'aria-label') || url));
  return `\n\n[${text}](${destination(url)})\n\n`;
}

function image(node: HTMLElement, escaped: (text: string) => string): string {
  const source = attribute(node, 'src', 'data-src', 'data-lazy-src');
  const alt = escaped(onOneLine(node.getAttribute('alt') ?? ''));
  const isEmoji = node.classList.contains('wp-smiley') || node.classList.contains('emoji');
  if (isEmoji) return alt;
  return source && `![${alt}](${destination(source)})`;
}
