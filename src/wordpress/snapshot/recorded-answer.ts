import type { ExchangeAnswer, ExchangeRequest } from '../http/exchange/exchange.ts';

/** One answer of WordPress to an anonymous read, as a snapshot has it. No header of the request is in it. */
export interface RecordedAnswer {
  /** What was requested: see {@link requestKey}. */
  readonly request: string;
  readonly status: number;
  /** Those of {@link KEPT_HEADERS}. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What the gateway reads of an answer's headers. Dates, cookies and everything else are left out. */
const KEPT_HEADERS = [
  ...['allow', 'content-type', 'link', 'location', 'retry-after', 'x-redirect-by'],
  ...['x-wp-total', 'x-wp-totalpages'],
] as const;

export const keptHeaders = ({ headers }: Pick<ExchangeAnswer, 'headers'>): Record<string, string> =>
  Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );

type Asked = Pick<ExchangeRequest, 'method' | 'url' | 'body'>;

/**
 * `GET https://example.com/wp-json/wp/v2/posts?_fields=id&include=1,2`: parameters in alphabetical order, since theirs says
 * nothing. A read whose line would be too long has its parameters in its body.
 */
export function requestKey({ method, url, body }: Asked): string {
  const pairs = url.search.slice(1).split('&').filter(Boolean).sort();
  const query = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  return `${method} ${url.origin}${url.pathname}${query}${typeof body === 'string' ? ` ${body}` : ''}`;
}

/** Whether a request reads: `POST` does with `_method`, as long reads are sent. */
export function isRead({ method, url, body }: Asked): boolean {
  if (method === 'POST') {
    return typeof body === 'string' && /^(?:GET|HEAD|OPTIONS)$/.test(url.searchParams.get('_method') ?? '');
  }
  return (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') && body === undefined;
}

/** Whether an answer may be the same the next time: not one that says “not now”. */
export const isLasting = (status: number): boolean => status < 500 && status !== 429 && status !== 408;
