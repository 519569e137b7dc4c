import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment } from 'parse5';
import { guardedTree } from './guarded-tree.ts';

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlParent = DefaultTreeAdapterTypes.DocumentFragment | HtmlElement;

/** A piece of rendered HTML as browsers understand it; each node knows where in the source it stands. */
export interface ParsedHtml {
  readonly source: string;
  /** Empty where the source is too tangled, or too long, to be parsed. */
  readonly root: DefaultTreeAdapterTypes.DocumentFragment;
  /** How deep its elements nest. */
  readonly depth: number;
  /** How many attributes the one of its elements has that has most. */
  readonly mostAttributes: number;
  /** Whether it is not parsed, since that would take too long: nobody knows its elements. */
  readonly isTangled: boolean;
}

/** Parses HTML by the standard's rules, broken HTML included. Never throws, and gives up what is wild. */
export function parseHtml(source: string): ParsedHtml {
  let open = 0;
  let depth = 0;
  let mostAttributes = 0;
  // As within a `div`, where content stands: by itself the parser would take a first `<td>` for a table's.
  const place = defaultTreeAdapter.createElement('div', html.NS.HTML, []);
  const root = guardedTree(source, (guarded) => {
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
    return parseFragment(place, source, { treeAdapter, sourceCodeLocationInfo: true });
  });
  const isTangled = root === undefined;
  return {
    source,
    root: root ?? defaultTreeAdapter.createDocumentFragment(),
    depth,
    mostAttributes,
    isTangled,
  };
}
