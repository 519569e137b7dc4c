/**
 * The parameters by which WordPress finds the page to show: its public query variables, without those of feeds,
 * trackbacks, previews and the like. Types and taxonomies of the site have one each, named like their slug.
 */
const QUERY_VARIABLES: ReadonlySet<string> = new Set([
  'attachment',
  'attachment_id',
  'author',
  'author_name',
  'cat',
  'category_name',
  'cpage',
  'day',
  'lang',
  'm',
  'monthnum',
  'name',
  'p',
  'page',
  'page_id',
  'paged',
  'pagename',
  'post_type',
  's',
  'tag',
  'taxonomy',
  'term',
  'w',
  'year',
]);

/** Parameters that turn the request for a page into something else: `_method` overrides the HTTP method. */
const NO_PAGE: ReadonlySet<string> = new Set(['_method', 'doing_wp_cron', 'rest_route']);

/**
 * How PHP reads a parameter's name: leading spaces are dropped, `.`, a space and an unmatched `[` become `_`, and
 * everything after a null byte or after `name[…]` is cut off.
 */
export function nameInPhp(name: string): string {
  const [whole = ''] = name.replace(/^ +/, '').split('\0', 1);
  const bracket = whole.indexOf('[');
  const isArray = bracket > 0 && whole.includes(']', bracket);
  return (isArray ? whole.slice(0, bracket) : whole).replace(/[ .[]/g, '_');
}

/** Whether PHP reads a parameter as one that reaches the REST API, or that makes WordPress act. */
export const reachesRest = (parameters: URLSearchParams): boolean =>
  [...parameters.keys()].some((name) => NO_PAGE.has(nameInPhp(name)));

/**
 * The query of a page: the parameters that are allowed by name, and no others, so that PHP has no name to read in its
 * own way. Names are compared as they are.
 *
 * @param further Allowed besides WordPress's own: the slugs of the site's types and taxonomies.
 * @returns With its question mark; empty if no parameter is left.
 */
export function pageQuery(parameters: URLSearchParams, further: ReadonlySet<string> = NONE): string {
  const kept = [...parameters].filter(([name]) => isAllowed(name, further));
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
}

const NONE: ReadonlySet<string> = new Set();

const isAllowed = (name: string, further: ReadonlySet<string>): boolean =>
  QUERY_VARIABLES.has(name) || (further.has(name) && /^[a-z0-9_-]+$/.test(name) && !NO_PAGE.has(name));
