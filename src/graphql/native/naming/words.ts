/** Splits a text into runs of Latin letters and digits, with accents removed. */
export const latinWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[A-Za-z0-9]+/g) ?? [];

/** `landing-page` becomes `LandingPage`; a text without any Latin letter or digit becomes the fallback. */
export function pascalCase(text: string, fallback: string): string {
  const words = latinWords(text);
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  if (joined === '') return fallback;
  return /^[0-9]/.test(joined) ? `${fallback}${joined}` : joined;
}

/** Whether the letters of a text are Latin ones, accents included. */
export const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{M}\P{L}]+$/u.test(text);

export const camelCase = (pascal: string): string => pascal.charAt(0).toLowerCase() + pascal.slice(1);

/** `for-sale` becomes `FOR_SALE`. */
export function constantCase(text: string, fallback: string): string {
  const words = latinWords(text).flatMap((word) => word.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(' '));
  const joined = words.map((word) => word.toUpperCase()).join('_');
  if (joined === '') return fallback;
  return /^[0-9]/.test(joined) ? `${fallback}_${joined}` : joined;
}
