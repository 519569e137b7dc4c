/** The average that WordPress's “Time to Read” block uses. */
export const WORDS_PER_MINUTE = 189;

/** Segmenting takes quadratic time in V8, so text is segmented in chunks. */
const CHUNK = 1000;

/** Counts words by Unicode's rules; Chinese, Japanese and Thai are segmented by dictionary. */
export function countWords(text: string): number {
  // The locale hardly matters: in scripts without spaces, the script itself determines how words are segmented. The first one
  // takes a tenth of the command's start, the others nothing.
  const words = new Intl.Segmenter('und', { granularity: 'word' });
  let count = 0;
  for (let start = 0; start < text.length; ) {
    // Cut between words. If a thousand characters have no space, being off by one word does not matter.
    const space = text.lastIndexOf(' ', start + CHUNK);
    const end = space > start ? space : start + CHUNK;
    for (const { isWordLike } of words.segment(text.slice(start, end))) if (isWordLike) count += 1;
    start = end;
  }
  return count;
}

/** Whole minutes, at least one if there is anything to read. */
export const readingMinutesOf = (wordCount: number): number =>
  wordCount === 0 ? 0 : Math.max(1, Math.round(wordCount / WORDS_PER_MINUTE));
