import { isRecord } from '../../../base/json.ts';

/**
 * The avatar URL for a width in pixels. Gravatar is requested in exactly that width; otherwise the smallest image
 * that is at least as wide, or the widest.
 *
 * @param urls URLs by width, as WordPress sends them: 24, 48 and 96 unless a plugin changes that.
 */
export function avatarUrl(urls: AvatarUrls | undefined, size: number): string | null {
  // Not trusted to match the REST schema; PHP sends `[]` for an empty object.
  if (!isRecord(urls)) return null;
  // The posts of a page often share an author.
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
