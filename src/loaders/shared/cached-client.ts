import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import { NOT_FOUND_EXPIRES_IN } from '../../cache/cache-entry.ts';
import type { Served } from '../../cache/read-through-cache.ts';
import { ANY_CHANGE } from '../../cache/site-caches.ts';
import { type CacheTag, itemTag, listTag } from '../../changes/changes.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestRequest, RestResponse } from '../../wordpress/rest/request.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { embeddedTags } from '../entities/relations/embedded-tags.ts';
import type { ReadCaches } from './read-caches.ts';
import { requestName } from './request-name.ts';

/** The response headers that are read. */
const KEPT_HEADERS = ['x-wp-total', 'x-wp-totalpages', 'link'] as const;

/**
 * A client that caches responses across anonymous callers: lists, searches, pages. Equal concurrent requests
 * are sent once.
 */
export function cachedClient(
  client: WordPressClient,
  { caches, batches, use, signal: ending }: ReadCaches,
): WordPressClient {
  const { upstream, now } = caches;

  /** Reads through the cache, which stores JSON. */
  async function read<Answer>(
    key: string,
    told: { readonly route: string; readonly fields?: readonly string[] },
    ask: (signal: AbortSignal) => Promise<Answer>,
    tagsOf: (answer: Answer) => readonly CacheTag[],
    isNotFound: (answer: Answer) => boolean,
  ): Promise<{ readonly answer: Answer; readonly isCached: boolean }> {
    let own: Answer | undefined;
    let isAsker = false;
    const reading = upstream.read(
      key,
      async (signal) => {
        isAsker = true;
        const asOf = now();
        const answer = await ask(signal);
        own = answer;
        const expiresIn = isNotFound(answer) ? NOT_FOUND_EXPIRES_IN : undefined;
        return { value: JSON.stringify(answer), asOf, tags: tagsOf(answer), expiresIn, outcome: 'keep' };
      },
      { isRevalidation: use.isRevalidation, signal: ending },
    );
    let served: Served<string>;
    try {
      served = await reading;
    } catch (error) {
      if (isAsker || !isOfAnother(error)) throw error;
      const asOf = now();
      const answer = await ask(ending);
      use.note({ asOf, tags: tagsOf(answer) }, 'MISS');
      return { answer, isCached: false };
    }
    use.note(served, served.state);
    // Loaders mutate their rows, so the cache stores text, and each operation parses its own rows.
    const isCached = served.state !== 'MISS' || own === undefined;
    const answer: Answer = isCached ? JSON.parse(served.value) : own;
    if (served.state !== 'MISS') {
      client.log?.add({
        cached: true,
        route: told.route,
        fields: told.fields ?? [],
        ageSeconds: (now() - served.asOf) / 1000,
        items: itemsOf(answer),
      });
    }
    return { answer, isCached };
  }

  async function readPage<Answer>(
    method: string,
    path: string,
    ask: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    const { answer } = await read(
      `${method} page ${path}`,
      { route: path },
      ask,
      () => [ANY_CHANGE],
      (page) => page === null,
    );
    return answer;
  }

  async function joinBatch(request: RestRequest): Promise<RestResponse> {
    // Do not start work that no caller waits for.
    ending.throwIfAborted();
    let isAsker = false;
    const send = (signal: AbortSignal) => {
      isAsker = true;
      return client.request({ ...request, signal });
    };
    try {
      return await batches.start(requestName(request.route, request.query), send).join(ending);
    } catch (error) {
      if (isAsker || !isOfAnother(error)) throw error;
      return await send(ending);
    }
  }

  return {
    ...client,
    async request(request) {
      const { route, query, method = 'GET', headers, isBatch } = request;
      if (isBatch) return joinBatch(request);
      if (headers || method === 'OPTIONS' || query?.['password'] !== undefined) {
        use.notePrivate();
        return client.request(request);
      }
      const { answer, isCached } = await read(
        `${method} ${requestName(route, query)}`,
        { route, fields: fieldsOf(query) },
        async (signal): Promise<RestResponse> => {
          const { status, headers: sent, body } = await client.request({ ...request, signal });
          const kept = KEPT_HEADERS.flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]]]));
          return { status, headers: Object.fromEntries(kept), body };
        },
        ({ body }) => [...tagsOf(route, body), ...embeddedTags(body, client.restRoot)],
        ({ body }) => query?.['slug'] !== undefined && Array.isArray(body) && body.length === 0,
      );
      return { ...answer, isCached };
    },
    head: (path) => readPage('HEAD', path, (signal) => client.head(path, signal)),
    page: (path) => readPage('GET', path, (signal) => client.page(path, signal)),
  };
}

/** Whether a shared request was not sent because the operation that was to send it may send no more. */
const isOfAnother = (error: unknown): boolean =>
  error instanceof PressgraphError && error.code === 'QUERY_TOO_COMPLEX';

/**
 * Cache tags: a collection has its own and those of its rows, an item its own. Anything else may depend on any
 * change.
 */
function tagsOf(route: string, body: unknown): readonly CacheTag[] {
  if (/\/\d+$/.test(route)) return [route];
  // `undefined` is HEAD, which returns the length of a list.
  if (!Array.isArray(body) && body !== undefined) return [ANY_CHANGE];
  if (NO_COLLECTION.test(route)) return [ANY_CHANGE];
  // Rows are not validated yet: the loaders do that, after the cache.
  const ids = Array.isArray(body)
    ? body.flatMap((row) => (isRecord(row) && typeof row['id'] === 'number' ? [row['id']] : []))
    : [];
  return [listTag(route), ...ids.map((id) => itemTag(route, id))];
}

/** Lists derived from other items, or for which no changes are reported. */
const NO_COLLECTION = /^\/wp\/v2\/(search|navigation|menus|menu-items)$|\/(revisions|autosaves)$/;

const fieldsOf = (query: RestQuery | undefined): readonly string[] => {
  const fields = query?.['_fields'];
  return Array.isArray(fields) ? fields : typeof fields === 'string' ? fields.split(',') : [];
};

const itemsOf = (answer: unknown): number => {
  const body = typeof answer === 'object' && answer !== null && 'body' in answer ? answer.body : undefined;
  return Array.isArray(body) ? body.length : 1;
};
