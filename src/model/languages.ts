import { isRecord } from '../base/json.ts';
import type { ResourceExtras } from './fields/resource-extras.ts';
import type { LanguageModel } from './language-model.ts';

/**
 * The languages of a site; `undefined` if nothing on it has languages, and empty if it has, but does not list them.
 *
 * @param listed As an endpoint of the plugin lists them.
 */
export function languagesOf(
  listed: readonly LanguageModel[] | undefined,
  extras: Iterable<ResourceExtras>,
): readonly LanguageModel[] | undefined {
  const all = [...extras].filter(({ language, languageParameter }) => language ?? languageParameter);
  if (listed && listed.length > 0) return listed;
  if (all.length === 0) return undefined;
  const codes = all.flatMap(({ languageParameter, parameters }) => {
    const schema = languageParameter === undefined ? undefined : parameters?.[languageParameter];
    const values = isRecord(schema) ? schema['enum'] : undefined;
    return Array.isArray(values)
      ? values.filter((value) => typeof value === 'string' && value !== 'all')
      : [];
  });
  return [...new Set(codes)].map((code) => ({ code: String(code) }));
}
