import { PressgraphError } from '../../../base/errors.ts';
import type { SearchLanguage } from '../../../loaders/lists/search-request.ts';
import { extrasOf, type SiteShape } from '../../../model/site-model.ts';
import { assertLanguage } from './item-languages.ts';

/** The parameter that filters lists by language, by the slug of each post type that has one. */
export const languageParameters = (site: SiteShape): Readonly<Record<string, string>> =>
  Object.fromEntries(
    site.contentTypes.flatMap((type) => {
      const { languageParameter } = extrasOf(site, type);
      return languageParameter === undefined ? [] : [[type.slug, languageParameter] as const];
    }),
  );

/** Whether content of several types can be listed in one language. */
export const hasFeedLanguage = (site: SiteShape): boolean =>
  site.languages !== undefined && Object.keys(languageParameters(site)).length > 0;

/**
 * The language of a feed of several types; `undefined` for all.
 *
 * @throws PressgraphError BAD_USER_INPUT for a language that the site does not have, or a type without languages.
 */
export function feedLanguage(
  {
    language,
    types,
  }: { readonly language?: string | null | undefined; readonly types?: readonly string[] | null | undefined },
  site: SiteShape,
): SearchLanguage | undefined {
  if (language == null) return undefined;
  assertLanguage(language, site.languages ?? []);
  const parameters = languageParameters(site);
  const without = types?.find((type) => parameters[type] === undefined);
  if (without !== undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected \`types\` whose lists can be filtered by language (${Object.keys(parameters).join(', ')}), got “${without}”.`,
    );
  }
  return { code: language, parameters };
}
