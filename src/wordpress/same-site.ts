/**
 * Whether a site that was reached at `from` may send us to `to`: the same origin, the same host with or
 * without `www.`, and from `http` up to `https`, never down. A port, where one is told, must stay.
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
