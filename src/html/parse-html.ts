import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment } from 'parse5';
import { parseBounded } from './bounded-parse.ts';

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlParent = DefaultTreeAdapterTypes.DocumentFragment | HtmlElement;

/** Rendered HTML parsed as browsers do; each node knows its position in the source. */
export interface ParsedHtml {
  readonly source: string;
  /** Empty if the source is too complex or too long to parse. */
  readonly root: DefaultTreeAdapterTypes.DocumentFragment;
  /** The deepest nesting of elements. */
  readonly depth: number;
  /** The largest number of attributes on one element. */
  readonly mostAttributes: number;
  /** Whether parsing was given up because it would take too long. */
  readonly isTooComplex: boolean;
}

/** Parses HTML, broken HTML included, by the rules of the standard. Never throws; gives up on what is too complex. */
export function parseHtml(source: string): ParsedHtml {
  let open = 0;
  let depth = 0;
  let mostAttributes = 0;
  // Parses in the context of a `div`: without one, the parser would take a leading `<td>` as part of a table.
  const context = defaultTreeAdapter.createElement('div', html.NS.HTML, []);
  const root = parseBounded(source, (guarded) => {
    const treeAdapter: typeof guarded = {
      ...guarded,
      createElement(tagName, namespace, attributes) {
        mostAttributes = Math.max(mostAttributes, attributes.length);
        return guarded.createElement(tagName, namespace, attributes);
      },
      onItemPush() {
        open += 1;
        depth = Math.max(depth, open);
      },
      onItemPop() {
        open -= 1;
      },
    };
    return parseFragment(context, source, { treeAdapter, sourceCodeLocationInfo: true });
  });
  const isTooComplex = root === undefined;
  return {
    source,
    root: root ?? defaultTreeAdapter.createDocumentFragment(),
    depth,
    mostAttributes,
    isTooComplex,
  };
}
