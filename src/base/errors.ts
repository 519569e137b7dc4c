/**
 * The one catalogue of what can go wrong, read by every layer. `docs/errors.md` explains each code to
 * users, and a test keeps that page equal to this table.
 */
export const ERROR_CODES = {
  BAD_USER_INPUT: 'An argument or a variable cannot be used; the message says what was expected.',
  UNAUTHENTICATED: 'WordPress wants to know who is asking, or did not accept the credential.',
  CONFLICT:
    'What is there already stands against the change: a newer version, or a double. Nothing was written.',
  FORBIDDEN: 'WordPress, or something in front of it, refuses this to this caller.',
  UPSTREAM_ERROR: 'WordPress answered, but not with what its REST API promises.',
  UPSTREAM_TIMEOUT: 'WordPress took longer than the gateway waits.',
  UPSTREAM_UNAVAILABLE: 'WordPress could not be reached, or said that it cannot answer now.',
  QUERY_TOO_COMPLEX:
    'The operation is larger than the gateway allows, or would ask too much of WordPress. Nothing was asked.',
  RATE_LIMITED:
    'The caller has asked for more than the gateway allows in a minute, or too many subscribe to it.',
  PAYLOAD_TOO_LARGE: 'The request is longer than the gateway reads.',
  NOT_WORDPRESS: 'The address given is not a WordPress site with a readable REST API.',
  INTERNAL_SERVER_ERROR: 'A mistake of the gateway itself; the details are in its log only.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What WordPress itself said: its error code (such as `rest_forbidden`), if it gave one, and the HTTP status. */
export interface WordPressComplaint {
  readonly code?: string;
  readonly status: number;
  /** Its words, as plain text. */
  readonly message?: string;
  /** What is wrong with the parameters sent, by name: `status`, `meta.pages`. */
  readonly invalid?: Readonly<Record<string, string>>;
  /** The database id of the term that stands in the way of a new one. */
  readonly existingId?: number;
}

export interface PressgraphErrorOptions {
  /** What WordPress said, where it spoke. */
  readonly wordpress?: WordPressComplaint;
  /** The REST route asked, without host or query: safe to show to a caller. */
  readonly route?: string;
  /** The argument that the error is about: `['input', 'status']`. */
  readonly argumentPath?: readonly (string | number)[];
  /** What else stands in the way, or helps: further `extensions` for the caller. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** An error whose message and code may be shown to a caller: it names no host, no credential and no stack. */
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
