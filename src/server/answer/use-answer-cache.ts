import { hash } from 'node:crypto';
import { type ExecutionResult, type GraphQLSchema, printSchema } from 'graphql';
import { type GraphQLParams, isAsyncIterable, type Plugin } from 'graphql-yoga';
import { CacheUse } from '../../cache/cache-use.ts';
import type { Produced, Served } from '../../cache/read-through-cache.ts';
import type { Mistakes } from '../operating/mistakes.ts';
import { recordOf, shareRecord } from '../operating/request-records.ts';
import type { Answer, GatewayCaches } from '../site/caching.ts';
import type { SiteFollower } from '../site/site-follower.ts';
import { answerHeaders, isUnchanged } from './answer-headers.ts';
import { outcomeOf } from './answer-outcome.ts';
import { HeldAnswer } from './cached-answer.ts';
import { worthwhileEncoding } from './content-encoding.ts';

export interface AnswerCacheOptions {
  readonly caches: GatewayCaches;
  readonly follower: SiteFollower;
  readonly mistakes: Mistakes;
  /** Whether the request is one of the public: nothing in it speaks for somebody. */
  readonly isAnonymous: (headers: Headers) => boolean;
  /** Names of request headers that an answer depends on. */
  readonly varyOn: readonly string[];
}

export interface CachingContext {
  /** Takes note of what the operation's answer is made of. */
  cacheUse?: CacheUse;
  /** Whoever wants to see what an operation costs wants it to be done. */
  trace?: unknown;
}

/**
 * Whole answers for the public: equal queries are done once at a time, held, and given again without so much as being
 * parsed. Tells how old an answer is (`Age`), where it came from (`Cache-Status`, RFC 9211), and to those who ask by
 * `GET` how long it may be held (`Cache-Control`, `ETag`).
 */
export function useAnswerCache(options: AnswerCacheOptions): Plugin<Record<never, never>, CachingContext> {
  const { caches, follower, mistakes, isAnonymous, varyOn } = options;
  const served = new WeakMap<Request, Served<HeldAnswer>>();

  return {
    onParams({ paramsHandler, setParamsHandler, fetchAPI }) {
      setParamsHandler(async (payload) => {
        const { request, params, context } = payload;
        if (!isAnonymous(request.headers)) return await paramsHandler(payload);
        if (!isQuery(params)) return await paramsHandler(payload);
        if (context.trace !== undefined) {
          context.cacheUse = new CacheUse(caches.now());
          return await paramsHandler(payload);
        }
        const produce = async (signal: AbortSignal, isRevalidation: boolean): Promise<Produced<Answer>> => {
          const use = new CacheUse(caches.now(), isRevalidation);
          const { url, method, headers } = request;
          // The work is for all who wait for it: the one who came first may leave.
          const work = new fetchAPI.Request(url, { method, headers, signal });
          shareRecord(request, work);
          const result = await paramsHandler({
            params,
            request: work,
            context: Object.assign(Object.create(context), { cacheUse: use }),
          });
          if (isAsyncIterable(result)) throw new TypeError('Expected a query to have one result.');
          // What is done behind the callers' backs is answered to nobody.
          if (isRevalidation) mistakes.tell(result.errors, recordOf(work)?.id);
          const outcome = outcomeOf(result, use);
          return {
            value: outcome === 'keep' ? new HeldAnswer(JSON.stringify(result)) : { result },
            asOf: use.asOf,
            tags: use.tags,
            outcome,
          };
        };
        const key = keyOf(follower.served.schema, params);
        const { value, ...told } = await caches.answers.read(key, produce, { signal: request.signal });
        if (!(value instanceof HeldAnswer)) return value.result;
        served.set(request, { value, ...told });
        // Its body is put in below, compressed already; the type, and what else belongs to an answer, is Yoga's.
        return { data: null, stringify: () => '' } as ExecutionResult;
      });
    },
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const answer = served.get(request);
      if (!answer || response.status !== 200) {
        if (isJson(response) && !response.headers.has('cache-control')) {
          response.headers.set('cache-control', 'private, no-store');
        }
        return;
      }
      const { value, state } = answer;
      const encoding = worthwhileEncoding(request.headers.get('accept-encoding'), value.body.length);
      const headers = answerHeaders(response.headers, {
        state,
        age: caches.now() - answer.asOf,
        lifetimes: caches.lifetimes,
        etag: `"${value.digest}${encoding ? `-${encoding}` : ''}"`,
        encoding,
        varyOn,
        isPublic: request.method === 'GET',
      });
      if (request.method === 'GET' && isUnchanged(request.headers.get('if-none-match'), headers['etag'])) {
        return setResponse(new fetchAPI.Response(null, { status: 304, headers }));
      }
      const body = encoding ? await value.encoded(encoding) : value.body;
      headers['content-length'] = String(body.length);
      setResponse(new fetchAPI.Response(body, { status: 200, headers }));
    },
  };
}

const isJson = ({ headers }: Response): boolean => /\bjson\b/.test(headers.get('content-type') ?? '');

/**
 * Whether these are the parameters of a query. The text is not parsed for that: where the other words stand in it, if
 * only as a comment, the operation is done as if there were no cache.
 */
const isQuery = ({ query }: GraphQLParams): boolean =>
  query !== undefined && !/\b(mutation|subscription|defer|stream)\b/.test(query);

function keyOf(schema: GraphQLSchema, { query, variables, operationName }: GraphQLParams): string {
  const given = Object.entries(variables ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  const asked = JSON.stringify([query, given, operationName ?? null]);
  return `answer:${hash('sha256', versionOf(schema) + asked, 'base64url')}`;
}

const versions = new WeakMap<GraphQLSchema, string>();

/** Tells schemas apart, and is the same in each gateway that serves the same. */
function versionOf(schema: GraphQLSchema): string {
  const version = versions.get(schema) ?? hash('sha256', printSchema(schema), 'base64url');
  versions.set(schema, version);
  return version;
}
