import { isRecord } from '../../../base/json.ts';

/**
 * The avatar that suits a width in pixels: Gravatar's is asked in exactly that width; of others, the smallest of those
 * given that is at least as wide, or else the widest.
 *
 * @param urls Addresses by width, as WordPress sends them: 24, 48 and 96 unless a plugin changed that.
 */
export function avatarUrl(urls: AvatarUrls | undefined, size: number): string | null {
  // WordPress is not trusted to send what its schema says, and `[]` is how PHP writes that there are none.
  if (!isRecord(urls)) return null;
  // The author of a page's posts is often the same one.
  const known = remembered.get(urls) ?? new Map<number, string | null>();
  remembered.set(urls, known);
  const url = known.get(size) ?? findUrl(urls, size);
  known.set(size, url);
  return url;
}

type AvatarUrls = Readonly<Record<string, string>>;

const remembered = new WeakMap<AvatarUrls, Map<number, string | null>>();

function findUrl(urls: AvatarUrls, size: number): string | null {
  const bySize = Object.entries(urls).sort(([a], [b]) => Number(a) - Number(b));
  const [, url] = bySize.find(([width]) => Number(width) >= size) ?? bySize.at(-1) ?? [];
  if (url === undefined || !URL.canParse(url)) return url ?? null;
  const address = new URL(url);
  if (!/(^|\.)gravatar\.com$/.test(address.hostname) || !address.searchParams.has('s')) return url;
  address.searchParams.set('s', String(size));
  return address.href;
}
