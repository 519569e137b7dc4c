import type { ErrorCode } from '../../../base/errors.ts';

interface FailureFacts {
  /** What callers get. */
  readonly code: ErrorCode;
  readonly message: string;
  /** Whether the same request may succeed at once: the connection failed or broke early, and cost no time. */
  readonly isWorthRetry?: true;
  /** Whether no connection was made, so that nothing of the site can be reached. */
  readonly isUnconnected?: true;
}

/** The ways in which an exchange fails, whatever carries it out. */
const FAILURES = {
  'connect-timeout': { code: 'UPSTREAM_TIMEOUT', message: 'no connection in time', isUnconnected: true },
  'headers-timeout': { code: 'UPSTREAM_TIMEOUT', message: 'no answer in time' },
  'body-timeout': { code: 'UPSTREAM_TIMEOUT', message: 'the answer did not end in time' },
  refused: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'the connection was refused',
    isWorthRetry: true,
    isUnconnected: true,
  },
  unresolved: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'the host name could not be resolved',
    isUnconnected: true,
  },
  /** The name server itself failed, for now. */
  'unresolved-now': {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'the host name could not be resolved',
    isWorthRetry: true,
    isUnconnected: true,
  },
  unreachable: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'the host cannot be reached',
    isWorthRetry: true,
    isUnconnected: true,
  },
  insecure: { code: 'UPSTREAM_UNAVAILABLE', message: 'no secure connection', isUnconnected: true },
  broken: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'the connection broke off before the answer was complete',
    isWorthRetry: true,
  },
  /** Of no known kind. */
  failed: { code: 'UPSTREAM_UNAVAILABLE', message: 'the connection failed' },
  'length-mismatch': {
    code: 'UPSTREAM_ERROR',
    message: 'the length of the answer is not its content-length',
    isWorthRetry: true,
  },
  /** Compressed, and incomplete. */
  'cut-short': {
    code: 'UPSTREAM_ERROR',
    message: 'the compressed answer is damaged or cut short',
    isWorthRetry: true,
  },
  damaged: { code: 'UPSTREAM_ERROR', message: 'the compressed answer is damaged or cut short' },
  'unknown-encoding': {
    code: 'UPSTREAM_ERROR',
    message: 'the answer has a content-encoding that was not accepted',
  },
  'too-large': { code: 'UPSTREAM_ERROR', message: 'the answer is too large' },
  'large-headers': { code: 'UPSTREAM_ERROR', message: 'the headers of the answer are too large' },
  'not-http': { code: 'UPSTREAM_ERROR', message: 'the answer is not HTTP' },
  'invalid-request': { code: 'INTERNAL_SERVER_ERROR', message: 'the gateway could not build the request' },
} as const satisfies Record<string, FailureFacts>;

export type ExchangeFailure = keyof typeof FAILURES;

/** Why an exchange has no answer, or no whole one; what the runtime said is the `cause`. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  readonly failure: ExchangeFailure;

  /** @param message In words for a caller, without host and full stop. Default: the failure's own. */
  constructor(
    failure: ExchangeFailure,
    { message, cause }: { readonly message?: string | undefined; readonly cause?: unknown } = {},
  ) {
    super(message ?? FAILURES[failure].message, cause === undefined ? undefined : { cause });
    this.failure = failure;
  }

  get code(): ErrorCode {
    return FAILURES[this.failure].code;
  }

  get isWorthRetry(): boolean {
    return (FAILURES[this.failure] as FailureFacts).isWorthRetry === true;
  }

  get isUnconnected(): boolean {
    return (FAILURES[this.failure] as FailureFacts).isUnconnected === true;
  }
}

export const tooLarge = (maxBytes: number): ExchangeError =>
  new ExchangeError('too-large', { message: `the answer is larger than ${maxBytes} bytes` });
