/**
 * Whether a site that was reached at `from` may send us to `to`: the same origin, the same host with or
 * without `www.`, and from `http` up to `https`, never down. A port, where one is told, must stay.
 *
 * Together with the operator's own words for the site, this is the whole list of whom the gateway asks: no argument of a
 * query, no link in content and no answer of WordPress can name another host. A name that resolves to another address
 * from one request to the next (DNS rebinding) gains nobody anything for the same reason: the names are those of the
 * operator's own site, whoever controls them could answer from there anyway, and nothing is allowed or refused by what
 * an address looks like, so that there is no check to get past.
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
