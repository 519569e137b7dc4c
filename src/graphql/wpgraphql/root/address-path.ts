/** The path of an address, with slashes at both ends. */
export function pathIn(uri: string): string {
  const path = uri.replace(/^([a-z]+:)?\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  return `/${path.split('/').filter(Boolean).join('/')}/`.replace(/^\/\/$/, '/');
}

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const segments = (path: string): readonly string[] => decoded(path).split('/').filter(Boolean);

/** What may follow the path of an item: a page of it, of its comments, its feed. */
const SUFFIX = /^(?:page|feed|embed|trackback|comment-page-\d+|\d+|rss2?|atom|rdf)$/;

/**
 * Whether an item is at an address. WordPress leads from what looks like an address to the item it may mean: in other
 * letters, or below other parents. The plugin does not.
 *
 * @param strictness `path`: all of it counts; `slug`: the item's own part.
 */
export function isAt(
  asked: string,
  { uri, slug }: { readonly uri: string | null; readonly slug: string | undefined },
  strictness: 'path' | 'slug',
): boolean {
  if (uri === null || uri.includes('?')) return true;
  const [wanted, own] = [segments(asked), segments(uri)];
  const name = own.at(-1) ?? decoded(slug ?? '');
  const rest = wanted.slice(own.length);
  const isBelow =
    own.every((part, index) => wanted[index] === part) && rest.every((part) => SUFFIX.test(part));
  if (isBelow && (own.length > 0 || wanted.length === 0)) return true;
  // The front page has a slug, which leads to it.
  if (own.length === 0) return wanted.at(-1) === name && wanted.length === 1;
  return strictness === 'slug' && wanted.some((part) => part === name);
}
