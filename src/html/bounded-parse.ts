import { type DefaultTreeAdapterTypes, defaultTreeAdapter, type TreeAdapter } from 'parse5';

/** The longest HTML that is parsed, in characters: about two hundred thousand words, more than any real page. */
export const MAX_LENGTH = 2 ** 20;

/** The most elements in a tree. The largest real pages have a few thousand. */
const MAX_ELEMENTS = 20_000;

/** The most attributes of an element: the parser compares each with all before it. */
const MAX_ATTRIBUTES = 5_000;

const TAG = /<[a-z][^\s/>]*/gi;
const ATTRIBUTE = /[\s/]*[^\s/>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*))?/y;

class TooManyElements extends Error {
  override readonly name = 'TooManyElements';
}

/**
 * Parses untrusted HTML in bounded time. The HTML standard itself sets no bound. It reopens unclosed formatting in every
 * paragraph (`<p><b id=1>…<p><b id=2>…`), which turns a few thousand tags into a million elements.
 *
 * @param build Parses with the given adapter.
 * @returns `undefined` if the HTML is too long or too complex to parse.
 */
export function parseBounded<Tree>(
  source: string,
  build: (treeAdapter: TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>) => Tree,
): Tree | undefined {
  if (source.length > MAX_LENGTH || hasOversizedTag(source)) return undefined;
  const limit = Math.min(MAX_ELEMENTS, 1000 + 4 * (source.split('<').length - 1));
  let elements = 0;
  const createElement: typeof defaultTreeAdapter.createElement = (...element) => {
    elements += 1;
    if (elements > limit) throw new TooManyElements();
    return defaultTreeAdapter.createElement(...element);
  };
  try {
    return build({ ...defaultTreeAdapter, createElement });
  } catch (error) {
    if (error instanceof TooManyElements) return undefined;
    throw error;
  }
}

/**
 * Like {@link parseBounded}, but truncates HTML that is too long: for callers that look for something early in a page.
 *
 * @param build Parses the prefix with the given adapter.
 */
export function parseBoundedPrefix<Tree>(
  source: string,
  build: (
    prefix: string,
    options: { readonly treeAdapter: TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> },
  ) => Tree,
): Tree | undefined {
  const prefix = source.slice(0, MAX_LENGTH);
  return parseBounded(prefix, (treeAdapter) => build(prefix, { treeAdapter }));
}

/** Whether a tag has too many attributes to compare each with all others. */
function hasOversizedTag(source: string): boolean {
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
