import { LOGO } from './graphiql/graphiql-logo.ts';

/** What all pages of the gateway say of themselves. */
export const pageHead = (title: string): string => `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(LOGO)}">`;

/** Text within an element, or within the quotes of an attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export interface PageOptions {
  /** Its `Content-Security-Policy`. */
  readonly policy: string;
  /** `HEAD` gets the headers alone. @defaultValue 'GET' */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** @defaultValue 200 */
  readonly status?: number;
  /** That of the server's own fetch API, if it has one. */
  readonly ResponseClass?: typeof Response;
}

/**
 * The response with a page. Its headers are an object of their own: a `Response` of @whatwg-node writes `content-length` into the
 * object that it is given, and the next page would be cut off at the length of this one.
 */
export const pageResponse = (
  page: string,
  { policy, method = 'GET', headers = {}, status = 200, ResponseClass = Response }: PageOptions,
): Response =>
  new ResponseClass(method === 'HEAD' ? null : page, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
