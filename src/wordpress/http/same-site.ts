/**
 * Whether a site that was reached at `from` may redirect to `to`: the same origin, the same host with or without `www.`,
 * and from `http` up to `https`, never down. An explicit port must stay.
 *
 * Together with the address that the operator gave, this decides which hosts the gateway requests at all: no argument of
 * a query, no link in content and no answer of WordPress can name another one. DNS rebinding gains an attacker nothing
 * for the same reason: the names are those of the operator's own site, whose owner could answer anything anyway, and no
 * address is allowed or refused by what it looks like, so there is no check to bypass.
 */
export function isSameSite(from: URL, to: URL): boolean {
  if (from.origin === to.origin) return true;
  if (bareHost(from) !== bareHost(to)) return false;
  if (from.protocol === to.protocol) return from.port === to.port;
  return from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === '';
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^www\./, '');
}
