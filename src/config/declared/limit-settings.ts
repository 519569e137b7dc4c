import { z } from 'zod';
import type { SettingTable } from '../setting.ts';
import { bytes, milliseconds, onOff, text, type ValueType, wholeNumber } from '../value-types.ts';

const operations: ValueType<string | Readonly<Record<string, string>>> = {
  expected: 'the path of a JSON file, or operations by id',
  typescript: 'string | Readonly<Record<string, string>>',
  schema: z.union([z.string().trim().min(1), z.record(z.string(), z.string())]),
  fromText: text('a path').fromText,
};

/** What operations may cost, and which of them run. */
export const LIMIT_SETTINGS = {
  operationTimeout: {
    scope: 'gateway',
    flag: 'operation-timeout',
    variable: 'OPERATION_TIMEOUT',
    type: milliseconds(1),
    default: 30_000,
    description:
      'How long an operation may take, in milliseconds; fields still missing then are null, with an error.',
  },
  defaultPageSize: {
    scope: 'gateway',
    flag: 'default-page-size',
    variable: 'DEFAULT_PAGE_SIZE',
    type: wholeNumber(1, 100_000),
    default: 10,
    description: 'Items of a list if neither `first` nor `last` is given; never more than the maximum.',
  },
  maxPageSize: {
    scope: 'gateway',
    flag: 'max-page-size',
    variable: 'MAX_PAGE_SIZE',
    type: wholeNumber(1, 100_000),
    default: 1_000,
    description: 'Most items that `first` or `last` may request.',
  },
  maxUploadBytes: {
    scope: 'gateway',
    flag: 'max-upload-bytes',
    variable: 'MAX_UPLOAD_BYTES',
    type: bytes(0, 1024 ** 3),
    default: 16 * 1024 * 1024,
    description: 'Most bytes of all files in one request; uploads are streamed.',
  },
  maxSpoolBytes: {
    scope: 'gateway',
    flag: 'max-spool-bytes',
    variable: 'MAX_SPOOL_BYTES',
    type: bytes(0, 1024 ** 4),
    default: 256 * 1024 * 1024,
    description:
      'Most bytes of files that all uploads together keep in the temporary folder. Only files that cannot be streamed on are kept.',
  },
  maxSubscriptions: {
    scope: 'gateway',
    flag: 'max-subscriptions',
    variable: 'MAX_SUBSCRIPTIONS',
    type: wholeNumber(1, 1_000_000),
    default: 1_000,
    description: 'Most subscriptions at once; further ones are refused.',
  },
  maxCost: {
    scope: 'gateway',
    flag: 'max-cost',
    variable: 'MAX_COST',
    type: wholeNumber(1, 1_000_000),
    default: 500,
    description: 'Most requests to WordPress that an operation may need, estimated before it runs.',
  },
  maxItems: {
    scope: 'gateway',
    flag: 'max-items',
    variable: 'MAX_ITEMS',
    type: wholeNumber(1, 100_000_000),
    default: 100_000,
    description: 'Most objects in the response to an operation, by the same estimate.',
  },
  maxAnswerBytes: {
    scope: 'gateway',
    flag: 'max-answer-bytes',
    variable: 'MAX_ANSWER_BYTES',
    type: bytes(1_024, 1024 ** 3),
    default: 16 * 1024 * 1024,
    description: 'Most bytes of one answer, estimated before the operation runs and measured afterwards.',
  },
  maxPendingBytes: {
    scope: 'gateway',
    flag: 'max-pending-bytes',
    variable: 'MAX_PENDING_BYTES',
    type: bytes(1_024, 1024 ** 4),
    description:
      'Most bytes of all answers in progress, estimated; beyond that, 503. Default: an eighth of the heap that Node.js may use.',
  },
  maxHtml: {
    scope: 'gateway',
    flag: 'max-html',
    variable: 'MAX_HTML',
    type: wholeNumber(0, 100_000_000),
    default: 10_000,
    description:
      'Most HTML that an operation may have parsed or converted: 10 points for a whole content, 1 for a part of it.',
  },
  maxDepth: {
    scope: 'gateway',
    flag: 'max-depth',
    variable: 'MAX_DEPTH',
    type: wholeNumber(1, 1_000),
    default: 20,
    description: 'Most levels of fields in an operation, not counting introspection.',
  },
  maxAliases: {
    scope: 'gateway',
    flag: 'max-aliases',
    variable: 'MAX_ALIASES',
    type: wholeNumber(1, 100_000),
    default: 100,
    description: 'Most aliases in an operation.',
  },
  maxDirectives: {
    scope: 'gateway',
    flag: 'max-directives',
    variable: 'MAX_DIRECTIVES',
    type: wholeNumber(1, 100_000),
    default: 100,
    description: 'Most directives in an operation, such as `@include`.',
  },
  maxTokens: {
    scope: 'gateway',
    flag: 'max-tokens',
    variable: 'MAX_TOKENS',
    type: wholeNumber(1, 1_000_000),
    default: 2_000,
    description: 'Most tokens in a document.',
  },
  maxQueryBytes: {
    scope: 'gateway',
    flag: 'max-query-bytes',
    variable: 'MAX_QUERY_BYTES',
    type: bytes(1, 1024 ** 3),
    default: 1024 ** 2,
    description: 'Largest request that is not an upload, its variables included, in bytes.',
  },
  rateLimit: {
    scope: 'gateway',
    flag: 'rate-limit',
    variable: 'RATE_LIMIT',
    type: wholeNumber(0, 1_000_000_000),
    default: 0,
    description: 'Points per caller and minute; an operation costs its estimate. 0 turns rate limiting off.',
  },
  automaticPersistedQueries: {
    scope: 'gateway',
    flag: 'automatic-persisted-queries',
    variable: 'AUTOMATIC_PERSISTED_QUERIES',
    type: onOff,
    default: true,
    description: 'Let clients register an operation, and send its hash from then on (Apollo’s APQ).',
  },
  persistedOperations: {
    scope: 'gateway',
    flag: 'persisted-operations',
    variable: 'PERSISTED_OPERATIONS',
    type: operations,
    description:
      'File of operations that clients may send by id: JSON from GraphQL Codegen, Relay or Apollo.',
  },
  persistedOnly: {
    scope: 'gateway',
    flag: 'persisted-only',
    variable: 'PERSISTED_ONLY',
    type: onOff,
    default: false,
    description: 'Run persisted operations only; refuse all others.',
  },
} as const satisfies SettingTable;
