import { menuItemsOf, parseHtmlFragment } from './menu-html.ts';
import type { MenuItem, MenuTarget } from './menu-model.ts';

/** The content of a `wp_navigation` post. */
export interface NavigationContent {
  readonly rendered: string;
  /** Its block markup, which contains the ids of link targets. In the `embed` context since WordPress 6.3. */
  readonly raw: string | undefined;
}

/**
 * The items of a navigation post as visitors see them: page lists expanded, drafts left out. Target ids come from the
 * block markup.
 */
export function navigationItems({ rendered, raw }: NavigationContent): MenuItem[] {
  const links = raw === undefined ? [] : linksOfBlocks(raw);
  const byHref = new Map(links.map((link) => [link.href, link.target]));
  const byLabel = new Map(links.map((link) => [link.label, link.target]));
  // A URL may have changed since it was stored in the block; then the label still matches.
  return menuItemsOf(parseHtmlFragment(rendered), (href, label) => byHref.get(href) ?? byLabel.get(label));
}

interface BlockLink {
  readonly href: string | undefined;
  readonly label: string | undefined;
  readonly target: MenuTarget;
}

/** `<!-- wp:navigation-link {"kind":"post-type","type":"page","id":57,"url":"…","label":"About"} /-->` */
function linksOfBlocks(raw: string): BlockLink[] {
  return parseHtmlFragment(raw).childNodes.flatMap((node) => {
    if (!('data' in node)) return [];
    const [, json] = /^\s*wp:navigation-(?:link|submenu)\s+(\{.*\})\s*(?:\/\s*)?$/s.exec(node.data) ?? [];
    const attributes = json === undefined ? undefined : parseObject(json);
    const target = attributes && targetOf(attributes);
    return target
      ? [{ href: textIn(attributes, 'url'), label: plainLabel(textIn(attributes, 'label')), target }]
      : [];
  });
}

function targetOf(attributes: Attributes): MenuTarget | undefined {
  const id = Number(attributes['id']);
  const type = textIn(attributes, 'type');
  const kind = textIn(attributes, 'kind');
  if (type === undefined) return undefined;
  if (kind === 'post-type-archive') return { kind: 'archive', slug: type, id: undefined };
  if (!Number.isSafeInteger(id) || id <= 0) return undefined;
  // The block calls `post_tag` just `tag`.
  if (kind === 'taxonomy') return { kind: 'term', slug: type === 'tag' ? 'post_tag' : type, id };
  return kind === 'post-type' ? { kind: 'content', slug: type, id } : undefined;
}

type Attributes = Readonly<Record<string, unknown>>;

const textIn = (attributes: Attributes, name: string): string | undefined => {
  const value = attributes[name];
  return typeof value === 'string' ? value : undefined;
};

/** Labels are stored as HTML, while labels of rendered items are plain text. */
const plainLabel = (html: string | undefined): string | undefined =>
  html === undefined ? undefined : menuItemsOf(parseHtmlFragment(`<a>${html}</a>`))[0]?.label;

function parseObject(json: string): Attributes | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
