import { PressgraphError } from '../base/errors.ts';
import { UnlockedItems } from '../graphql/engine/content/unlocked-items.ts';
import type { GatewayContext } from '../graphql/engine/context.ts';
import type { SchemaContext } from '../graphql/engine/extension/schema-extension.ts';
import { OperationHtml } from '../graphql/engine/values/operation-html.ts';
import { createLoaders } from '../loaders/create-loaders.ts';
import { createSiteMemory } from '../loaders/site/site-memory.ts';
import { buildSiteModel } from '../model/site-model.ts';
import type { DiscoveredSite } from '../wordpress/discovery/discover.ts';
import { boundClient } from '../wordpress/rest/bound-client.ts';

export interface ContextOptions {
  /** The credential of the caller, as an `Authorization` header: `Basic …`, `Bearer …`. Default: an anonymous caller. */
  readonly authorization?: string | undefined;
  /** Ends the operation early. */
  readonly signal?: AbortSignal | undefined;
  /** What `context.app()` returns. */
  readonly app?: unknown;
}

/**
 * The context of one operation on a schema of `buildSchema`, for GraphQL.js's own `execute`. Make one for each operation:
 * it loads everything once.
 *
 * What a gateway adds is missing: caches, limits, subscriptions, preview tokens, uploads.
 *
 * @example
 * const site = await discoverSite('https://example.com');
 * const schema = buildSchema(buildSiteModel(site.discovery));
 * const result = await execute({ schema, document, contextValue: createContext(site) });
 */
export function createContext(
  { discovery, client }: DiscoveredSite,
  { authorization, signal = new AbortController().signal, app }: ContextOptions = {},
): SchemaContext {
  const site = buildSiteModel(discovery);
  const isIdentified = authorization !== undefined;
  const bound = boundClient(client, {
    signal,
    ...(authorization !== undefined && { headers: { authorization } }),
    as: isIdentified ? 'caller' : 'anonymous',
    isFlat: !site.core.nestedFields,
  });
  const context: GatewayContext = {
    ...{ site, signal, pages: { defaultSize: 10, maxSize: 1000 }, uploads: { maxBytes: 0 } },
    load: createLoaders(bound, createSiteMemory(), { isIdentified, site }),
    html: new OperationHtml(signal),
    unlocked: new UnlockedItems(),
    caller: { kind: isIdentified ? 'identified' : 'anonymous', key: '' },
    previews: undefined,
    changes: {
      subscribe() {
        throw new PressgraphError('BAD_USER_INPUT', 'Subscriptions need a gateway: see `createGateway`.');
      },
    },
    app: () => app,
    doNotCache: () => {},
  };
  return context;
}
