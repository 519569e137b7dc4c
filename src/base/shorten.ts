/** A text of at most `length` characters, with `…` as the last one if it was cut. */
export function shorten(text: string, length: number): string {
  // Sliced first: splitting all of a long text would waste time.
  const characters = [...text.slice(0, 2 * length + 2)];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
