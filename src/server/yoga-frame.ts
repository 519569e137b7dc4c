import { publicError } from './answer/public-error.ts';
import type { Limits } from './limits/create-limits.ts';
import type { Mistakes } from './operating/mistakes.ts';

/** What all servers of a gateway set of Yoga: pages, log lines, limits and errors are the gateway's own. */
export const yogaFrame = (
  mistakes: Mistakes,
  limits: Pick<Limits, 'cors' | 'parserAndValidationCache' | 'extraParamNames'>,
) => ({
  ...{ graphiql: false, landingPage: false, logging: false },
  cors: limits.cors,
  parserAndValidationCache: limits.parserAndValidationCache,
  extraParamNames: limits.extraParamNames,
  maskedErrors: { maskError: (error: unknown) => publicError(error, mistakes.hide) },
  // `useQuerySize` and `useUploads` enforce it; Yoga's own limit would pipe each body through two more streams.
  maxRequestBodySize: false as const,
});
