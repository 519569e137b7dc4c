import { type Block, blocksOf, classListOf, innerBlocksOf } from '../../../html/blocks/blocks.ts';
import { embedUrl, fileLink, mediaSource } from '../../../html/blocks/embeds.ts';
import { citationOf, codeOf, summaryOf } from '../../../html/blocks/text-blocks.ts';
import { headingAnchor, headingLevel } from '../../../html/headings.ts';
import { captionOf, imageUrl, imageWithin } from '../../../html/images.ts';
import { attributeOf, findIn, numberOf } from '../../../html/nodes.ts';
import type { HtmlElement, ParsedHtml } from '../../../html/parse-html.ts';
import { innerRangeOf } from '../../../html/source-range.ts';

/** A block of content with what its attributes can be read from. */
export interface EditorBlock {
  /** `core/paragraph`. */
  readonly name: string;
  readonly clientId: string;
  readonly parentClientId: string | null;
  readonly renderedHtml: string;
  readonly cssClassNames: readonly string[];
  readonly innerBlocks: readonly EditorBlock[];
  /** Read when it is asked for. */
  readonly attributes: () => Readonly<Record<string, unknown>>;
}

/** The blocks of rendered content as a tree. Its ids are the same for the same content. */
export function editorBlocksOf(content: ParsedHtml, home: string): readonly EditorBlock[] {
  const seed = hashOf(content.source);
  const build = (block: Block, path: string, parentClientId: string | null): EditorBlock => {
    const clientId = hashOf(`${seed} ${path}`);
    return {
      name: block.name,
      ...{ clientId, parentClientId },
      renderedHtml: block.html,
      cssClassNames: classListOf(block),
      innerBlocks: innerBlocksOf(block).map((inner, index) => build(inner, `${path}.${index}`, clientId)),
      attributes: () => attributesOf(block, home),
    };
  };
  return blocksOf(content).map((block, index) => build(block, `${index}`, null));
}

/** All blocks, each before those in it. */
export const flatBlocks = (blocks: readonly EditorBlock[]): readonly EditorBlock[] =>
  blocks.flatMap((block) => [block, ...flatBlocks(block.innerBlocks)]);

const innerHtml = ({ content, html }: Block, element: HtmlElement | undefined): string => {
  const range = element && innerRangeOf(element);
  return range ? content.source.slice(range.start, range.end) : html;
};

function attributesOf(block: Block, home: string): Readonly<Record<string, unknown>> {
  const { element, content, html } = block;
  const align = classListOf(block).find((name) => /^has-text-align-/.test(name));
  const textAlign = align?.replace('has-text-align-', '') ?? null;
  const common = {
    cssClassName: classListOf(block).join(' ') || null,
    className:
      classListOf(block)
        .filter((name) => !/^(wp-|has-)/.test(name))
        .join(' ') || null,
    anchor: element ? (attributeOf(element, 'id') ?? null) : null,
    align: textAlign,
    textAlign,
    content: innerHtml(block, element),
  };
  if (!element) return common;
  const image = imageWithin(element);
  const link = findIn(element, ({ tagName }) => tagName === 'a');
  const file = fileLink(element);
  return {
    ...common,
    level: headingLevel(element) || 2,
    anchor: headingAnchor(element) ?? common.anchor,
    dropCap: classListOf(block).includes('has-drop-cap'),
    ordered: element.tagName === 'ol',
    values: innerHtml(block, element),
    value: innerHtml(block, element),
    citation: citationOf(block) ?? null,
    summary: summaryOf(block) ?? null,
    code: codeOf(block),
    text: link ? innerHtml(block, link) : null,
    linkTarget: link ? (attributeOf(link, 'target') ?? null) : null,
    rel: link ? (attributeOf(link, 'rel') ?? null) : null,
    alt: image ? (attributeOf(image, 'alt') ?? '') : '',
    title: image ? (attributeOf(image, 'title') ?? null) : null,
    width: image ? textOrNull(numberOf(image, 'width')) : null,
    height: image ? textOrNull(numberOf(image, 'height')) : null,
    caption: captionOf(content, element) ?? null,
    url: urlOf(block, { image, link }, home),
    href: file ? (attributeOf(file, 'href') ?? null) : link ? (attributeOf(link, 'href') ?? null) : null,
    src: mediaSource(element, 'video', home) ?? mediaSource(element, 'audio', home) ?? null,
    html,
  };
}

const textOrNull = (number: number | undefined): string | null => (number === undefined ? null : `${number}`);

function urlOf(
  { type, element }: Block,
  { image, link }: { readonly image: HtmlElement | undefined; readonly link: HtmlElement | undefined },
  home: string,
): string | null {
  if (!element) return null;
  if (type === 'EmbedBlock') return embedUrl(element, home) ?? null;
  if (image) return imageUrl(image, home) ?? null;
  return link ? (attributeOf(link, 'href') ?? null) : null;
}

/** FNV-1a: ids that are the same for the same text. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
