import type { SettingTable } from '../setting.ts';
import { seconds, secret } from '../value-types.ts';

/** How soon changes on the site are noticed. */
export const FRESHNESS_SETTINGS = {
  refreshInterval: {
    scope: 'gateway',
    flag: 'refresh-interval',
    variable: 'REFRESH_INTERVAL',
    type: seconds,
    default: 300,
    description: 'How often to rediscover the site’s post types and taxonomies, in seconds; 0 for never.',
  },
  fieldsRefreshInterval: {
    scope: 'gateway',
    flag: 'fields-refresh-interval',
    variable: 'FIELDS_REFRESH_INTERVAL',
    type: seconds,
    default: 3_600,
    description: 'How often that includes the fields of each type, in seconds; 0 for never.',
  },
  typeGracePeriod: {
    scope: 'gateway',
    flag: 'type-grace-period',
    variable: 'TYPE_GRACE_PERIOD',
    type: seconds,
    default: 900,
    description:
      'How long a type that the site no longer lists stays in the schema, in seconds; 0 for not at all.',
  },
  watchInterval: {
    scope: 'gateway',
    flag: 'watch-interval',
    variable: 'WATCH_INTERVAL',
    type: seconds,
    default: 15,
    description:
      'How often to poll for changes of what is cached or subscribed to, in seconds; 0 turns polling off.',
  },
  sweepInterval: {
    scope: 'gateway',
    flag: 'sweep-interval',
    variable: 'SWEEP_INTERVAL',
    type: seconds,
    default: 300,
    description: 'How often to check whether cached items still exist, in seconds; 0 for never.',
  },
  webhookSecret: {
    scope: 'gateway',
    flag: 'webhook-secret',
    variable: 'WEBHOOK_SECRET',
    type: secret('32 characters or more', /^.{32,}$/s),
    description: 'Signs the site’s webhook: 32 characters or more. Without it, there is no webhook.',
    isSecret: true,
  },
} as const satisfies SettingTable;
