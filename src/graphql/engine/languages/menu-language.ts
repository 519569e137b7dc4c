import type { MenuWish } from '../../../loaders/site/menu-loader.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import { sitePath } from '../uri/site-uri.ts';
import { assertLanguage } from './item-languages.ts';

/**
 * How menus are asked for in a language: the parameter of the REST routes, and the home page in that language.
 *
 * @throws PressgraphError BAD_USER_INPUT for a code that the site does not have.
 */
export function menusIn(
  code: string,
  { languages = [], extras, home, addresses }: SiteModel,
): Pick<MenuWish, 'language' | 'homePath'> {
  assertLanguage(code, languages);
  const declared = [...extras.values()].find(({ languageParameter }) => languageParameter !== undefined);
  const language = { parameter: declared?.languageParameter ?? 'lang', code };
  const page = languages.find((one) => one.code === code)?.home;
  if (page !== undefined && URL.canParse(page)) {
    const { host, pathname, search } = new URL(page);
    // A page on another host is not requested.
    if (host === new URL(home).host) return { language, homePath: pathname + search };
  }
  return {
    language,
    homePath: `${sitePath('/', addresses)}?${language.parameter}=${encodeURIComponent(code)}`,
  };
}
