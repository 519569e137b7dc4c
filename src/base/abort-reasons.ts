import { PressgraphError } from './errors.ts';

/** The operation took longer than it may. */
export const operationTimedOut = (milliseconds: number): PressgraphError =>
  new PressgraphError('UPSTREAM_TIMEOUT', `The operation timed out after ${milliseconds} ms.`);

/** The gateway, or one of its sites, was closed while work was under way. */
export const gatewayClosed = (): PressgraphError =>
  new PressgraphError('UPSTREAM_UNAVAILABLE', 'The gateway was closed.');

/** The client closed its request. Nobody reads the answer, and nothing is wrong with the gateway: it goes to no log. */
export class ClientLeftError extends Error {
  override readonly name = 'AbortError';

  /** @param cause The reason of the request's own signal. */
  constructor(cause: unknown) {
    super('The client closed its request before the answer was ready.', { cause });
  }
}
