import type { HtmlElement, HtmlNode, HtmlParent } from './parse-html.ts';

export const isElement = (node: HtmlNode | NonNullable<HtmlNode['parentNode']>): node is HtmlElement =>
  'tagName' in node;

/** An attribute's decoded value; `undefined` if the element does not have it. */
export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

export const classesOf = (element: HtmlElement): readonly string[] =>
  (attributeOf(element, 'class') ?? '').split(/\s+/).filter(Boolean);

export const hasClass = (element: HtmlElement, ...names: readonly string[]): boolean =>
  classesOf(element).some((name) => names.includes(name));

/** An attribute that is a positive integer, such as `width`. */
export function numberOf(element: HtmlElement, name: string): number | undefined {
  const match = /^\s*(\d{1,9})(?:px)?\s*$/.exec(attributeOf(element, name) ?? '');
  return match && Number(match[1]) > 0 ? Number(match[1]) : undefined;
}

/** Elements whose content is not visible text. The content of `iframe` and `noscript` is one unparsed text node. */
const NON_TEXT_TAGS = new Set([
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

/** Elements that flow within a line of text. */
const INLINE_TAGS = new Set(
  `a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label map mark math meter
   nobr output picture progress q ruby rb rt rtc rp s samp select small span strike strong sub sup svg textarea time tt
   u var wbr`.split(/\s+/),
);

export const isInline = (element: HtmlElement): boolean => INLINE_TAGS.has(element.tagName);

/**
 * All descendants, in source order. Iterative, so that nesting of any depth is safe; lazy, so that a search can stop
 * early.
 */
export function* descendantsOf(
  parent: Pick<HtmlParent, 'childNodes'>,
  isEntered: (element: HtmlElement) => boolean = () => true,
): Generator<HtmlNode> {
  const stack = [parent.childNodes.values()];
  for (let siblings = stack.at(-1); siblings; siblings = stack.at(-1)) {
    const { value: node } = siblings.next();
    if (!node) {
      stack.pop();
      continue;
    }
    yield node;
    if (isElement(node) && isEntered(node)) stack.push(node.childNodes.values());
  }
}

/** All descendant elements with one of these tag names. */
export function elementsIn(parent: HtmlParent, ...tagNames: readonly string[]): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (const node of descendantsOf(parent)) {
    if (isElement(node) && tagNames.includes(node.tagName)) found.push(node);
  }
  return found;
}

/** The first descendant element that matches. */
export function findIn(
  parent: HtmlParent,
  matches: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  for (const node of descendantsOf(parent)) if (isElement(node) && matches(node)) return node;
  return undefined;
}

/** The nearest ancestor that matches, at most `maxSteps` up. */
export function closestTo(
  element: HtmlElement,
  matches: (element: HtmlElement) => boolean,
  maxSteps: number,
): HtmlElement | undefined {
  let parent = element.parentNode;
  for (let step = 0; step < maxSteps && parent && 'tagName' in parent; step++) {
    if (matches(parent)) return parent;
    parent = parent.parentNode;
  }
  return undefined;
}

/** The visible text on one line, with a space between blocks, cells and lines. */
export function textOf(
  nodes: readonly HtmlNode[],
  isIncluded: (element: HtmlElement) => boolean = () => true,
): string {
  const stack: (HtmlNode | string)[] = [...nodes].reverse();
  let text = '';
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') {
      text += node;
    } else if (node.nodeName === '#text') {
      text += 'value' in node ? node.value : '';
    } else if (isElement(node) && !NON_TEXT_TAGS.has(node.tagName) && isIncluded(node)) {
      const edge = isInline(node) ? '' : ' ';
      text += edge;
      stack.push(edge);
      for (let index = node.childNodes.length - 1; index >= 0; index--) {
        const child = node.childNodes[index];
        if (child) stack.push(child);
      }
    }
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Text with its white space preserved, for code and verse. */
export function rawTextOf(parent: HtmlParent): string {
  let text = '';
  for (const node of descendantsOf(parent)) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    if (node.nodeName === 'br') text += '\n';
  }
  return text;
}

/** Whether a node renders nothing: white space, a comment, a line break, or an empty element made up by the parser. */
export const isInvisible = (node: HtmlNode): boolean =>
  isElement(node)
    ? node.tagName === 'br' || (!node.sourceCodeLocation && node.childNodes.length === 0)
    : !('value' in node) || node.value.trim() === '';
