import type TurndownService from 'turndown';
import { languageOf } from '../blocks/text-blocks.ts';

/** Overrides the default rules where WordPress's blocks would convert badly or lose content. */
export function addMarkdownRules(service: TurndownService): void {
  const defaultEscape = service.escape.bind(service);
  service.escape = (text) =>
    defaultEscape(text)
      // Text that looks like a tag or an entity would be parsed as one.
      .replace(/<(?=[a-z/!?])/gi, '\\<')
      .replace(/&(?=#?\w+;)/g, '\\&')
      .replace(/~~/g, '\\~\\~')
      .replace(/^(\s*\d+)\)(?=\s|$)/, '$1\\)');

  service.remove(['script', 'style', 'noscript', 'template', 'textarea', 'select', 'button']);
  service.addRule('svg', { filter: (node) => node.nodeName.toLowerCase() === 'svg', replacement: () => '' });
  service.addRule('listItem', { filter: 'li', replacement: listItem });
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    // A Markdown heading is a single line.
    replacement: (content, node) =>
      `\n\n${'#'.repeat(Number(node.nodeName.slice(1)))} ${content.trim().replace(/(?<!\s)\s*\n\s*/g, ' ')}\n\n`,
  });
  service.addRule('preformatted', { filter: 'pre', replacement: (_content, node) => fenced(node) });
  service.addRule('fileButton', {
    filter: (node) => node.nodeName === 'A' && node.classList.contains('wp-block-file__button'),
    replacement: () => '',
  });
  service.addRule('emptyLink', {
    filter: (node) =>
      node.nodeName === 'A' && (node.textContent ?? '').trim() === '' && !node.querySelector('img'),
    replacement: (content) => content,
  });
  service.addRule('term', {
    filter: ['dt', 'summary'],
    replacement: (content, node) => {
      const isPlain = !node.querySelector('img, b, strong');
      const term = content.trim().replace(/(?<!\s)\s*\n\s*/g, ' ');
      return term && `\n\n${isPlain ? `**${term}**` : term}\n\n`;
    },
  });
  service.addRule('definition', {
    filter: 'dd',
    replacement: (content, node) => {
      const isNextTo = (sibling: Element | null) => (sibling?.nodeName === 'DD' ? '\n' : '\n\n');
      const { previousElementSibling, nextElementSibling } = node as HTMLElement;
      return `${isNextTo(previousElementSibling)}- ${indented(content.trim(), 2)}${isNextTo(nextElementSibling)}`;
    },
  });
  service.addRule('citation', {
    filter: (node) => node.nodeName === 'CITE' && node.parentNode?.nodeName === 'BLOCKQUOTE',
    replacement: (content) => (content.trim() ? `\n\n— ${content.trim().replace(/^[—–-]\s*/, '')}\n\n` : ''),
  });
  service.addRule('emphasized', { filter: ['em', 'i'], replacement: emphasized('*', ['EM', 'I']) });
  service.addRule('strong', {
    filter: ['strong', 'b'],
    replacement: emphasized('**', ['STRONG', 'B']),
  });
  service.addRule('subOrSuperscript', {
    filter: ['sub', 'sup'],
    replacement: (content, node) => {
      const tag = node.nodeName.toLowerCase();
      const isMark = Boolean(node.querySelector('a')) || content.trim() === '';
      return isMark ? content : `<${tag}>${content}</${tag}>`;
    },
  });
}

/** Merges adjacent emphasis into one, because `**a****b**` would not parse as two. */
const emphasized =
  (delimiter: string, names: readonly string[]) =>
  (content: string, node: Node): string => {
    if (content.trim() === '') return '';
    const isSameKind = (sibling: Node | null) =>
      sibling !== null && names.includes(sibling.nodeName) && sibling.textContent?.trim() !== '';
    const before = isSameKind(node.previousSibling) ? '' : delimiter;
    const after = isSameKind(node.nextSibling) ? '' : delimiter;
    return `${before}${content}${after}`;
  };

function listItem(content: string, node: Node): string {
  const item = node as HTMLElement;
  const list = item.parentNode as HTMLElement;
  const marker =
    list.nodeName === 'OL'
      ? `${numberOf(item, list)}${isSecondOfTwo(list) ? ')' : '.'} `
      : isSecondOfTwo(list)
        ? '* '
        : '- ';
  const isLast = node.nextSibling === null;
  return marker + indented(content.trim(), marker.length) + (isLast ? '' : '\n');
}

// Items and lists are visited in order, so caching the previous sibling's result avoids quadratic counting.
const numbers = new WeakMap<Element, number>();
const seconds = new WeakMap<Element, boolean>();

function numberOf(item: Element, list: Element): number {
  const before = item.previousElementSibling;
  const next = (before && numbers.get(before)) ?? (Number(list.getAttribute('start') ?? 1) || 1) - 1;
  // CommonMark allows no negative numbers and at most nine digits.
  const number = Math.min(Math.max(0, Math.trunc(next + 1)), 999_999_999);
  numbers.set(item, number);
  return number;
}

/** Adjacent lists with the same marker would merge into one, so every second list gets a different marker. */
function isSecondOfTwo(list: Element): boolean {
  const known = seconds.get(list);
  if (known !== undefined) return known;
  const before = list.previousElementSibling;
  const isSameKind = before && (list.nodeName === 'OL' ? ['OL'] : ['UL', 'DL']).includes(before.nodeName);
  const isSecond = isSameKind === true && !(seconds.get(before) ?? false);
  seconds.set(list, isSecond);
  return isSecond;
}

/** Indents all lines but the first, so that they belong to the same list item. */
const indented = (text: string, by: number): string => text.replace(/\n(?!\n|$)/g, `\n${' '.repeat(by)}`);

function fenced(pre: Node): string {
  const element = pre as HTMLElement;
  const hints = [element.querySelector('code'), element].map((node) => ({
    classes: node?.getAttribute('class') ?? '',
    attribute: node?.getAttribute('lang') ?? node?.getAttribute('data-language'),
  }));
  const language = languageOf(hints) ?? '';
  for (const lineBreak of Array.from(element.querySelectorAll('br'))) lineBreak.replaceWith('\n');
  const text = (element.textContent ?? '').replace(/^\n|\n$/g, '');
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `\n\n${fence}${language}\n${text}\n${fence}\n\n`;
}
