/** What moves a terminal's cursor, or turns its writing round: a site's own words hold none of it when they are shown. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}]/gu;

/** Words of a site, fit for a terminal. */
export const plain = (text: string): string => text.replace(UNSEEN, ' ');

/** The same of a text of several lines, which stay lines. */
export const plainLines = (text: string): string =>
  text.replace(UNSEEN, (character) => (character === '\n' ? character : ' '));

/** JSON without what a terminal would take for a command. */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(UNSEEN, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Whatever a site sends back of the secrets that it was given is not shown. */
export function redact(text: string, secrets: readonly string[]): string {
  // The longest first: one may be a part of another.
  const inOrder = secrets.filter(Boolean).sort((a, b) => b.length - a.length);
  return inOrder.reduce((told, secret) => {
    const escaped = JSON.stringify(secret).slice(1, -1);
    return told.replaceAll(secret, '…').replaceAll(escaped, '…');
  }, text);
}

/** Words in lines of at most so many characters; a longer word has a line of its own. */
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
