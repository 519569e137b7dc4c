import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { PressgraphError } from '../../base/errors.ts';
import type { RequestContext } from '../operation/request-state.ts';
import { MultipartRequest } from './multipart-request.ts';

/** What stands around a file in a multipart request: the operation, its variables, and the lines between the parts. */
const AROUND_THE_FILE = 1024 * 1024;

/** The most bytes that a request may have, for files of so many. */
const largestBody = (maxUploadBytes: number): number => maxUploadBytes + AROUND_THE_FILE;

/** Either one shows that a script sent the request, and that the browser asked the gateway before it let it. */
const PREFLIGHT_HEADERS = ['graphql-require-preflight', 'apollo-require-preflight'] as const;

/** What a page of another site can have a browser send without asking, and that Yoga would read. */
const SIMPLE_TYPES = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

const MULTIPART = /^multipart\/form-data\b/i;

export interface UploadOptions {
  /** The most bytes that a file may have. */
  readonly maxUploadBytes: number;
  /** Milliseconds that a caller may send nothing of a file. 30,000 unless told otherwise. */
  readonly patience?: number;
}

/**
 * Reads GraphQL multipart requests in place of Yoga, which would hold their files in memory: see {@link MultipartRequest}.
 *
 * Refuses forms that any page could have sent in a visitor's name (CSRF), and uploads that are too large, before their
 * bodies are read. A body that hides its length is cut off at the same size.
 */
export function useUploads({
  maxUploadBytes,
  patience = 30_000,
}: UploadOptions): Plugin<Record<never, never>, RequestContext> {
  const limits = {
    maxUploadBytes,
    maxFieldBytes: AROUND_THE_FILE,
    maxRequestBytes: largestBody(maxUploadBytes),
    patience,
  };
  return {
    onRequestParse({ request, serverContext, setRequestParser }) {
      if (!SIMPLE_TYPES.test(typeOf(request))) return;
      if (!PREFLIGHT_HEADERS.some((name) => request.headers.has(name))) {
        throw refusal(
          403,
          'FORBIDDEN',
          'Expected the header `graphql-require-preflight` (with any value) on a request that is sent as a form.',
        );
      }
      if (Number(request.headers.get('content-length') ?? 0) > largestBody(maxUploadBytes)) {
        throw refusal(413, 'BAD_USER_INPUT', `Expected files of at most ${maxUploadBytes} bytes.`);
      }
      if (request.method !== 'POST' || !MULTIPART.test(typeOf(request))) return;
      setRequestParser(async () => {
        try {
          const uploads = new MultipartRequest(request, limits);
          serverContext.requestState.uploads = uploads;
          return await uploads.params;
        } catch (error) {
          if (error instanceof PressgraphError) throw refusal(400, error.code, error.message);
          throw error;
        }
      });
    },
    onResponse({ serverContext, response }) {
      const { uploads } = serverContext.requestState;
      uploads?.end();
      if (uploads?.isCutOff) response.headers.set('connection', 'close');
    },
  };
}

const typeOf = (request: Request): string => request.headers.get('content-type') ?? '';

const refusal = (status: number, code: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status } } });
