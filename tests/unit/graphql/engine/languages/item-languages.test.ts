import { describe, expect, test } from 'vitest';
import {
  languageCalled,
  translationsOf,
} from '../../../../../src/graphql/engine/languages/item-languages.ts';
import { languageParameterOf, languageShapeOf } from '../../../../../src/model/fields/language-shape.ts';

const EN = { code: 'en', locale: 'en_GB' };
const FR = { code: 'fr', locale: 'fr_FR' };

describe('a language by what plugins call it', () => {
  test.each([
    ['its code', 'fr', FR],
    ['its locale', 'fr_FR', FR],
    ['a locale of a known code', 'en_US', EN],
    ['an unknown code', 'de', { code: 'de', locale: undefined }],
    ['an unknown locale', 'de_CH_informal', { code: 'de', locale: 'de_CH_informal' }],
    ['a locale that WPML names in full', 'pt_BR', { code: 'pt-br', locale: 'pt_BR' }],
  ])('%s', (_name, given, language) => {
    expect(languageCalled(given, [EN, FR])).toEqual(language);
  });
});

describe('translations', () => {
  const shape = languageShapeOf(['lang', 'translations']);
  if (!shape) throw new TypeError('Expected a shape.');
  const of = (translations: unknown) =>
    translationsOf({ id: 1, translations }, shape, [EN, FR]).map(({ language, id }) => [language.code, id]);

  test.each<[string, unknown, unknown]>([
    ['ids by code, without the item itself', { fr: 2, en: 1 }, [['fr', 2]]],
    [
      'in the order of the languages',
      { de: 4, fr: 2, en: 3 },
      [
        ['en', 3],
        ['fr', 2],
        ['de', 4],
      ],
    ],
    ['a list of locales and ids', [{ locale: 'fr', id: 2 }], [['fr', 2]]],
    ['objects by locale', { fr_FR: { locale: 'fr_FR', id: 2, slug: 'encre' } }, [['fr', 2]]],
    ['an empty list of PHP', [], []],
    ['nothing', undefined, []],
  ])('%s', (_name, given, translations) => {
    expect(of(given)).toEqual(translations);
  });

  test.each([
    ['a text', 'fr'],
    ['an id that is none', { fr: 'x' }],
    ['null for an id', { fr: null }],
  ])('%s is an error', (_name, given) => {
    expect(() => of(given)).toThrow(/^Expected .* in `translations` from WordPress/);
  });
});

test('a language alone is no shape, and a parameter is found where it is declared', () => {
  expect(languageShapeOf(['lang'])).toBeUndefined();
  expect(languageParameterOf('content', { lang: {} }, undefined)).toBe('lang');
  expect(languageParameterOf('content', {}, undefined)).toBeUndefined();
  expect(
    languageParameterOf('content', {}, languageShapeOf(['wpml_current_locale', 'wpml_translations'])),
  ).toBe('lang');
});
