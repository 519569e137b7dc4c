import { z } from 'zod';
import { list, type SettingTable } from './setting.ts';

const upTo = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);

/** What callers may ask, and how much of it. */
export const LIMIT_SETTINGS = {
  maxCost: {
    scope: 'gateway',
    flag: 'max-cost',
    variable: 'MAX_COST',
    value: upTo(1_000_000, 500),
    description:
      'The most requests to WordPress that an operation may take, by an estimate before it is run.',
  },
  maxItems: {
    scope: 'gateway',
    flag: 'max-items',
    variable: 'MAX_ITEMS',
    value: upTo(100_000_000, 100_000),
    description: 'The most objects that its answer may hold, by the same estimate.',
  },
  maxHtml: {
    scope: 'gateway',
    flag: 'max-html',
    variable: 'MAX_HTML',
    value: upTo(100_000_000, 10_000),
    description:
      'The most HTML that it may have read or brought into another form: 10 for a whole content, 1 for a part.',
  },
  maxDepth: {
    scope: 'gateway',
    flag: 'max-depth',
    variable: 'MAX_DEPTH',
    value: upTo(1_000, 20),
    description: 'The most levels of fields in an operation; those of introspection do not count.',
  },
  maxAliases: {
    scope: 'gateway',
    flag: 'max-aliases',
    variable: 'MAX_ALIASES',
    value: upTo(100_000, 100),
    description: 'The most aliases in an operation.',
  },
  maxDirectives: {
    scope: 'gateway',
    flag: 'max-directives',
    variable: 'MAX_DIRECTIVES',
    value: upTo(100_000, 100),
    description: 'The most directives in an operation, such as `@include`.',
  },
  maxTokens: {
    scope: 'gateway',
    flag: 'max-tokens',
    variable: 'MAX_TOKENS',
    value: upTo(1_000_000, 2_000),
    description: 'The most words and signs in a document.',
  },
  maxQueryBytes: {
    scope: 'gateway',
    flag: 'max-query-bytes',
    variable: 'MAX_QUERY_BYTES',
    value: upTo(1024 ** 3, 1024 ** 2),
    description: 'The most bytes of a request that is no upload, its variables included.',
  },
  rateLimit: {
    scope: 'gateway',
    flag: 'rate-limit',
    variable: 'RATE_LIMIT',
    value: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
    description:
      'The points that a caller has for each minute: an operation takes its estimate. 0 for no limit.',
  },
  trustProxy: {
    scope: 'gateway',
    flag: 'trust-proxy',
    variable: 'TRUST_PROXY',
    value: z.coerce.number().int().min(0).max(20).default(0),
    description: 'How many proxies stand before the gateway and add to `X-Forwarded-For`.',
  },
  corsOrigins: {
    scope: 'gateway',
    flag: 'cors-origins',
    variable: 'CORS_ORIGINS',
    value: list(
      z.string().refine((origin) => origin === '*' || origin === 'none' || isOrigin(origin), {
        error: 'expected `*`, `none`, or origins such as `https://www.example.com`',
      }),
    ).default(['*']),
    description:
      'Origins whose pages may read answers, with commas between; `*` for all, without cookies; `none`.',
  },
  introspection: {
    scope: 'gateway',
    flag: 'introspection',
    variable: 'INTROSPECTION',
    value: z.stringbool().default(true),
    description: 'Whether the schema can be asked for; without it, errors suggest no names either.',
  },
  graphiql: {
    scope: 'gateway',
    flag: 'graphiql',
    variable: 'GRAPHIQL',
    value: z.stringbool().default(true),
    description: 'Whether browsers get GraphiQL at the endpoint.',
  },
  automaticPersistedQueries: {
    scope: 'gateway',
    flag: 'automatic-persisted-queries',
    variable: 'AUTOMATIC_PERSISTED_QUERIES',
    value: z.stringbool().default(true),
    description: 'Whether clients may register operations, and send hashes from then on (Apollo’s APQ).',
  },
  persistedOperations: {
    scope: 'gateway',
    flag: 'persisted-operations',
    variable: 'PERSISTED_OPERATIONS',
    value: z.string().trim().min(1).optional(),
    description:
      'A file with operations that clients may send by their ids: JSON, of GraphQL Codegen, Relay or Apollo.',
  },
  persistedOnly: {
    scope: 'gateway',
    flag: 'persisted-only',
    variable: 'PERSISTED_ONLY',
    value: z.stringbool().default(false),
    description: 'Whether all other operations are refused.',
  },
} as const satisfies SettingTable;

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
