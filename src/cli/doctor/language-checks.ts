import { resourcesOf, type SiteModel } from '../../model/site-model.ts';
import type { Check } from './check.ts';

/** Languages: which plugin says them, which there are, and which types have no translations. */
export function languageChecks(site: SiteModel): readonly Check[] {
  const { languages, extras } = site;
  if (!languages) return [];
  const translated = resourcesOf(site).filter(({ key }) => extras.get(key)?.language);
  const filtered = resourcesOf(site).filter(({ key }) => extras.get(key)?.languageParameter);
  const check = { id: 'languages', section: 'content', title: 'Languages' } as const;
  const codes = languages.map(({ code, isDefault }) => (isDefault ? `${code} (default)` : code));
  const listed = codes.length === 0 ? 'Not listed by the site' : codes.join(', ');
  if (translated.length === 0) {
    return [
      {
        ...check,
        status: 'warning',
        message: `${listed}. ${
          filtered.length === 0
            ? 'But items do not say their language, so there is no `language`, `translations` or filter.'
            : 'Lists can be filtered by language, but items do not say theirs, so there is no `language` or `translations`.'
        }`,
        advice:
          'With Polylang, items say their language in REST if Polylang Pro is installed; with WPML, if the plugin WPML REST API is.',
      },
    ];
  }
  const inLinks = translated.filter(({ key }) => extras.get(key)?.language?.isInLink);
  if (inLinks.length > 0) {
    return [
      {
        ...check,
        status: 'warning',
        message: `${listed}. Only their links tell those of ${inLinks.map(({ label }) => label).join(', ')}: translations are found by the links of their pages, with a request for each item and translation, and lists of content cannot be filtered by language.`,
        advice: 'With Polylang Pro, items say their language and translations in REST.',
      },
    ];
  }
  const plugins = new Set(translated.map(({ key }) => extras.get(key)?.language?.plugin));
  const labels = translated.map(({ label }) => label).join(', ');
  return [
    { ...check, status: 'ok', message: `${listed}. ${[...plugins].join(', ')} says those of ${labels}.` },
  ];
}
