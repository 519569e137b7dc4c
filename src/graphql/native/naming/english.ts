import pluralize from 'pluralize-esm';

/** Words that end in `s` and are singular, though the library's rules say otherwise. */
const SINGULAR_IN_S = new Set(
  'species lens atlas headquarters christmas texas corps mathematics physics politics economics logistics analytics'.split(
    ' ',
  ),
);

/** Plurals without an `s`. Not `data` or `media`, which are used as singulars. */
const PLURAL_WITHOUT_S = new Set(['people', 'children', 'men', 'women']);

/** The English plural of a name by its last word: `productCategory` becomes `productCategories`. */
export const pluralOf = (words: readonly string[]): readonly string[] =>
  withLastWord(words, (word) =>
    SINGULAR_IN_S.has(word.toLowerCase()) ? word : lowerTail(word, pluralize.plural),
  );

/**
 * The singular of a name whose last word is plainly an English plural; otherwise the name itself. Cautious, because
 * slugs may be in any language, and `haus` or `sms` are no plurals.
 */
export const singularOf = (words: readonly string[]): readonly string[] =>
  withLastWord(words, (word) =>
    isPlainPlural(word.toLowerCase()) ? lowerTail(word, pluralize.singular) : word,
  );

export const isPlural = (word: string): boolean => {
  const lower = word.toLowerCase();
  return pluralize.plural(lower) === lower;
};

function isPlainPlural(word: string): boolean {
  if (PLURAL_WITHOUT_S.has(word)) return true;
  if (!/[^suia]s$/.test(word) || SINGULAR_IN_S.has(word)) return false;
  const singular = pluralize.singular(word);
  const isLongEnough = singular.length >= 3 && /[aeiouy]/.test(singular);
  return isLongEnough && singular !== word && pluralize.plural(singular) === word;
}

const withLastWord = (words: readonly string[], change: (word: string) => string): readonly string[] => [
  ...words.slice(0, -1),
  ...words.slice(-1).map(change),
];

/** The library copies the case of a word, which turns `AB` into `ABS`; names keep theirs up to the ending. */
function lowerTail(word: string, change: (word: string) => string): string {
  const lower = word.toLowerCase();
  const changed = change(lower);
  let common = 0;
  while (common < lower.length && lower[common] === changed[common]) common++;
  return word.slice(0, common) + changed.slice(common);
}
