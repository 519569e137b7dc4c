import { PressgraphError } from './errors.ts';

/** The operation exceeded its timeout. */
export const operationTimedOut = (milliseconds: number): PressgraphError =>
  new PressgraphError('UPSTREAM_TIMEOUT', `The operation timed out after ${milliseconds} ms.`);

/** The gateway, or one of its sites, was closed while operations were in progress. */
export const gatewayClosed = (): PressgraphError =>
  new PressgraphError('UPSTREAM_UNAVAILABLE', 'The gateway was closed.');

/** The client closed its request. Not logged: no response is read, and nothing is wrong with the gateway. */
export class ClientLeftError extends Error {
  override readonly name = 'AbortError';

  /** @param cause The abort reason of the request's signal. */
  constructor(cause: unknown) {
    super('The client closed its request before the answer was ready.', { cause });
  }
}
