import { isFigure } from '../images.ts';
import {
  classesOf,
  closestTo,
  elementsIn,
  findIn,
  isElement,
  isInline,
  isInvisible,
  textOf,
} from '../nodes.ts';
import type { HtmlElement, HtmlNode, HtmlParent, ParsedHtml } from '../parse-html.ts';
import { innerRangeOf, outerHtmlOf, rangeOf, type SourceRange } from '../source-range.ts';
import {
  type BlockKind,
  FREEFORM,
  HTML,
  IMAGE,
  isContainer,
  isEmoji,
  isInnerContainer,
  isMoreTag,
  kindOf,
  LIST_ITEM,
  PARAGRAPH,
  soleMediaIn,
} from './block-kinds.ts';

/** A block of content: its kind, its HTML, and the element that its fields are read from. */
export interface Block extends BlockKind {
  /** Its HTML, byte for byte as in the content. */
  readonly html: string;
  /** `undefined` for text without an element of its own. */
  readonly element: HtmlElement | undefined;
  /** The content it belongs to. */
  readonly content: ParsedHtml;
}

/** Sibling nodes that form one block. */
interface Group {
  readonly nodes: HtmlNode[];
  readonly start: number;
  end: number;
  /** Whether the parser moved nodes, so that source order and tree order differ here. */
  isMisplaced: boolean;
}

/**
 * The top-level blocks of rendered content, in order. Their HTML adds up to the whole content, except for white space
 * between blocks.
 */
export function blocksOf(content: ParsedHtml): Block[] {
  if (content.source.trim() === '') return [];
  const whole = { start: 0, end: content.source.length };
  const blocks = blocksAmong(content, content.root.childNodes, whole, () => true);
  return blocks.length > 0
    ? blocks
    : [{ ...FREEFORM, html: content.source.trim(), element: undefined, content }];
}

/** The blocks inside a block, in order; empty if it contains only text. */
export function innerBlocksOf({ type, element, content }: Block): Block[] {
  if (!element) return [];
  switch (type) {
    case 'ListBlock':
      return childBlocks(content, element, ({ tagName }) => tagName === 'li', LIST_ITEM);
    case 'ListItemBlock':
      return blocksIn(content, element).filter((block) => block.type !== 'ParagraphBlock');
    case 'GalleryBlock':
      return imagesIn(content, element);
    case 'QuoteBlock': {
      const quote = element.tagName === 'blockquote' ? element : findIn(element, isQuote);
      return blocksIn(content, quote ?? element, (node) => !['cite', 'footer'].includes(node.nodeName));
    }
    case 'DetailsBlock':
      return blocksIn(content, element, ({ nodeName }) => nodeName !== 'summary');
    case 'ButtonsBlock':
    case 'ColumnsBlock':
    case 'ColumnBlock':
    case 'GroupBlock':
      return blocksIn(content, element);
    case 'HtmlBlock':
      return isContainer(element) ? blocksIn(content, element) : [];
    default:
      return [];
  }
}

const isPicture = ({ tagName }: HtmlElement): boolean => tagName === 'img' || tagName === 'picture';

const isQuote = ({ tagName }: HtmlElement): boolean => tagName === 'blockquote';

function childBlocks(
  content: ParsedHtml,
  parent: HtmlElement,
  isWanted: (element: HtmlElement) => boolean,
  kind: BlockKind,
): Block[] {
  return parent.childNodes
    .filter(isElement)
    .filter(isWanted)
    .map((element) => ({ ...kind, html: outerHtmlOf(content, element), element, content }));
}

/** The images in content, or in an element of it, in order. Smilies and emoji count as text. */
export function imagesIn(content: ParsedHtml, parent: HtmlParent = content.root): Block[] {
  return elementsIn(parent, 'img')
    .filter((image) => !isEmoji(image))
    .map((element) => ({ ...IMAGE, html: outerHtmlOf(content, wrapperOf(element)), element, content }));
}

