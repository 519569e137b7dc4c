import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment } from 'parse5';

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlParent = DefaultTreeAdapterTypes.DocumentFragment | HtmlElement;

/** A piece of rendered HTML as browsers understand it; each node knows where in the source it stands. */
export interface ParsedHtml {
  readonly source: string;
  /** Empty where the source is too tangled to be parsed. */
  readonly root: DefaultTreeAdapterTypes.DocumentFragment;
  /** How deep its elements nest. */
  readonly depth: number;
  /** How many attributes the one of its elements has that has most. */
  readonly mostAttributes: number;
  /** Whether the standard's repairs would make far more elements of it than it has tags. */
  readonly isTangled: boolean;
}

class TangledHtml extends Error {
  override readonly name = 'TangledHtml';
}

/**
 * Parses HTML by the standard's rules, broken HTML included. Never throws, and takes time and memory in proportion to
 * the source: browsers open unclosed formatting anew in every paragraph (`<p><b id=1>…<p><b id=2>…`), which makes a
 * million elements of a few thousand tags. Where that begins, the source is given up as tangled.
 */
export function parseHtml(source: string): ParsedHtml {
  let open = 0;
  let depth = 0;
  let elements = 0;
  let mostAttributes = 0;
  const limit = 1000 + 4 * (source.split('<').length - 1);
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      elements += 1;
      mostAttributes = Math.max(mostAttributes, attributes.length);
      if (elements > limit) throw new TangledHtml();
      return defaultTreeAdapter.createElement(tagName, namespace, attributes);
    },
    onItemPush() {
      open += 1;
      depth = Math.max(depth, open);
    },
    onItemPop() {
      open -= 1;
    },
  };
  try {
    // As within a `div`, where content stands: by itself the parser would take a first `<td>` for a table's.
    const place = defaultTreeAdapter.createElement('div', html.NS.HTML, []);
    const root = parseFragment(place, source, { treeAdapter, sourceCodeLocationInfo: true });
    return { source, root, depth, mostAttributes, isTangled: false };
  } catch (error) {
    if (!(error instanceof TangledHtml)) throw error;
    const root = defaultTreeAdapter.createDocumentFragment();
    return { source, root, depth, mostAttributes, isTangled: true };
  }
}
