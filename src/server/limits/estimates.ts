import type { CostEstimate } from '../../graphql/cost/estimate-cost.ts';

/** What the operations under way are estimated to cost: each request holds one. */
export type Estimates = WeakMap<Request, CostEstimate>;
