import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { PressgraphError } from '../../base/errors.ts';
import type { RequestContext } from '../operation/request-state.ts';
import { MultipartRequest } from './multipart-request.ts';
import { removeLeftovers } from './spool-leftovers.ts';
import type { SpoolRoom } from './spool-room.ts';

/** Allowance for everything but the files: the operation, its variables and the part boundaries. In bytes. */
const AROUND_THE_FILE = 1024 * 1024;

/** Size limit of a request, given that of a file. */
const largestBody = (maxUploadBytes: number): number => maxUploadBytes + AROUND_THE_FILE;

/** Media types of forms: `useFormPreflight` has seen to it that no page of another site sends them. */
const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

const MULTIPART = /^multipart\/form-data\b/i;

export interface UploadOptions {
  /** Size limit of a file, in bytes. */
  readonly maxUploadBytes: number;
  /** Bounds what all uploads together keep on disk. */
  readonly room: SpoolRoom;
  /** Idle timeout of an upload, in milliseconds. @defaultValue 30_000 */
  readonly patience?: number;
  /** Least bytes a second. @defaultValue 4,096 */
  readonly leastRate?: number;
}

/**
 * Reads GraphQL multipart requests instead of Yoga, which would buffer their files in memory: see {@link
 * MultipartRequest}.
 *
 * Rejects oversized uploads before their bodies are read. A body without a declared length is cut off at the same size.
 */
export function useUploads({
  maxUploadBytes,
  room,
  patience = 30_000,
  leastRate = 4096,
}: UploadOptions): Plugin<Record<never, never>, RequestContext> {
  const limits = {
    maxUploadBytes,
    maxFieldBytes: AROUND_THE_FILE,
    maxRequestBytes: largestBody(maxUploadBytes),
    patience,
    leastRate,
    room,
  };
  void removeLeftovers();
  return {
    onRequestParse({ request, serverContext, setRequestParser }) {
      if (!FORM.test(typeOf(request))) return;
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
