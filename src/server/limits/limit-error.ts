import { type ErrorCode, PressgraphError } from '../../base/errors.ts';

/** How the HTTP answer says that a request was refused. */
export interface HttpRefusal {
  readonly status: number;
  /** Whether who accepts `application/json` alone gets 200, as GraphQL over HTTP has it for operations. */
  readonly spec?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error that refuses a request as a whole, with the HTTP status that says so. */
export const refusal = (
  code: ErrorCode,
  message: string,
  http: HttpRefusal,
  details: Readonly<Record<string, unknown>> = {},
): PressgraphError => new PressgraphError(code, message, { details: { ...details, http } });

/** An operation that is larger than it may be. */
export const tooComplex = (message: string, details: Readonly<Record<string, unknown>>): PressgraphError =>
  refusal('QUERY_TOO_COMPLEX', message, { status: 400, spec: true }, details);
