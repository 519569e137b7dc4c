import type { Declared } from './declared.ts';
import { listOf, type Parameters } from './query.ts';

/**
 * `Link` of a list: the pages before and after, with the parameters as they were sanitized. Nothing if there are none. Past the
 * end, lists go back to their last page; the search has no such care.
 */
export function linkHeader(
  base: string,
  parameters: Parameters,
  declared: Declared,
  page: number,
  totalPages: number,
  lastPage = totalPages,
): { readonly link?: string } {
  const address = (number: number) => {
    const whole = { ...parameters, page: String(number) };
    const words = Object.entries(whole).flatMap(([name, value]) => sanitized(name, value, whole, declared));
    return `${base}?${words.join('&')}`;
  };
  const links = [
    ...(page > 1 ? [`<${address(Math.min(page - 1, lastPage))}>; rel="prev"`] : []),
    ...(page < totalPages ? [`<${address(page + 1)}>; rel="next"`] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(', ') };
}

function sanitized(
  name: string,
  value: Parameters[string],
  parameters: Parameters,
  declared: Declared,
): readonly string[] {
  const { type, oneOf } = declared[name] ?? {};
  if (type === 'array' || oneOf || Array.isArray(value)) {
    return (listOf(parameters, name) ?? []).map((item, place) => pair(`${name}[${place}]`, item));
  }
  const words = String(value);
  if (type === 'boolean') return [pair(name, words === 'true' || words === '1' ? '1' : '')];
  return [pair(name, type === 'integer' ? String(Number(words)) : words)];
}

/** As PHP's `urlencode` has it; an empty value goes without its sign. */
function pair(name: string, value: string): string {
  const encode = (words: string) => new URLSearchParams({ '': words }).toString().slice(1);
  return value === '' ? encode(name) : `${encode(name)}=${encode(value)}`;
}
