import { attributeOf, classesOf, findIn, hasClass, isElement, isInline, isInvisible } from '../nodes.ts';
import type { HtmlElement, HtmlNode } from '../parse-html.ts';

/** The schema type of each kind of block. */
export type BlockType =
  | 'ParagraphBlock'
  | 'HeadingBlock'
  | 'ImageBlock'
  | 'GalleryBlock'
  | 'ListBlock'
  | 'ListItemBlock'
  | 'QuoteBlock'
  | 'CodeBlock'
  | 'PreformattedBlock'
  | 'TableBlock'
  | 'EmbedBlock'
  | 'SeparatorBlock'
  | 'ButtonsBlock'
  | 'ButtonBlock'
  | 'ColumnsBlock'
  | 'ColumnBlock'
  | 'GroupBlock'
  | 'VideoBlock'
  | 'AudioBlock'
  | 'FileBlock'
  | 'DetailsBlock'
  | 'HtmlBlock';

export interface BlockKind {
  readonly type: BlockType;
  /** WordPress's name: `core/paragraph`. */
  readonly name: string;
}

/** A map rather than a plain object, since a class or tag may be called `constructor`. */
const tableOf = <Value>(values: Record<string, Value>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(values));

const kind = (type: BlockType, name: string): BlockKind => ({ type, name: `core/${name}` });

export const FREEFORM = kind('HtmlBlock', 'freeform');
export const HTML = kind('HtmlBlock', 'html');
export const PARAGRAPH = kind('ParagraphBlock', 'paragraph');
export const LIST_ITEM = kind('ListItemBlock', 'list-item');
export const IMAGE = kind('ImageBlock', 'image');

/** Blocks with a type of their own, by the name after `wp-block-` in their class. */
const TYPE_BY_NAME: ReadonlyMap<string, BlockType> = tableOf({
  paragraph: 'ParagraphBlock',
  heading: 'HeadingBlock',
  image: 'ImageBlock',
  gallery: 'GalleryBlock',
  list: 'ListBlock',
  quote: 'QuoteBlock',
  pullquote: 'QuoteBlock',
  code: 'CodeBlock',
  preformatted: 'PreformattedBlock',
  verse: 'PreformattedBlock',
  table: 'TableBlock',
  embed: 'EmbedBlock',
  separator: 'SeparatorBlock',
  buttons: 'ButtonsBlock',
  button: 'ButtonBlock',
  columns: 'ColumnsBlock',
  column: 'ColumnBlock',
  group: 'GroupBlock',
  cover: 'GroupBlock',
  'media-text': 'GroupBlock',
  accordion: 'GroupBlock',
  'accordion-item': 'GroupBlock',
  'accordion-panel': 'GroupBlock',
  'text-columns': 'GroupBlock',
  video: 'VideoBlock',
  audio: 'AudioBlock',
  file: 'FileBlock',
  details: 'DetailsBlock',
});

/** WordPress's other blocks. The class alone does not show whether a block is WordPress's or a plugin's. */
const OTHER_CORE_BLOCKS = new Set(
  `accordion-heading archives avatar calendar categories comments footnotes home-link icon latest-comments latest-posts
   loginout math navigation page-list playlist post-author post-author-biography post-author-name post-comments-count
   post-comments-form post-content post-date post-excerpt post-featured-image post-navigation-link post-template
   post-terms post-time-to-read post-title query query-pagination query-title query-total read-more rss search
   site-logo site-tagline site-title social-link social-links spacer tabs tag-cloud template-part term-description
   terms-query`.split(/\s+/),
);

const KIND_BY_TAG: ReadonlyMap<string, BlockKind> = tableOf({
  p: PARAGRAPH,
  ...Object.fromEntries(
    ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, kind('HeadingBlock', 'heading')]),
  ),
  ul: kind('ListBlock', 'list'),
  ol: kind('ListBlock', 'list'),
  li: LIST_ITEM,
  blockquote: kind('QuoteBlock', 'quote'),
  table: kind('TableBlock', 'table'),
  hr: kind('SeparatorBlock', 'separator'),
  img: IMAGE,
  picture: IMAGE,
  iframe: kind('EmbedBlock', 'embed'),
  embed: kind('EmbedBlock', 'embed'),
  object: kind('EmbedBlock', 'embed'),
  video: kind('VideoBlock', 'video'),
  audio: kind('AudioBlock', 'audio'),
  details: kind('DetailsBlock', 'details'),
  script: HTML,
  style: HTML,
});

