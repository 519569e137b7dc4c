import { PressgraphError } from '../base/errors.ts';
import { MemoryRoom } from '../cache/memory-room.ts';
import { siteKey } from '../changes/site-key.ts';
import { buildSchema, buildWPGraphQLSchema, checkGivenNames } from '../graphql/build-schema.ts';
import { ListHitRates } from '../loaders/lists/list-hit-rates.ts';
import { PrefetchMemory } from '../loaders/prefetch/prefetch-memory.ts';
import { createSharedReads } from '../loaders/shared/read-caches.ts';
import { createSiteMemories } from '../loaders/site/site-memory.ts';
import { buildSiteModel } from '../model/site-model.ts';
import { observeUpstream } from '../server/operating/upstream-observer.ts';
import type { OperationSite } from '../server/operation/operation.ts';
import { createServedCaches, createServedMemory, type ServedCaches } from '../server/site/caching.ts';
import { CredentialCheck, createVerdicts } from '../server/site/credential-check.ts';
import { previewsOf } from '../server/site/previews.ts';
import type { SiteVersion } from '../server/site/schema-pool.ts';
import { UploadRights } from '../server/site/upload-rights.ts';
import { reopenSite } from '../wordpress/discovery/reopen.ts';
import { createFetchExchange } from '../wordpress/http/exchange/fetch-exchange.ts';
import { createSettledBreaker } from '../wordpress/http/retrying/settled-breaker.ts';
import { toleranceOf } from '../wordpress/http/transport.ts';
import { BlockedPaths } from '../wordpress/rest/address/blocked-paths.ts';
import { RestRoot } from '../wordpress/rest/address/rest-root.ts';
import { edgeStore } from './edge-cache.ts';
import type { ResolvedEdgeOptions } from './resolve-edge-options.ts';

/** The site as one request has it. */
export interface EdgeVisit extends OperationSite {
  readonly caches: ServedCaches | undefined;
}

/** A site that any number of requests visit at once. */
export interface EdgeSite {
  readonly version: SiteVersion;
  readonly memoryOf: OperationSite['memoryOf'];
  /** @param background Keeps the instance alive for work that nobody waits for; `undefined` if nothing does. */
  visit(background: ((work: Promise<unknown>) => void) | undefined): EdgeVisit;
}

/**
 * Opens a site without a request. An edge runtime ends what a request has started with that request, and lets no other one
 * wait for it: so each request has a client, caches and checks of its own, and what they share is settled: schemas, cached
 * values, verdicts, what was learnt of routes.
 *
 * @throws PressgraphError BAD_USER_INPUT for options that do not go with the site.
 */
export function createEdgeSite(options: ResolvedEdgeOptions): EdgeSite {
  const { site, service, onError, store, givenNames, describedNamespaces } = options;
  const { address, discovery } = site;
  const version = createVersion(options);
  const upstream = {
    ...observeUpstream({ ...options, metrics: undefined }),
    ...{ describedNamespaces, exchange: createFetchExchange({ fetch: options.fetch }) },
    admission: { isAdmitted: false },
    blockedPaths: new BlockedPaths(new RestRoot(discovery.restRoot)),
    onRefused: onError,
    breaker: createSettledBreaker({ cooldown: options.breakerCooldown, tolerance: toleranceOf(options) }),
  };
  checkGivenNames(version.model, givenNames);
  const memory = createServedMemory(options);
  const previews = previewsOf(discovery.restRoot, options);
  const prefetchMemory =
    options.prefetchMaxBytes === 0 ? undefined : new PrefetchMemory(new MemoryRoom(options.prefetchMaxBytes));
  const settled = {
    verdicts: createVerdicts(),
    hitRates: new ListHitRates(),
    memoryOf: createSiteMemories(),
  };
  const prefix = siteKey(discovery.restRoot);
  return {
    version,
    memoryOf: settled.memoryOf,
    visit(background) {
      const { client } = reopenSite(address, discovery, upstream);
      const { signal } = new AbortController();
      const caches = createServedCaches(
        // What is stale is served while it is refreshed: not if nothing can be done after the answer.
        { ...options, ...(background === undefined && { cacheStale: 0 }) },
        {
          sharedAnswers: store && edgeStore(store, { prefix, background, onError }),
          background,
        },
        memory,
      );
      return {
        ...{ key: undefined, version, client, signal, service, previews, caches },
        memoryOf: settled.memoryOf,
        prefetchMemoryOf: () => prefetchMemory,
        reads: caches && createSharedReads(caches, settled.hitRates, background),
        credentials: new CredentialCheck(client, { signal, verdicts: settled.verdicts }),
        uploadRights: new UploadRights(client, signal),
        feed: NO_FEED,
        onWritten: (change) => void caches?.invalidate([change]),
      };
    },
  };
}

function createVersion({ site, describedNamespaces, ...given }: ResolvedEdgeOptions): SiteVersion {
  const { givenNames, extendSchema, extendWPGraphQL } = given;
  const model = buildSiteModel({
    ...site.discovery,
    ...(describedNamespaces.length > 0 && { describedNamespaces }),
  });
  const build = () => buildWPGraphQLSchema(model, { names: givenNames }, extendWPGraphQL);
  const wpgraphql = given.wpgraphql === 'off' ? undefined : build();
  return {
    model,
    schema: buildSchema(model, givenNames, extendSchema, given),
    get wpgraphql() {
      return wpgraphql ?? build();
    },
  };
}

const NO_FEED: OperationSite['feed'] = {
  subscribe() {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'There are no subscriptions at the edge: nothing there lasts longer than a request.',
    );
  },
};
