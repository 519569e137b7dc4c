import type { ExchangeRequest } from '../http/exchange/exchange.ts';
import type { SiteHeaders } from '../http/site-headers.ts';

const NAMES = ['authorization', 'cookie', 'x-wp-nonce'] as const;

/**
 * Whether a request is of somebody: it has a credential besides what the operator adds to every request, which WordPress
 * does not take for a login.
 *
 * @param headersFor What the operator adds.
 */
export function isOfSomebody(
  { headers, url }: Pick<ExchangeRequest, 'headers' | 'url'>,
  headersFor: SiteHeaders | undefined,
): boolean {
  const operators = headersFor?.(url) ?? {};
  return NAMES.some((name) => headers[name] !== undefined && headers[name] !== operators[name]);
}
