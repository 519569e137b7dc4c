import type { DocumentNode, GraphQLSchema } from 'graphql';
import { type EstimatedOperation, estimateCost } from '../../../graphql/engine/cost/estimate-cost.ts';
import type { CostEstimate } from '../../../graphql/engine/cost/ledger.ts';

interface Remembered {
  readonly asked: string;
  readonly estimate: CostEstimate | undefined;
}

/** Characters. Longer variables are seldom sent twice. */
const LONGEST_VARIABLES = 1_000;

/**
 * Memoises {@link estimateCost}, which walks the whole operation: keeps the latest estimate of each document
 * for each schema, and reuses it if the variables and the sizes of routes are the same.
 */
export function rememberingEstimates(): typeof estimateCost {
  const latest = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, Remembered>>();
  return (operation: EstimatedOperation) => {
    const { schema, document, operationName, variables, smallRoutes = new Map() } = operation;
    const asked = JSON.stringify([operationName, variables, ...smallRoutes]);
    const ofSchema = latest.get(schema) ?? new WeakMap<DocumentNode, Remembered>();
    latest.set(schema, ofSchema);
    const known = ofSchema.get(document);
    if (known?.asked === asked) return known.estimate;
    const estimate = estimateCost(operation);
    if (asked.length <= LONGEST_VARIABLES) ofSchema.set(document, { asked, estimate });
    return estimate;
  };
}
