import { PressgraphError } from '../../../base/errors.ts';
import { type JsonObject, ownValue } from '../../../base/json.ts';
import type { AlternateLink } from '../../../html/alternate-links.ts';
import type { LanguageShape } from '../../../model/fields/language-shape.ts';
import type { LanguageModel } from '../../../model/language-model.ts';
import { languageOfLink } from '../../../model/language-of-link.ts';
import type { Resource } from '../../../model/resources.ts';
import type { GatewayContext } from '../context.ts';
import type { FieldCosts } from '../field-options/types.ts';
import { findPage } from '../uri/find-page.ts';
import { pathBelowHome, sitePath } from '../uri/site-uri.ts';
import { inOrderOf, type TranslationRef, translationsOf } from './item-languages.ts';

/** What it takes to know an item's translations: nothing, or its page and the headers of each translation. */
export const costsOfTranslations = (
  { isInLink = false }: LanguageShape,
  languages: readonly LanguageModel[],
): FieldCosts => (isInLink ? { requests: Math.max(languages.length, 1) } : {});

/** The translations of an item in other languages, in the order of the site's languages. */
export async function loadTranslations(
  resource: Resource,
  row: JsonObject,
  shape: LanguageShape,
  context: GatewayContext,
): Promise<readonly TranslationRef[]> {
  const { languages = [], addresses } = context.site;
  if (!shape.isInLink) return translationsOf(row, shape, languages);
  const link = ownValue(row, 'link');
  const own = typeof link === 'string' ? languageOfLink(link, languages) : undefined;
  if (typeof link !== 'string' || own === undefined) return [];
  const alternates = await context.load.alternateLinks(sitePath(onSite(link, addresses), addresses));
  const translations = await Promise.all(
    languages
      .filter(({ code }) => code !== own.code)
      .map(async (language) => {
        const href = alternates.find((alternate) => isIn(alternate, language))?.href;
        return href === undefined ? undefined : await translationAt(href, language, resource, context);
      }),
  );
  return translations.filter((translation) => translation !== undefined).sort(inOrderOf(languages));
}

async function translationAt(
  href: string,
  language: LanguageModel,
  resource: Resource,
  context: GatewayContext,
): Promise<TranslationRef | undefined> {
  const { page } = await findPage(onSite(href, context.site.addresses), context);
  // Without a translation, plugins link to the home page of the language, or to nothing.
  if (page?.item) return page.item.route === resource.route ? { language, id: page.item.id } : undefined;
  if (page === null || page.hasRestLinks) return undefined;
  throw untold(`${href} does not say which item it shows`);
}

const isIn = ({ language }: AlternateLink, { code, locale }: LanguageModel): boolean =>
  [code, locale?.replaceAll('_', '-')].some((known) => known?.toLowerCase() === language.toLowerCase());

/** @throws PressgraphError UPSTREAM_ERROR for a URL on another host, which is not requested. */
function onSite(url: string, addresses: GatewayContext['site']['addresses']): string {
  try {
    pathBelowHome(url, addresses);
    return url;
  } catch (cause) {
    throw untold(`${url} is on a host of its own`, cause);
  }
}

const untold = (reason: string, cause?: unknown): PressgraphError =>
  new PressgraphError('UPSTREAM_ERROR', `The translations cannot be found: ${reason}.`, { cause });
