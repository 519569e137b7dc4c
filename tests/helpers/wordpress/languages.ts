import type { Behaviour } from './behaviour.ts';

type Listed = NonNullable<Behaviour['listed']>;

/**
 * The answer of `/pll/v1/languages`: its keys are from the source of Polylang 3.9-dev (free), cut to those that matter
 * here.
 */
export const POLYLANG_LANGUAGES = (home: string): readonly Readonly<Record<string, unknown>>[] => [
  {
    term_id: 2,
    name: 'English',
    slug: 'en',
    locale: 'en_US',
    is_default: true,
    active: true,
    home_url: `${home}/`,
    search_url: `${home}/`,
    page_on_front: 10,
  },
  {
    term_id: 5,
    name: 'Français',
    slug: 'fr',
    locale: 'fr_FR',
    is_default: false,
    active: true,
    home_url: `${home}/fr/`,
    search_url: `${home}/fr/`,
    page_on_front: 11,
  },
  {
    term_id: 8,
    name: 'Deutsch',
    slug: 'de',
    locale: 'de_DE',
    is_default: false,
    active: false,
    home_url: `${home}/de/`,
    search_url: `${home}/de/`,
    page_on_front: 0,
  },
];

/** Polylang Pro's lists, by its documentation: all languages, or that of `lang`. */
export const listedByPolylang: Listed = (row, _slug, { lang }) => lang === undefined || row['lang'] === lang;

/** What Polylang Pro declares of `lang`. */
export const POLYLANG_PARAMETERS = { lang: { type: 'string', enum: ['en', 'fr'] } };

/** WPML's lists with wpml-rest-api 2.0.3: one language, by default that of the site (English). */
export const listedByWpml: Listed = (row, _slug, { lang = 'en' }) => {
  const locale = row['wpml_current_locale'];
  return locale === undefined || locale === { en: 'en_US', fr: 'fr_FR' }[String(lang)];
};
