import { decodeHTML } from 'entities';

/** A text, or null for an empty one. */
export const textOrNull = (text: unknown): string | null =>
  typeof text === 'string' && text !== '' ? text : null;

/** A title or name: its entities are decoded once, its tags stay; null for an empty one. */
export const decodedOrNull = (text: unknown): string | null => {
  const found = textOrNull(text);
  return found === null ? null : decodeHTML(found);
};

/** A slug or URL as people read it. */
export function percentDecoded(text: unknown): string | null {
  const found = textOrNull(text);
  if (found === null || !found.includes('%')) return found;
  try {
    return decodeURI(found);
  } catch {
    return found;
  }
}

/** A count, or null for none. */
export const countOrNull = (count: unknown): number | null =>
  typeof count === 'number' && count !== 0 ? count : null;

/** A name as WordPress makes a slug of it: `News & Events` becomes `news-events`. Others than Latin ones stay. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/&[a-z]+;|[^\p{L}\p{N}\s%_-]/gu, '')
    .trim()
    .replace(/[\s-]+/g, '-');

/** A name as WordPress stores it, with the signs of HTML as entities. */
export const encodedOrNull = (text: unknown): string | null =>
  textOrNull(text)?.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') ?? null;
