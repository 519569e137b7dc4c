import type { CostEstimate } from '../../../graphql/engine/cost/ledger.ts';

/** What the operations under way are estimated to cost: each request holds one. */
export type Estimates = WeakMap<Request, CostEstimate>;
