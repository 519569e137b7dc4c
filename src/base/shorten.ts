/** A text of at most `length` characters, with `…` as the last one if it was cut. */
export function shorten(text: string, length: number): string {
  // A long text from outside is not split beyond what can be shown of it.
  const characters = [...text.slice(0, 2 * length + 2)];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