/** Classes that mark content from shortcodes of themes and plugins, and from before the block editor. */
const KIND_BY_CLASS: ReadonlyMap<string, BlockKind> = tableOf({
  'wp-caption': IMAGE,
  gallery: kind('GalleryBlock', 'gallery'),
  'blocks-gallery-grid': kind('GalleryBlock', 'gallery'),
  'wp-video': kind('VideoBlock', 'video'),
  'wp-audio-shortcode': kind('AudioBlock', 'audio'),
  'twitter-tweet': kind('EmbedBlock', 'embed'),
  'instagram-media': kind('EmbedBlock', 'embed'),
  'tiktok-embed': kind('EmbedBlock', 'embed'),
  'bluesky-embed': kind('EmbedBlock', 'embed'),
  'reddit-embed-bq': kind('EmbedBlock', 'embed'),
});

/** A `figure` without a class is classified by the first of these elements in it. */
const FIGURE_CONTENTS = ['blockquote', 'table', 'iframe', 'video', 'audio', 'pre', 'img'];

/** Elements that may merely wrap a single piece of media. */
const WRAPPERS = new Set(['p', 'div', 'span', 'center', 'a', 'figure', 'strong', 'em']);

/** Classifies an element by its block class, or else as the block WordPress would convert it to. */
export function kindOf(element: HtmlElement): BlockKind {
  return kindByBlockClass(element) ?? kindByMarkup(element) ?? kindOfSoleMedia(element) ?? FREEFORM;
}

function kindByBlockClass(element: HtmlElement): BlockKind | undefined {
  const names = classesOf(element).filter((name) => name.startsWith('wp-block-') && !name.includes('__'));
  for (const name of names.map((whole) => whole.slice('wp-block-'.length))) {
    const type = TYPE_BY_NAME.get(name);
    if (type) return kind(type, name);
    if (OTHER_CORE_BLOCKS.has(name)) return kind('HtmlBlock', name);
  }
  // A plugin's paragraph or list is still a paragraph or list.
  return names.length > 0 && !KIND_BY_TAG.get(element.tagName) ? HTML : undefined;
}

function kindByMarkup(element: HtmlElement): BlockKind | undefined {
  const { tagName } = element;
  const byClass = classesOf(element).map((name) => KIND_BY_CLASS.get(name));
  const marked = byClass.find((found) => found !== undefined);
  if (marked) return marked;
  if (tagName === 'p') return soleMediaIn(element) === element ? PARAGRAPH : undefined;
  if (tagName === 'pre') {
    return element.childNodes.some((node) => node.nodeName === 'code')
      ? kind('CodeBlock', 'code')
      : kind('PreformattedBlock', 'preformatted');
  }
  if (tagName === 'figure') {
    const shown = findIn(element, (inner) => FIGURE_CONTENTS.includes(inner.tagName));
    return shown ? kindOf(shown) : undefined;
  }
  return KIND_BY_TAG.get(tagName);
}

/** The kind of a wrapper around a single image, video or audio. */
function kindOfSoleMedia(element: HtmlElement): BlockKind | undefined {
  const shown = soleMediaIn(element);
  return shown === element ? undefined : KIND_BY_TAG.get(shown.tagName);
}

const MEDIA_TAGS = new Set(['img', 'picture', 'iframe', 'video', 'audio']);

/** The image, video, audio or frame that is a wrapper's only content; otherwise the wrapper itself. */
export function soleMediaIn(wrapper: HtmlElement): HtmlElement {
  let element = wrapper;
  while (WRAPPERS.has(element.tagName)) {
    const shown: HtmlNode[] = element.childNodes.filter((node) => !isInvisible(node));
    const [only] = shown;
    if (shown.length !== 1 || !only || !isElement(only)) return wrapper;
    element = only;
  }
  return MEDIA_TAGS.has(element.tagName) ? element : wrapper;
}

/** Whether an element is only a layout wrapper inside its block: `wp-block-cover__inner-container`. */
export const isInnerContainer = (element: HtmlElement): boolean =>
  classesOf(element).some((name) => /^wp-block-[\w-]+__(?:inner-container|content|media)$/.test(name)) &&
  element.tagName === 'div';

/** Whether an element may contain blocks without being a known block: page builders and themes nest many of these. */
export const isContainer = (element: HtmlElement): boolean =>
  !isInline(element) && !['script', 'style', 'template', 'noscript', 'iframe'].includes(element.tagName);

/** The anchor left by the “Read more” tag. */
export const isMoreTag = (element: HtmlElement): boolean =>
  element.tagName === 'span' && /^more-\d+$/.test(attributeOf(element, 'id') ?? '');

/** Smilies and emoji rendered as images; they count as text. */
export const isEmoji = (element: HtmlElement): boolean => hasClass(element, 'wp-smiley', 'emoji');
