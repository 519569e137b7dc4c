import type { Readable } from 'node:stream';

/** What is needed of a dispatcher of undici, whichever version of it made it. */
export interface HttpDispatcher {
  request(options: DispatchedRequest): Promise<DispatchedResponse>;
}

export interface DispatchedRequest {
  readonly origin: string;
  readonly path: string;
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Record<string, string>;
  readonly body: Readable | string | Uint8Array | null;
  readonly signal: AbortSignal | null;
  /** Milliseconds. */
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
  readonly reset: boolean;
}

export interface DispatchedResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Readable;
}
