import type { LanguageModel } from './language-model.ts';

/**
 * The language in whose part of the site a link leads, as `/fr/` or `fr.example.com`; `undefined` if in none. The default
 * language may have no part of its own: all that is in none of the others is in it.
 */
export function languageOfLink(link: string, languages: readonly LanguageModel[]): LanguageModel | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  return languages
    .filter(({ part }) => part !== undefined && isWithin(url, part))
    .sort((one, other) => (other.part?.length ?? 0) - (one.part?.length ?? 0))[0];
}

/** Whether a link tells its language: not if that is merely in no part of the others. */
export const tellsLanguage = (link: string, languages: readonly LanguageModel[]): boolean => {
  const part = languageOfLink(link, languages)?.part;
  return (
    part !== undefined &&
    languages.every(
      (other) => other.part === part || (other.part !== undefined && !isWithin(new URL(other.part), part)),
    )
  );
};

function isWithin(url: URL, part: string): boolean {
  if (!URL.canParse(part)) return false;
  const own = new URL(part);
  const folder = own.pathname.endsWith('/') ? own.pathname : `${own.pathname}/`;
  return (
    url.host === own.host &&
    `${url.pathname}/`.startsWith(folder) &&
    [...own.searchParams].every(([name, value]) => url.searchParams.get(name) === value)
  );
}
