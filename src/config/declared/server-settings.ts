import { z } from 'zod';
import type { GivenNames } from '../../base/given-names.ts';
import { isRecord } from '../../base/json.ts';
import type { SettingTable } from '../setting.ts';
import {
  list,
  milliseconds,
  oneOf,
  onOff,
  seconds,
  text,
  type ValueType,
  wholeNumber,
} from '../value-types.ts';

const namesType: ValueType<string | GivenNames> = {
  expected: 'the path of a JSON file, or names by slug',
  typescript: 'string | Readonly<Record<string, Readonly<Record<string, string>>>>',
  schema: z.union([z.string().trim().min(1), z.custom<GivenNames>(isRecord)]),
  fromText: text('a path').fromText,
};

/** As text: `us=https://example.com/usa in=https://example.com/india`, or the path of a JSON file. */
const sites: ValueType<string | Readonly<Record<string, string | object>>> = {
  expected: '`key=address` for each site, each key once, with spaces between, or the path of a JSON file',
  typescript: 'string | Readonly<Record<string, string | object>>',
  schema: z.union([
    z.string().trim().min(1),
    z.record(z.string(), z.union([z.string(), z.custom<object>(isRecord)])),
  ]),
  fromText(given) {
    // An address alone lacks its key.
    if (!given.includes('=')) return /^https?:\/\//i.test(given.trim()) ? null : given;
    const pairs = given
      .trim()
      .split(/\s+/)
      .map((pair) => /^([^=]+)=(.+)$/.exec(pair));
    const keys = pairs.map((pair) => pair?.[1]);
    // `null` is refused: a site must not be missing in silence.
    if (pairs.includes(null) || new Set(keys).size < keys.length) return null;
    return Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]]));
  },
};

const isOrigin = (value: string): boolean => URL.canParse(value) && new URL(value).origin === value;

const namespaces: ValueType<string | readonly object[]> = {
  expected: 'the path of a JSON file, or a list of descriptions',
  typescript: 'string | readonly object[]',
  schema: z.union([z.string().trim().min(1), z.array(z.record(z.string(), z.unknown()))]),
  fromText: text('a path').fromText,
};

const snapshot: ValueType<string | Uint8Array> = {
  expected: 'the path of a snapshot, or its bytes',
  typescript: 'string | Uint8Array',
  schema: z.union([z.string().trim().min(1), z.instanceof(Uint8Array)]),
  fromText: text('a path').fromText,
};

