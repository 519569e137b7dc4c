import { type DefaultTreeAdapterTypes, defaultTreeAdapter, type TreeAdapter } from 'parse5';

/** Characters of HTML that are read as such: some two hundred thousand words. Nobody reads a page of more. */
export const MAX_LENGTH = 2 ** 20;

/** Elements of a tree. The largest of real pages have some thousands. */
const MAX_ELEMENTS = 20_000;

/** Attributes of an element: the parser looks for each among all before it. */
const MAX_ATTRIBUTES = 5_000;

const TAG = /<[a-z][^\s/>]*/gi;
const ATTRIBUTE = /[\s/]*[^\s/>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*))?/y;

class WildHtml extends Error {
  override readonly name = 'WildHtml';
}

/**
 * Parses HTML that nobody vouches for, in a time that is bounded whatever it is. The standard asks for work without end:
 * browsers open unclosed formatting anew in every paragraph (`<p><b id=1>…<p><b id=2>…`), which makes a million elements
 * of a few thousand tags.
 *
 * @param build Parses, with the adapter given.
 * @returns `undefined` for what is too long, too large, or too tangled to be parsed.
 */
export function guardedTree<Tree>(
  source: string,
  build: (treeAdapter: TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>) => Tree,
): Tree | undefined {
  if (source.length > MAX_LENGTH || hasEndlessTag(source)) return undefined;
  const limit = Math.min(MAX_ELEMENTS, 1000 + 4 * (source.split('<').length - 1));
  let elements = 0;
  const createElement: typeof defaultTreeAdapter.createElement = (...element) => {
    elements += 1;
    if (elements > limit) throw new WildHtml();
    return defaultTreeAdapter.createElement(...element);
  };
  try {
    return build({ ...defaultTreeAdapter, createElement });
  } catch (error) {
    if (error instanceof WildHtml) return undefined;
    throw error;
  }
}

/**
 * {@link guardedTree} of the beginning of what is too long: for who looks for something that stands in a page early.
 *
 * @param build Parses the beginning, with the adapter given.
 */
export function guardedBeginning<Tree>(
  source: string,
  build: (
    beginning: string,
    options: { readonly treeAdapter: TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> },
  ) => Tree,
): Tree | undefined {
  const beginning = source.slice(0, MAX_LENGTH);
  return guardedTree(beginning, (treeAdapter) => build(beginning, { treeAdapter }));
}

/** Whether a tag has more attributes than can be read one against the other. */
function hasEndlessTag(source: string): boolean {
  TAG.lastIndex = 0;
  while (TAG.test(source)) {
    ATTRIBUTE.lastIndex = TAG.lastIndex;
    for (let count = 0; ATTRIBUTE.test(source); count++) {
      if (count > MAX_ATTRIBUTES) return true;
      TAG.lastIndex = ATTRIBUTE.lastIndex;
    }
  }
  return false;
}
