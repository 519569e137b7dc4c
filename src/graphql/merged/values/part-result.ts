import { ERROR_CODES, type ErrorCode, PressgraphError } from '../../../base/errors.ts';
import { isRecord } from '../../../base/json.ts';

/** What a site answers to its part of an operation, as JSON. */
export interface PartResult {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly PartError[];
}

export interface PartError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An error of a site, which says so. Its message is for callers already. */
export function errorOfPart({ message, extensions = {} }: PartError, site: string): PressgraphError {
  const { code, http: _, ...details } = extensions;
  return new PressgraphError(codeOf(code), message, { details: { ...details, site } });
}

/** What a site cannot do of an operation that the merged schema allows is wrong with the operation. */
const codeOf = (code: unknown): ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : 'BAD_USER_INPUT';

/** @throws PressgraphError UPSTREAM_ERROR if it is not the result of an operation. */
export function asPartResult(value: unknown): PartResult {
  if (isRecord(value) && (value['data'] !== undefined || Array.isArray(value['errors'])))
    return value as PartResult;
  throw new PressgraphError(
    'UPSTREAM_ERROR',
    'Expected a result of GraphQL from a site, got something else.',
  );
}