/** What is served, and where: the library's options outside any group. */
export const SERVER_SETTINGS = {
  wordpress: {
    scope: 'site',
    flag: 'wordpress',
    variable: 'WORDPRESS_URL',
    type: text('the address of a WordPress site'),
    description: 'Address of the WordPress site: its home, any of its pages, or its REST root.',
  },
  sites: {
    scope: 'gateway',
    flag: 'site',
    variable: 'SITES',
    isRepeatable: true,
    type: sites,
    description:
      'Several sites, each as `key=address`, instead of one: served at `/key/graphql`. See [Many sites](many-sites.md).',
  },
  allSites: {
    scope: 'gateway',
    flag: 'all-sites',
    variable: 'ALL_SITES',
    type: onOff,
    default: true,
    description: 'Of several sites: also serve one schema over all of them, at the endpoint without a key.',
  },
  openSites: {
    scope: 'gateway',
    flag: 'open-sites',
    variable: 'OPEN_SITES',
    type: oneOf('start', 'first-use'),
    default: 'start',
    description: 'When several sites are opened: all at the start, or each with its first request.',
  },
  namespaces: {
    scope: 'site',
    flag: 'namespaces',
    variable: 'NAMESPACES',
    type: namespaces,
    description:
      'File that describes further namespaces of the REST API whose fields join post types. See [Namespaces](namespaces.md).',
  },
  names: {
    scope: 'site',
    flag: 'names',
    variable: 'NAMES',
    type: namesType,
    description:
      'Names of post types and taxonomies in the schema, by slug: a JSON file. See [Names](names.md).',
  },
  federation: {
    scope: 'site',
    flag: 'federation',
    variable: 'FEDERATION',
    type: onOff,
    default: false,
    description:
      'Serve the schema as a subgraph of Apollo Federation 2, with `_service` and `_entities`. See [Federation](federation.md).',
  },
  schemaPrefix: {
    scope: 'site',
    flag: 'schema-prefix',
    variable: 'SCHEMA_PREFIX',
    type: text('the beginning of type names, such as `Blog`', /^[A-Z][A-Za-z0-9]*$/),
    description:
      'What the names of types and root fields begin with: `Blog` for `BlogPost` and `blogPosts`. For several sites in one supergraph.',
  },
  wpgraphqlSchema: {
    scope: 'site',
    flag: 'wpgraphql-schema',
    variable: 'WPGRAPHQL_SCHEMA',
    type: text('the path of a file'),
    description:
      'File with the schema the site had with WPGraphQL: SDL, introspection or possible types. Settles names there.',
  },
  port: {
    scope: 'command',
    flag: 'port',
    short: 'p',
    variable: 'PORT',
    type: wholeNumber(0, 65_535),
    default: 4000,
    description: 'Port to listen on; 0 picks a free one.',
  },
  host: {
    scope: 'command',
    flag: 'host',
    variable: 'HOST',
    type: text('an address to listen on'),
    default: '127.0.0.1',
    description: 'Address to listen on; `0.0.0.0` listens on every interface.',
  },
  endpoint: {
    scope: 'gateway',
    flag: 'endpoint',
    variable: 'ENDPOINT',
    type: text('a path that begins with a slash', /^\/[^?#\s]*$/),
    default: '/graphql',
    description:
      'Path of the GraphQL endpoint, and of GraphiQL; `/pressgraph` if `--wpgraphql /` takes this one.',
  },
  wpgraphql: {
    scope: 'gateway',
    flag: 'wpgraphql',
    variable: 'WPGRAPHQL',
    type: text('`off`, or a path that begins with a slash', /^(off|\/[^?#\s]*)$/),
    default: '/wp',
    description:
      'Path below which front ends of WPGraphQL find its schema, as `/wp/graphql`; `off` for none.',
  },
  wpgraphqlPassthrough: {
    scope: 'gateway',
    flag: 'wpgraphql-passthrough',
    variable: 'WPGRAPHQL_PASSTHROUGH',
    type: onOff,
    default: false,
    description:
      'Pass on to WordPress what Faust takes from the same path: sitemaps, and routes of its plugin.',
  },
  graphiql: {
    scope: 'gateway',
    flag: 'graphiql',
    variable: 'GRAPHIQL',
    type: onOff,
    default: true,
    description: 'Serve GraphiQL to browsers at the endpoint.',
  },
  introspection: {
    scope: 'gateway',
    flag: 'introspection',
    variable: 'INTROSPECTION',
    type: onOff,
    default: true,
    description: 'Allow introspection. When off, errors do not suggest field names.',
  },
  trace: {
    scope: 'gateway',
    flag: 'trace',
    variable: 'TRACE',
    type: onOff,
    default: true,
    description: 'Report the requests an operation makes to WordPress if it sends `x-pressgraph-trace: 1`.',
  },
  corsOrigins: {
    scope: 'gateway',
    flag: 'cors-origins',
    variable: 'CORS_ORIGINS',
    type: list(
      {
        ...text('an origin'),
        schema: z.string().refine((origin) => origin === '*' || origin === 'none' || isOrigin(origin)),
      },
      'a list of origins such as `https://www.example.com`, `*` or `none`',
    ),
    default: ['*'],
    description: 'Origins whose pages may read responses: `*` for all, without cookies; `none`.',
  },
  redisUrl: {
    scope: 'gateway',
    flag: 'redis-url',
    variable: 'REDIS_URL',
    type: text('an address such as `redis://host:6379`', /^rediss?:\/\/./),
    description: 'Redis or Valkey that the gateways of a site share: cache, rate limits, changes.',
    isSecret: true,
  },
  redisTimeout: {
    scope: 'gateway',
    flag: 'redis-timeout',
    variable: 'REDIS_TIMEOUT',
    type: milliseconds(1),
    default: 250,
    description:
      'How long Redis may take to answer a command, in milliseconds. After that, the gateway runs without it until it answers again.',
  },
  snapshot: {
    scope: 'gateway',
    flag: 'snapshot',
    variable: 'SNAPSHOT',
    type: snapshot,
    description:
      'File written by `pressgraph record`: the site is served from it, without WordPress. See [Snapshots](snapshots.md).',
  },
  recordMissing: {
    scope: 'gateway',
    flag: 'record-missing',
    variable: 'RECORD_MISSING',
    type: onOff,
    default: false,
    description: 'Request from WordPress what the snapshot lacks, and add it to the file.',
  },
  stateDir: {
    scope: 'gateway',
    flag: 'state-dir',
    variable: 'STATE_DIR',
    type: text('the path of a folder'),
    description:
      'Existing folder that keeps what was discovered of the site, to start from while WordPress is down.',
  },
  wait: {
    scope: 'gateway',
    flag: 'wait',
    variable: 'WAIT',
    type: seconds,
    default: 0,
    description: 'How long to look for WordPress at the first start before giving up, in seconds.',
  },
  shutdownDelay: {
    scope: 'command',
    flag: 'shutdown-delay',
    variable: 'SHUTDOWN_DELAY',
    type: seconds,
    default: 0,
    description: 'How long to accept connections after SIGTERM, in seconds, until load balancers notice.',
  },
  shutdownTimeout: {
    scope: 'command',
    flag: 'shutdown-timeout',
    variable: 'SHUTDOWN_TIMEOUT',
    type: seconds,
    default: 10,
    description: 'How long operations in progress may then take to finish, in seconds.',
  },
} as const satisfies SettingTable;
