import DataLoader from 'dataloader';
import { isRecord, type JsonObject } from '../../base/json.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { isRefusal } from '../shared/error-kinds.ts';
import type { ServiceReader } from '../shared/service-reader.ts';
import type { SiteMemory } from './site-memory.ts';

const ROUTE = '/wp/v2/settings';

/**
 * Settings exposed through the gateway's own credential: core settings that the site's pages show, or could.
 * Not the administrator's email address, and not those of plugins, which may be API keys.
 */
const SHARED = new Set(
  `title description url timezone date_format time_format start_of_week language use_smilies default_category
   default_post_format posts_per_page show_on_front page_on_front page_for_posts default_ping_status
   default_comment_status site_logo site_icon`.split(/\s+/),
);

export interface SettingsSources {
  /** With the caller's permissions; `undefined` for anonymous callers, to whom WordPress never shows settings. */
  readonly caller: WordPressClient | undefined;
  readonly service: ServiceReader | undefined;
}

/**
 * Loads the site's settings (`/wp/v2/settings`), for one operation: with the caller's permissions, or else with
 * the gateway's own credential if enabled. `null` if neither may read them.
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
      const wanted = new Set(keys.flat());
      // An empty list would request all fields.
      const fields = wanted.size > 0 ? [...wanted].sort() : ['title'];
      const shared = fields.filter((field) => SHARED.has(field));
      const settings =
        (caller && (await ask(caller, fields, ROUTE))) ??
        (service?.reads.has('settings') && (await ask(service.client, shared, `service ${ROUTE}`)));
      return keys.map(() => settings || null);
    },
    { cacheKeyFn: (fields) => fields.join() },
  );
}
