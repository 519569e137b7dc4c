import { z } from 'zod';
import { PressgraphError } from '../../base/errors.ts';
import type { LanguageModel } from '../../model/language-model.ts';
import type { WordPressClient } from '../rest/client.ts';

export const POLYLANG = 'pll/v1';

/** Polylang 3.7 and newer, without Pro as well: https://polylang.pro/doc/languages-rest-api/ */
const languages = z.array(
  z.object({
    slug: z.string(),
    name: z.string().optional().catch(undefined),
    locale: z.string().optional().catch(undefined),
    is_default: z.boolean().optional().catch(undefined),
    active: z.boolean().optional().catch(undefined),
    home_url: z.string().optional().catch(undefined),
    search_url: z.string().optional().catch(undefined),
    page_on_front: z.number().optional().catch(undefined),
  }),
);

const FIELDS = 'slug,name,locale,is_default,active,home_url,search_url,page_on_front';

/** The languages that a plugin lists; `undefined` if there is no such plugin, or its list cannot be read. */
export async function discoverLanguages(
  client: WordPressClient,
  namespaces: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly LanguageModel[] | undefined> {
  if (!namespaces.includes(POLYLANG)) return undefined;
  try {
    const { body } = await client.request({ route: '/pll/v1/languages', query: { _fields: FIELDS }, signal });
    const read = languages.safeParse(body);
    if (!read.success) return undefined;
    return read.data
      .filter(({ active }) => active !== false)
      .map(({ slug, name, locale, is_default, home_url, search_url, page_on_front }) => ({
        ...{
          code: slug,
          name,
          locale,
          isDefault: is_default,
          home: home_url,
          part: search_url,
          frontPageId: page_on_front,
        },
      }));
  } catch (error) {
    if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
    return undefined;
  }
}