/** The figure or link that wraps only this image; otherwise the image itself. */
function wrapperOf(image: HtmlElement): HtmlElement {
  const around = [closestTo(image, isFigure, 5), closestTo(image, ({ tagName }) => tagName === 'a', 2)];
  return around.find((element) => element !== undefined && !hasSeveralImages(element)) ?? image;
}

function hasSeveralImages(element: HtmlElement): boolean {
  let images = 0;
  return findIn(element, ({ tagName }) => tagName === 'img' && ++images > 1) !== undefined;
}

function blocksIn(
  content: ParsedHtml,
  parent: HtmlElement,
  isWanted: (node: HtmlNode) => boolean = () => true,
): Block[] {
  const range = innerRangeOf(parent);
  return range ? blocksAmong(content, parent.childNodes, range, isWanted) : [];
}

function blocksAmong(
  content: ParsedHtml,
  nodes: readonly HtmlNode[],
  range: SourceRange,
  isWanted: (node: HtmlNode) => boolean,
): Block[] {
  const groups = groupsOf(nodes, range, isWanted);
  return groups.flatMap((group, index) => {
    const [first] = group.nodes;
    if (first && !isWanted(first)) return [];
    if (first && isElement(first) && isInnerContainer(first) && first.parentNode !== content.root) {
      return blocksIn(content, first);
    }
    const next = groups[index + 1]?.start ?? range.end;
    const start = index === 0 && range.start === 0 ? 0 : group.start;
    // Source that the parser skipped, such as a stray end tag, belongs to the block before it.
    const html = content.source.slice(start, Math.max(next, start)).trim();
    return [{ ...blockOf(group), html, content }];
  });
}

function blockOf({ nodes, isMisplaced }: Group): BlockKind & Pick<Block, 'element'> {
  const elements = nodes.filter(isElement);
  const [only] = elements;
  if (isMisplaced) return { ...FREEFORM, element: undefined };
  if (nodes.length === 1 && only && (!isInline(only) || soleMediaIn(only) !== only || isPicture(only))) {
    return { ...kindOf(only), element: only };
  }
  if (textOf(nodes) !== '') return { ...PARAGRAPH, element: undefined };
  if (elements.some(isMoreTag)) return { type: 'HtmlBlock', name: 'core/more', element: undefined };
  return { ...(elements.length === 0 ? HTML : FREEFORM), element: only };
}

/** Splits siblings into blocks: each block-level element is one, as is each run of text and inline elements. */
function groupsOf(
  nodes: readonly HtmlNode[],
  range: SourceRange,
  isWanted: (node: HtmlNode) => boolean,
): Group[] {
  const groups: Group[] = [];
  let run: HtmlNode[] = [];
  const close = () => {
    const shown = run.filter((node) => !isInvisible(node));
    // Images in a row, without text between them, are separate blocks.
    const isText = textOf(run) !== '';
    if (isText || shown.length === 0) add(run);
    else for (const node of shown) add([node]);
    run = [];
  };
  const add = (members: readonly HtmlNode[]) => {
    const ranges = members
      .filter((node) => !(isInvisible(node) && node.nodeName === '#text'))
      .map(rangeOf)
      .filter((found) => found !== undefined);
    const [first] = ranges;
    if (!first) return;
    const start = ranges.reduce((least, found) => Math.min(least, found.start), first.start);
    const end = ranges.reduce((most, found) => Math.max(most, found.end), first.end);
    const last = groups.at(-1);
    if (start < range.start || start >= range.end) return;
    if (last && start < last.end) {
      last.isMisplaced = true;
      last.end = Math.max(last.end, end);
      return;
    }
    const shown = members.filter((node) => !isInvisible(node));
    groups.push({ nodes: shown.length > 0 ? shown : [...members], start, end, isMisplaced: false });
  };
  for (const node of nodes) {
    if (isWanted(node) && (!isElement(node) || isInline(node) || node.tagName === 'br')) {
      run.push(node);
    } else {
      if (run.length > 0) close();
      add([node]);
    }
  }
  if (run.length > 0) close();
  return groups;
}

/** The classes of a block's element. */
export const classListOf = ({ element }: Block): readonly string[] => (element ? classesOf(element) : []);
