import { createYoga, type Plugin } from 'graphql-yoga';
import type { GivenNames } from '../../base/given-names.ts';
import type { CostEstimate } from '../../graphql/engine/cost/ledger.ts';
import type { SiteModel } from '../../model/site-model.ts';
import { useAnswerCache } from '../answer/use-answer-cache.ts';
import { useMaskedFailures } from '../answer/use-masked-failures.ts';
import type { Limits } from '../limits/create-limits.ts';
import type { BeginOperation, NodeContext } from '../limits/rate/limit-callers.ts';
import type { Mistakes } from '../operating/mistakes.ts';
import type { CallerPolicy } from '../operation/caller-policy.ts';
import type { OperationContext } from '../operation/operation-context.ts';
import type { RequestContext } from '../operation/request-state.ts';
import { useOperation } from '../operation/use-operation.ts';
import { useTrace } from '../operation/use-trace.ts';
import type { SiteVersion } from '../site/schema-pool.ts';
import type { ServedSite } from '../site/served-site.ts';
import { useSiteVersion } from '../site/use-site-version.ts';
import { yogaFrame } from '../yoga-frame.ts';

/** What comes with a part beside its request. */
export interface PartContext extends RequestContext, NodeContext {
  readonly estimate?: CostEstimate | undefined;
}

/** Executes what operations over all sites need of one site. */
export interface PartServer {
  readonly site: Pick<ServedSite, 'version' | 'caches'>;
  readonly callers: CallerPolicy;
  /** The routes that return fewer items per request than WordPress's own. */
  readonly smallRoutes: () => ReadonlyMap<string, number>;
  fetch(request: Request, context: PartContext): Promise<Response>;
  /** The same, with other names for some of the site's types. */
  named(names: GivenNames): PartServer;
}

export interface PartOptions {
  readonly trace: boolean;
  readonly callers: CallerPolicy;
  readonly mistakes: Mistakes;
  /** Sites of one schema get the same documents. */
  readonly parserAndValidationCache: Limits['parserAndValidationCache'];
  /** Counts the points of callers, if there is a rate limit. */
  readonly beginOperation: BeginOperation;
  readonly smallRoutes: () => ReadonlyMap<string, number>;
  /** The version of a site with other names for some of its types. */
  readonly versionNamed: (model: SiteModel, names: GivenNames) => SiteVersion;
}

/** The path of its server, which no client reaches. */
export const PART_ENDPOINT = '/part';

/**
 * Serves parts of operations over all sites. They have the site's caches, credentials and points; the limits on documents are
 * those of the whole operation, and not asked again. It is built with the first part.
 */
export function serveParts(site: ServedSite, options: PartOptions): PartServer {
  const servers = new Map<string, PartServer>();
  const named = (names: GivenNames): PartServer => {
    const key = JSON.stringify(names);
    const server = servers.get(key) ?? serverOf(versionsNamed(site, names, options), options, named);
    servers.set(key, server);
    return server;
  };
  return serverOf(site, options, named);
}

function serverOf(site: PartServer['site'], options: PartOptions, named: PartServer['named']): PartServer {
  const { trace, callers, mistakes, beginOperation, smallRoutes, parserAndValidationCache } = options;
  const { caches } = site;
  let yoga: ReturnType<typeof build> | undefined;
  const build = () =>
    createYoga<RequestContext, OperationContext>({
      graphqlEndpoint: PART_ENDPOINT,
      ...yogaFrame(mistakes, { cors: false, parserAndValidationCache, extraParamNames: [] }),
      multipart: false,
      context: beginOperation,
      plugins: [
        useMaskedFailures(mistakes),
        useReportedMistakes(mistakes),
        useOperation(),
        ...(caches ? [useAnswerCache({ caches: () => caches, site, mistakes, callers })] : []),
        ...(trace ? [useTrace()] : []),
        useSiteVersion(site),
      ],
    });
  return {
    ...{ site, callers, smallRoutes, named },
    async fetch(request, context) {
      yoga ??= build();
      return await yoga.fetch(request, context);
    },
  };
}

/** The versions of a site, with other names for some of its types. */
function versionsNamed(
  site: PartServer['site'],
  names: GivenNames,
  { versionNamed }: PartOptions,
): PartServer['site'] {
  const versions = new WeakMap<SiteModel, SiteVersion>();
  return {
    caches: site.caches,
    get version() {
      const { model } = site.version;
      const version = versions.get(model) ?? versionNamed(model, names);
      versions.set(model, version);
      return version;
    },
  };
}

/** Reports masked errors with the id of the whole request. */
const useReportedMistakes = (mistakes: Mistakes): Plugin<Record<never, never>, RequestContext> => ({
  onResultProcess({ result, serverContext: { requestState } }) {
    for (const each of [result].flat())
      if ('errors' in each) mistakes.report(each.errors, requestState.record.id);
  },
});
