/**
 * The catalogue of errors. `docs/errors.md` explains each code to users, and a test keeps that page equal to this table.
 */
export const ERROR_CODES = {
  BAD_USER_INPUT: 'An argument or a variable is invalid; the message says what was expected.',
  UNAUTHENTICATED: 'WordPress requires a credential for this, or rejected the one that was sent.',
  CONFLICT: 'The change conflicts with what is there: a newer version, or a duplicate. Nothing was written.',
  FORBIDDEN: 'WordPress, or something in front of it, refuses this to the caller.',
  UPSTREAM_ERROR: 'WordPress answered, but not with a valid REST API response.',
  UPSTREAM_TIMEOUT: 'WordPress took longer than the gateway waits.',
  UPSTREAM_UNAVAILABLE: 'WordPress could not be reached, or is temporarily unavailable.',
  QUERY_TOO_COMPLEX:
    'The operation exceeds a limit of the gateway, or needs too many requests to WordPress. With a path: only that part.',
  RATE_LIMITED: 'The caller has used up its rate limit, or there are too many subscriptions.',
  PAYLOAD_TOO_LARGE: 'The request is larger than the gateway accepts.',
  NOT_WORDPRESS: 'The address is not that of a WordPress site with a readable REST API.',
  SNAPSHOT_MISS: 'The snapshot that is served instead of WordPress lacks an answer that the operation needs.',
  INTERNAL_SERVER_ERROR: 'A bug in the gateway; the details are only in its log.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** WordPress's own error: its code (such as `rest_forbidden`), if it gave one, and the HTTP status. */
export interface WordPressComplaint {
  readonly code?: string;
  readonly status: number;
  /** WordPress's message, as plain text. */
  readonly message?: string;
  /** What is wrong with each invalid parameter, by name: `status`, `meta.pages`. */
  readonly invalid?: Readonly<Record<string, string>>;
  /** The database id of the existing term that a new one would duplicate. */
  readonly existingId?: number;
}

export interface PressgraphErrorOptions {
  /** WordPress's own error, if it answered. */
  readonly wordpress?: WordPressComplaint;
  /** The REST route, without host or query: safe to show to callers. */
  readonly route?: string;
  /** The argument that the error is about: `['input', 'status']`. */
  readonly argumentPath?: readonly (string | number)[];
  /** Further `extensions` for the caller. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** An error that callers may see: its message contains no host, credential or stack. */
export class PressgraphError extends Error {
  override readonly name = 'PressgraphError';
  readonly code: ErrorCode;
  readonly wordpress: WordPressComplaint | undefined;
  readonly route: string | undefined;
  readonly argumentPath: readonly (string | number)[] | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, message: string, options: PressgraphErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.wordpress = options.wordpress;
    this.route = options.route;
    this.argumentPath = options.argumentPath;
    this.details = options.details;
  }
}
