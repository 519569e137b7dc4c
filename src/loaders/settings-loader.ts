import DataLoader from 'dataloader';
import { isRecord, type JsonObject } from '../site/json.ts';
import type { WordPressClient } from '../wordpress/client.ts';
import { isRefusal } from './refusal.ts';
import type { ServiceReader } from './service-reader.ts';
import type { SiteMemory } from './site-memory.ts';

const ROUTE = '/wp/v2/settings';

/** What the gateway's own credential does not tell: the address is the administrator's own. */
const PERSONAL = new Set(['email']);

export interface SettingsSources {
  /** With the caller's rights; `undefined` for the anonymous, whom WordPress never tells. */
  readonly caller: WordPressClient | undefined;
  readonly service: ServiceReader | undefined;
}

/**
 * The site's settings (`/wp/v2/settings`), for one operation: with the caller's rights, else with the gateway's own
 * credential where it was opted in. `null` where neither may.
 */
export function createSettingsLoader(
  { caller, service }: SettingsSources,
  { refusals }: SiteMemory,
): DataLoader<readonly string[], JsonObject | null, string> {
  const ask = async (client: WordPressClient, fields: readonly string[], key: string) => {
    if (fields.length === 0 || refusals.get(key)) return undefined;
    try {
      const { body } = await client.request({ route: ROUTE, query: { _fields: fields } });
      return isRecord(body) ? body : {};
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusals.set(key, true);
      return undefined;
    }
  };
  return new DataLoader(
    async (keys) => {
      const fields = [...new Set(keys.flat())].sort();
      const shared = fields.filter((field) => !PERSONAL.has(field));
      const settings =
        (caller && (await ask(caller, fields, ROUTE))) ??
        (service?.reads.has('settings') && (await ask(service.client, shared, `service ${ROUTE}`)));
      return keys.map(() => settings || null);
    },
    { cacheKeyFn: (fields) => fields.join() },
  );
}
