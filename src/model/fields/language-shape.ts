import type { JsonObject } from '../../base/json.ts';
import type { LanguageModel } from '../language-model.ts';
import { tellsLanguage } from '../language-of-link.ts';
import type { Resource } from '../resources.ts';

/** How a plugin says the language and the translations of an item. */
export interface LanguageShape {
  readonly plugin: 'Polylang' | 'WPML';
  /** The key of an item's language. */
  readonly codeKey: string;
  /** The key of its translations: ids by code, or objects with a locale and an id. */
  readonly translationsKey: string;
  /** Whether only its link tells its language, and only its page links to its translations. */
  readonly isInLink?: boolean;
  /** Whether lists have one language unless a parameter says otherwise, so that ids of others are not found in them. */
  readonly hidesOthers: boolean;
}

const SHAPES: readonly LanguageShape[] = [
  // Polylang Pro: https://polylang.pro/doc/rest-api/
  { plugin: 'Polylang', codeKey: 'lang', translationsKey: 'translations', hidesOthers: false },
  // The plugin wp-rest-polylang, beside Polylang without Pro.
  {
    plugin: 'Polylang',
    codeKey: 'polylang_current_lang',
    translationsKey: 'polylang_translations',
    hidesOthers: false,
  },
  // The plugin wpml-rest-api 2.0, beside WPML.
  {
    plugin: 'WPML',
    codeKey: 'wpml_current_locale',
    translationsKey: 'wpml_translations',
    hidesOthers: true,
  },
];

/** Polylang without Pro. */
const IN_LINK: LanguageShape = {
  ...{ plugin: 'Polylang', codeKey: 'link', translationsKey: 'link', hidesOthers: false, isInLink: true },
};

/** @param languages As the site lists them. */
export function languageShapeOf(
  keys: readonly string[],
  samples: readonly JsonObject[] = [],
  languages: readonly LanguageModel[] = [],
): LanguageShape | undefined {
  const shape = SHAPES.find(
    ({ codeKey, translationsKey }) => keys.includes(codeKey) && keys.includes(translationsKey),
  );
  if (shape) return shape;
  const links = samples.map(({ link }) => link).filter((link) => typeof link === 'string');
  return links.some((link) => tellsLanguage(link, languages)) ? IN_LINK : undefined;
}

const PARAMETERS = ['lang', 'wpml_language', 'wpml_lang'];

/**
 * The list parameter that chooses a language. wpml-rest-api reads `lang` from every request, without declaring it;
 * Polylang without Pro from those of terms.
 */
export const languageParameterOf = (
  kind: Resource['kind'],
  parameters: JsonObject | undefined,
  shape: LanguageShape | undefined,
): string | undefined =>
  PARAMETERS.find((name) => parameters !== undefined && Object.hasOwn(parameters, name)) ??
  (shape?.plugin === 'WPML' || (shape?.isInLink && kind === 'term') ? 'lang' : undefined);
