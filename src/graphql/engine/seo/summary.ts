/** Search engines show about this many characters of a description. */
const LONGEST_SUMMARY = 160;

/** A plain text on one line, cut at a word boundary to fit a description; `null` if it is empty. */
export function summaryOf(text: string | null, longest: number = LONGEST_SUMMARY): string | null {
  // WordPress ends automatic excerpts with `[…]`.
  const line = text
    ?.replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*\[(…|\.{3})\]$/, '…');
  if (!line) return null;
  const characters = [...line.slice(0, 2 * longest + 2)];
  if (characters.length <= longest) return line;
  const room = characters.slice(0, longest - 1).join('');
  // Without spaces (some languages, or an endless word), it is cut between characters.
  const words = characters[longest - 1] === ' ' ? room : room.replace(/\s\S*$/, '');
  return `${words.replace(/[\s.,;:!?…–—-]+$/u, '')}…`;
}
