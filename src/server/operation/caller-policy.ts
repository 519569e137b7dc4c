import { ANONYMOUS, type Caller, type CallerOptions, callerOf, forwardableHeaders } from './caller.ts';

/** Which request headers identify the caller, and therefore which callers an answer may depend on. */
export interface CallerPolicy {
  callerOf(request: Pick<Headers, 'get'>): Caller;
  /** Whether no header is forwarded to WordPress: the answer is the same for every such caller. */
  isAnonymous(request: Pick<Headers, 'get'>): boolean;
  /** Names of the request headers that an answer may depend on. */
  readonly varyOn: readonly string[];
}

/** @throws PressgraphError BAD_USER_INPUT for a header that cannot be forwarded: see {@link forwardableHeaders}. */
export function createCallerPolicy({
  forwardHeaders: given = [],
  forwardCookies = false,
}: CallerOptions): CallerPolicy {
  const forwardHeaders = forwardableHeaders(given);
  const of = (request: Pick<Headers, 'get'>) => callerOf(request, { forwardHeaders, forwardCookies });
  return {
    callerOf: of,
    isAnonymous: (request) => of(request).key === ANONYMOUS,
    varyOn: ['authorization', ...forwardHeaders, ...(forwardCookies ? ['cookie', 'x-wp-nonce'] : [])],
  };
}
