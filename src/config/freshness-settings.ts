import { z } from 'zod';
import { type SettingTable, seconds } from './setting.ts';

/** How the gateway hears of what changes on its site. */
export const FRESHNESS_SETTINGS = {
  watchInterval: {
    scope: 'gateway',
    flag: 'watch-interval',
    variable: 'WATCH_INTERVAL',
    value: seconds(15),
    description: 'Seconds between looks for changes of what is held or subscribed to; 0 for none.',
  },
  sweepInterval: {
    scope: 'gateway',
    flag: 'sweep-interval',
    variable: 'SWEEP_INTERVAL',
    value: seconds(300),
    description: 'Seconds after which it is looked whether what is held is still there; 0 for never.',
  },
  maxSubscriptions: {
    scope: 'gateway',
    flag: 'max-subscriptions',
    variable: 'MAX_SUBSCRIPTIONS',
    value: z.coerce.number().int().min(1).max(1_000_000).default(1_000),
    description: 'The most subscriptions that are served at once; more are refused.',
  },
  webhookSecret: {
    scope: 'gateway',
    flag: 'webhook-secret',
    variable: 'WEBHOOK_SECRET',
    value: z.string().min(32).optional(),
    description:
      'Signs what the site itself tells of its changes, 32 characters or more; without it, it cannot. Better not a flag.',
    isSecret: true,
  },
  redisUrl: {
    scope: 'gateway',
    flag: 'redis-url',
    variable: 'REDIS_URL',
    value: z
      .string()
      .regex(/^rediss?:\/\/./, 'expected “redis://host:6379”')
      .optional(),
    description:
      'Address of a Redis or Valkey that the gateways of a site share. Better not a flag where it holds a password.',
    isSecret: true,
  },
} as const satisfies SettingTable;
