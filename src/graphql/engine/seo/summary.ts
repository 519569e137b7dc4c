/** What search engines show of a description, at the most. */
const LONGEST_SUMMARY = 160;

/** A plain text on one line, cut at a word where it is too long for a description; `null` where there is none. */
export function summaryOf(text: string | null, longest: number = LONGEST_SUMMARY): string | null {
  // WordPress ends an excerpt that it cut itself with `[…]`.
  const line = text
    ?.replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*\[(…|\.{3})\]$/, '…');
  if (!line) return null;
  const characters = [...line.slice(0, 2 * longest + 2)];
  if (characters.length <= longest) return line;
  const room = characters.slice(0, longest - 1).join('');
  // In languages without spaces, or within an endless word, it is cut at a character.
  const words = characters[longest - 1] === ' ' ? room : room.replace(/\s\S*$/, '');
  return `${words.replace(/[\s.,;:!?…–—-]+$/u, '')}…`;
}
