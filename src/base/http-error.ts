import { type ErrorCode, PressgraphError } from './errors.ts';

/** The HTTP response of a refused request. */
export interface HttpErrorResponse {
  readonly status: number;
  /** Whether clients that accept only `application/json` get status 200, as GraphQL over HTTP requires for operations. */
  readonly spec?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error that refuses the whole request, with its HTTP status. */
export const httpError = (
  code: ErrorCode,
  message: string,
  http: HttpErrorResponse,
  details: Readonly<Record<string, unknown>> = {},
): PressgraphError => new PressgraphError(code, message, { details: { ...details, http } });

/** The operation exceeds a limit. */
export const tooComplex = (message: string, details: Readonly<Record<string, unknown>>): PressgraphError =>
  httpError('QUERY_TOO_COMPLEX', message, { status: 400, spec: true }, details);
