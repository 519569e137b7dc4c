import { didYouMean } from '../../../base/did-you-mean.ts';
import { PressgraphError } from '../../../base/errors.ts';
import { isRecord, type JsonObject, ownValue } from '../../../base/json.ts';
import type { LanguageShape } from '../../../model/fields/language-shape.ts';
import type { LanguageModel } from '../../../model/language-model.ts';
import { languageOfLink } from '../../../model/language-of-link.ts';

/** A translation of an item: its language and its database id. */
export interface TranslationRef {
  readonly language: LanguageModel;
  readonly id: number;
}

type Languages = readonly LanguageModel[];

/** WPML's codes of locales whose first two letters do not tell them apart. */
const WPML_CODES: ReadonlyMap<string, string> = new Map([
  ['pt_BR', 'pt-br'],
  ['pt_PT', 'pt-pt'],
  ['zh_CN', 'zh-hans'],
  ['zh_TW', 'zh-hant'],
]);

/** A language by its code or locale. Plugins say either. */
export function languageCalled(given: string, languages: Languages): LanguageModel {
  const known = languages.find(({ code, locale }) => code === given || locale === given);
  if (known) return known;
  const isLocale = given.includes('_');
  const code = isLocale ? (WPML_CODES.get(given) ?? given.split('_')[0]?.toLowerCase() ?? given) : given;
  const base = languages.find((language) => language.code === code) ?? { code };
  return { ...base, locale: base.locale ?? (isLocale ? given : undefined) };
}

/** The language of an item; `null` if it has none, such as an item from before the plugin was installed. */
export function languageOf(
  row: JsonObject,
  shape: LanguageShape,
  languages: Languages,
): LanguageModel | null {
  const given = ownValue(row, shape.codeKey);
  if (shape.isInLink) return (typeof given === 'string' && languageOfLink(given, languages)) || null;
  if (given === undefined || given === null || given === false || given === '') return null;
  if (typeof given !== 'string') throw unexpected(shape.codeKey, 'a language code');
  return languageCalled(given, languages);
}

/** The translations that an item names, in the order of the site's languages. */
export function translationsOf(
  row: JsonObject,
  shape: LanguageShape,
  languages: Languages,
): readonly TranslationRef[] {
  const given = ownValue(row, shape.translationsKey);
  return entriesOf(given, shape.translationsKey)
    .flatMap(([key, value]) => {
      const { locale = key, id } = isRecord(value) ? value : { id: value };
      if (!Number.isSafeInteger(id)) throw unexpected(shape.translationsKey, 'database IDs');
      return id === row['id']
        ? []
        : [{ language: languageCalled(String(locale), languages), id: Number(id) }];
    })
    .toSorted(inOrderOf(languages));
}

export const inOrderOf = (languages: Languages) => (one: TranslationRef, other: TranslationRef) => {
  const place = ({ language }: TranslationRef) => {
    const found = languages.findIndex(({ code }) => code === language.code);
    return found < 0 ? languages.length : found;
  };
  return place(one) - place(other);
};

/** PHP sends an empty list where there is nothing, and an object otherwise. */
function entriesOf(given: unknown, key: string): readonly (readonly [string, unknown])[] {
  if (given === undefined || given === null) return [];
  if (isRecord(given) || Array.isArray(given)) return Object.entries(given);
  throw unexpected(key, 'translations by language');
}

const unexpected = (key: string, expected: string): PressgraphError =>
  new PressgraphError(
    'UPSTREAM_ERROR',
    `Expected ${expected} in \`${key}\` from WordPress, got something else.`,
  );

/** @throws PressgraphError BAD_USER_INPUT for a code that the site does not have. Any code, if the site lists none. */
export function assertLanguage(code: string, languages: Languages): void {
  if (languages.length === 0 || languages.some((language) => language.code === code)) return;
  const codes = languages.map((language) => language.code);
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected one of the site's languages (${codes.join(', ')}), got “${code}”.${didYouMean(code, codes)}`,
  );
}
