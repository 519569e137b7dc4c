/** Control characters and bidirectional overrides, stripped from a site's text before it is shown. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}]/gu;

/** Text of a site, made safe for a terminal. */
export const plain = (text: string): string => text.replace(UNSEEN, ' ');

/** The same for a text of several lines; keeps line breaks. */
export const plainLines = (text: string): string =>
  text.replace(UNSEEN, (character) => (character === '\n' ? character : ' '));

/** JSON without terminal control characters. */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(UNSEEN, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Redacts secrets that a site echoes. */
export function redact(text: string, secrets: readonly string[]): string {
  // Longest first: one may be a substring of another.
  const inOrder = secrets.filter(Boolean).sort((a, b) => b.length - a.length);
  return inOrder.reduce((redacted, secret) => {
    const escaped = JSON.stringify(secret).slice(1, -1);
    return redacted.replaceAll(secret, '…').replaceAll(escaped, '…');
  }, text);
}

/** Wraps words into lines of at most `width` characters; a longer word gets a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
