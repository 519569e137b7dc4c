import type { HtmlElement, HtmlNode, HtmlParent } from './parse-html.ts';

export const isElement = (node: HtmlNode | NonNullable<HtmlNode['parentNode']>): node is HtmlElement =>
  'tagName' in node;

/** An attribute's decoded value; `undefined` where the element has none of that name. */
export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

export const classesOf = (element: HtmlElement): readonly string[] =>
  (attributeOf(element, 'class') ?? '').split(/\s+/).filter(Boolean);

export const hasClass = (element: HtmlElement, ...names: readonly string[]): boolean =>
  classesOf(element).some((name) => names.includes(name));

/** An attribute that is a whole number above zero, such as `width`. */
export function numberOf(element: HtmlElement, name: string): number | undefined {
  const match = /^\s*(\d{1,9})(?:px)?\s*$/.exec(attributeOf(element, name) ?? '');
  return match && Number(match[1]) > 0 ? Number(match[1]) : undefined;
}

/** What a reader does not see as text. An `iframe`'s or a `noscript`'s content comes as one piece of unparsed text. */
const UNREAD = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'textarea',
  'select',
  'svg',
  'object',
]);

/** What flows within a line of text. */
const INLINE = new Set(
  `a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label map mark math meter
   nobr output picture progress q ruby rb rt rtc rp s samp select small span strike strong sub sup svg textarea time tt
   u var wbr`.split(/\s+/),
);

export const isInline = (element: HtmlElement): boolean => INLINE.has(element.tagName);

/**
 * All nodes below, in the order of the source. Walks without recursion: content may nest as deep as it likes; and no
 * further than it is asked: who looks for the first few does not pay for all.
 */
export function* descendantsOf(
  parent: HtmlParent,
  isEntered: (element: HtmlElement) => boolean = () => true,
): Generator<HtmlNode> {
  const waiting = [parent.childNodes.values()];
  for (let siblings = waiting.at(-1); siblings; siblings = waiting.at(-1)) {
    const { value: node } = siblings.next();
    if (!node) {
      waiting.pop();
      continue;
    }
    yield node;
    if (isElement(node) && isEntered(node)) waiting.push(node.childNodes.values());
  }
}

/** All elements below that answer to one of these tag names. */
export function elementsIn(parent: HtmlParent, ...tagNames: readonly string[]): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (const node of descendantsOf(parent)) {
    if (isElement(node) && tagNames.includes(node.tagName)) found.push(node);
  }
  return found;
}

/** The first element below that is wanted. */
export function findIn(
  parent: HtmlParent,
  isWanted: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  for (const node of descendantsOf(parent)) if (isElement(node) && isWanted(node)) return node;
  return undefined;
}

/** The nearest element around this one that is wanted, at most `within` steps up. */
export function closestTo(
  element: HtmlElement,
  isWanted: (element: HtmlElement) => boolean,
  within: number,
): HtmlElement | undefined {
  let parent = element.parentNode;
  for (let step = 0; step < within && parent && 'tagName' in parent; step++) {
    if (isWanted(parent)) return parent;
    parent = parent.parentNode;
  }
  return undefined;
}

/** The text that a reader sees, on one line: blocks, cells and line breaks are parted by a space. */
export function textOf(
  nodes: readonly HtmlNode[],
  isRead: (element: HtmlElement) => boolean = () => true,
): string {
  const waiting: (HtmlNode | string)[] = [...nodes].reverse();
  let text = '';
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') {
      text += node;
    } else if (node.nodeName === '#text') {
      text += 'value' in node ? node.value : '';
    } else if (isElement(node) && !UNREAD.has(node.tagName) && isRead(node)) {
      const edge = isInline(node) ? '' : ' ';
      text += edge;
      waiting.push(edge);
      for (let index = node.childNodes.length - 1; index >= 0; index--) {
        const child = node.childNodes[index];
        if (child) waiting.push(child);
      }
    }
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Text with its spaces and line breaks as they stand, for code and verse. */
export function rawTextOf(parent: HtmlParent): string {
  let text = '';
  for (const node of descendantsOf(parent)) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    if (node.nodeName === 'br') text += '\n';
  }
  return text;
}

/** Whether a node shows nothing: white space, a comment, a line break, or an element without a place in the source. */
export const isSilent = (node: HtmlNode): boolean =>
  isElement(node)
    ? node.tagName === 'br' || (!node.sourceCodeLocation && node.childNodes.length === 0)
    : !('value' in node) || node.value.trim() === '';
