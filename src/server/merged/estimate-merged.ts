import type { EstimatedOperation, estimateCost } from '../../graphql/engine/cost/estimate-cost.ts';
import type { CostEstimate } from '../../graphql/engine/cost/ledger.ts';
import { plannedParts } from '../../graphql/merged/plan/planned-parts.ts';
import type { EstimatedParts } from './estimated-parts.ts';
import type { MergedVersions } from './merged-versions.ts';
import type { OpenSites } from './open-sites.ts';

const NOTHING: CostEstimate = { requests: 0, items: 0, html: 0, bytes: 0 };

/** Estimates an operation over several sites: what its parts cost together. */
export const estimatingParts =
  (versions: MergedVersions, sites: OpenSites, estimated: EstimatedParts): typeof estimateCost =>
  ({ schema, document, operationName, variables, pages }: EstimatedOperation) => {
    const version = versions.of(schema);
    if (!version) return undefined;
    const { merged, parts: servers } = version;
    const parts = plannedParts({
      ...{ merged, document, operationName, pages },
      variables: variables ?? {},
      keys: sites.keys,
      addressesOf: sites.addressesOf,
    });
    return parts
      .map((part) => {
        const server = servers.get(part.site);
        const own = merged.sites.get(part.site);
        if (!server || !own) return NOTHING;
        return estimated.of(part, own, server.smallRoutes()) ?? NOTHING;
      })
      .reduce(
        (sum, each) => ({
          requests: sum.requests + each.requests,
          items: sum.items + each.items,
          html: sum.html + each.html,
          bytes: sum.bytes + each.bytes,
        }),
        NOTHING,
      );
  };
