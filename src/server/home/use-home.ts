import type { Plugin } from 'graphql-yoga';
import type { Settings } from '../../config/settings.ts';
import type { ServedSite } from '../site/served-site.ts';
import { dialectEndpoint } from '../wpgraphql/dialect-address.ts';
import { askPublicly } from './ask-publicly.ts';
import { useHomePage } from './use-home-page.ts';
import { useSchemaFile } from './use-schema-file.ts';

export interface HomePluginOptions
  extends Pick<
    Settings,
    'endpoint' | 'graphiql' | 'introspection' | 'persistedOnly' | 'schemaPrefix' | 'wpgraphql'
  > {
  /** What its paths begin with. */
  readonly prefix: string;
  /** The gateway's own. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response> | Response;
}

/** What people and tools find beside the endpoints: the schemas as files, and a page at `/`. */
export function useHome(site: ServedSite, options: HomePluginOptions): Plugin[] {
  const { endpoint, graphiql, introspection, persistedOnly, schemaPrefix, wpgraphql, prefix, fetch } =
    options;
  const dialect = wpgraphql === 'off' ? undefined : dialectEndpoint(wpgraphql);
  const schemaFile = introspection ? fileAt(endpoint) : undefined;
  return [
    ...(schemaFile === undefined ? [] : [useSchemaFile(schemaFile, () => site.version.schema)]),
    ...(introspection && dialect !== undefined
      ? [useSchemaFile(fileAt(dialect), () => site.version.wpgraphql)]
      : []),
    // Its queries are none of a manifest.
    ...(graphiql && !persistedOnly && endpoint !== `${prefix}/`
      ? [
          useHomePage({
            site,
            home: `${prefix}/`,
            endpoint,
            schemaPrefix,
            wpgraphql: dialect,
            schemaFile,
            ask: askPublicly(endpoint, fetch),
          }),
        ]
      : []),
  ];
}

/** Where the schema of an endpoint is as a file: `/graphql/schema.graphql`. */
export const fileAt = (endpoint: string): string => `${endpoint.replace(/\/$/, '')}/schema.graphql`;
