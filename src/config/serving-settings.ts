import { z } from 'zod';
import { milliseconds, type SettingTable, seconds } from './setting.ts';

/** Where and how the gateway serves. */
export const SERVING_SETTINGS = {
  port: {
    scope: 'gateway',
    flag: 'port',
    variable: 'PORT',
    value: z.coerce.number().int().min(0).max(65_535).default(4000),
    description: 'Port to listen on; 0 takes a free one.',
  },
  host: {
    scope: 'gateway',
    flag: 'host',
    variable: 'HOST',
    value: z.string().trim().min(1).default('127.0.0.1'),
    description: 'Address to listen on; 0.0.0.0 listens on all.',
  },
  operationTimeout: {
    scope: 'gateway',
    flag: 'operation-timeout',
    variable: 'OPERATION_TIMEOUT',
    value: milliseconds(30_000),
    description:
      'Milliseconds that a whole GraphQL operation may take; what is missing then is null, with an error.',
  },
  maxUploadBytes: {
    scope: 'gateway',
    flag: 'max-upload-bytes',
    variable: 'MAX_UPLOAD_BYTES',
    value: z.coerce
      .number()
      .int()
      .min(0)
      .max(1024 ** 3)
      .default(16 * 1024 * 1024),
    description: 'The most bytes that the files of one request may have; they stream through.',
  },
  maxPageSize: {
    scope: 'gateway',
    flag: 'max-page-size',
    variable: 'MAX_PAGE_SIZE',
    value: z.coerce.number().int().min(1).max(100_000).default(1000),
    description: 'The most items that `first` or `last` may ask.',
  },
  trace: {
    scope: 'gateway',
    flag: 'trace',
    variable: 'TRACE',
    value: z.stringbool().default(true),
    description: 'Whether `x-pressgraph-trace: 1` shows what an operation asks of WordPress.',
  },
  refreshInterval: {
    scope: 'gateway',
    flag: 'refresh-interval',
    variable: 'REFRESH_INTERVAL',
    value: seconds(300),
    description: 'Seconds between looks at the site’s post types and taxonomies; 0 for none.',
  },
  fieldsRefreshInterval: {
    scope: 'gateway',
    flag: 'fields-refresh-interval',
    variable: 'FIELDS_REFRESH_INTERVAL',
    value: seconds(3600),
    description: 'Seconds after which such a look takes in the fields of each type, too; 0 for never.',
  },
} as const satisfies SettingTable;
