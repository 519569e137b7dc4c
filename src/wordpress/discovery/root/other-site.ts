import type { Answer } from '../../http/messages.ts';
import { statusLine } from '../../http/status.ts';
import type { SiteIndex } from './site-index.ts';

export const isMissing = (status: number): boolean => status === 404 || status === 410;

/**
 * Why the site of an index is not the one that was given, in plain words: a network's main site answers for addresses that
 * the network does not know, and tells of its own REST API there.
 *
 * Only paths are compared: behind a proxy or a headless front end, WordPress knows itself by another host.
 *
 * @param page What answered at the address, after redirects.
 * @returns `undefined` if the site may be it.
 */
export function objectionTo(
  { home, url }: Pick<SiteIndex, 'home' | 'url'>,
  given: URL,
  page: Pick<Answer, 'url' | 'status'> | undefined,
): string | undefined {
  const own = [home, url].flatMap((address) => (URL.canParse(address) ? [new URL(address)] : []));
  const places = [given, ...(page ? [page.url] : [])].map(pathOf);
  if (own.length === 0 || own.some((address) => places.includes(pathOf(address)))) return undefined;
  const isAbove = own.some((address) => places.some((place) => place.startsWith(pathOf(address))));
  if (isAbove) {
    return page && isMissing(page.status)
      ? `the REST API of ${home}, while the address given answers ${statusLine(page.status)}`
      : undefined;
  }
  return own.some(({ host }) => host === given.host)
    ? `the REST API of ${home}, to which the address given does not belong`
    : undefined;
}

/** With a slash at its end. */
const pathOf = ({ pathname }: URL): string => `${pathname.replace(/(?:\/index\.php)?\/*$/, '')}/`;
