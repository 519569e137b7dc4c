import { isRecord } from '../../base/json.ts';
import type { Served } from '../../cache/read-through-cache.ts';
import { ANY_CHANGE } from '../../cache/site-caches.ts';
import { type CacheTag, itemTag, listTag } from '../../changes/changes.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import type { RestRequest, RestResponse } from '../../wordpress/rest/request.ts';
import type { RestQuery } from '../../wordpress/rest/rest-query.ts';
import { embeddedTags } from '../entities/embedded-tags.ts';
import type { ReadCaches } from './read-caches.ts';
import { requestName } from './request-name.ts';

/** What of the headers is read of a REST answer. */
const KEPT_HEADERS = ['x-wp-total', 'x-wp-totalpages', 'link'] as const;

/**
 * The client of an anonymous caller, with what WordPress answers to others of them held: lists, searches, pages. What
 * is the same and under way already is not asked again.
 */
export function cachedClient(
  client: WordPressClient,
  { caches, batches, use, signal: ending }: ReadCaches,
): WordPressClient {
  const { upstream, now } = caches;

  /** Asks through the cache; the text is JSON. */
  async function read<Answer>(
    key: string,
    told: { readonly route: string; readonly fields?: readonly string[] },
    ask: (signal: AbortSignal) => Promise<Answer>,
    tagsOf: (answer: Answer) => readonly CacheTag[],
  ): Promise<{ readonly answer: Answer; readonly isHeld: boolean }> {
    let own: Answer | undefined;
    const served: Served<string> = await upstream.read(
      key,
      async (signal) => {
        const asOf = now();
        const answer = await ask(signal);
        own = answer;
        return { value: JSON.stringify(answer), asOf, tags: tagsOf(answer), outcome: 'keep' };
      },
      { isRevalidation: use.isRevalidation, signal: ending },
    );
    use.note(served, served.state);
    // Loaders write on their rows: what is held stays as text, and each operation has rows of its own.
    const isHeld = served.state !== 'MISS' || own === undefined;
    const answer: Answer = isHeld ? JSON.parse(served.value) : own;
    if (served.state !== 'MISS') {
      client.log?.add({
        cached: true,
        route: told.route,
        fields: told.fields ?? [],
        ageSeconds: (now() - served.asOf) / 1000,
        items: itemsOf(answer),
      });
    }
    return { answer, isHeld };
  }

  async function readPage<Answer>(
    method: string,
    path: string,
    ask: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    const { answer } = await read(`${method} page ${path}`, { route: path }, ask, () => [ANY_CHANGE]);
    return answer;
  }

  async function joinBatch(request: RestRequest): Promise<RestResponse> {
    // Do not start work that no caller waits for.
    ending.throwIfAborted();
    return await batches
      .start(requestName(request.route, request.query), (signal) => client.request({ ...request, signal }))
      .join(ending);
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
      const { answer, isHeld } = await read(
        `${method} ${requestName(route, query)}`,
        { route, fields: fieldsOf(query) },
        async (signal): Promise<RestResponse> => {
          const { status, headers: sent, body } = await client.request({ ...request, signal });
          const kept = KEPT_HEADERS.flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]]]));
          return { status, headers: Object.fromEntries(kept), body };
        },
        ({ body }) => [...tagsOf(route, body), ...embeddedTags(body, client.restRoot)],
      );
      return { ...answer, isHeld };
    },
    head: (path) => readPage('HEAD', path, (signal) => client.head(path, signal)),
    page: (path) => readPage('GET', path, (signal) => client.page(path, signal)),
  };
}

/** Of a collection: itself and its rows. Of an item: the item. What is neither may depend on anything. */
function tagsOf(route: string, body: unknown): readonly CacheTag[] {
  if (/\/\d+$/.test(route)) return [route];
  // HEAD tells how long a list is.
  if (!Array.isArray(body) && body !== undefined) return [ANY_CHANGE];
  if (NO_COLLECTION.test(route)) return [ANY_CHANGE];
  // WordPress is not trusted to send objects: what it sent is checked by the loaders, behind the cache.
  const ids = Array.isArray(body)
    ? body.flatMap((row) => (isRecord(row) && typeof row['id'] === 'number' ? [row['id']] : []))
    : [];
  return [listTag(route), ...ids.map((id) => itemTag(route, id))];
}

/** Lists of things that are made of others, or that tell no changes of their own. */
const NO_COLLECTION = /^\/wp\/v2\/(search|navigation|menus|menu-items)$|\/(revisions|autosaves)$/;

const fieldsOf = (query: RestQuery | undefined): readonly string[] => {
  const fields = query?.['_fields'];
  return Array.isArray(fields) ? fields : typeof fields === 'string' ? fields.split(',') : [];
};

const itemsOf = (answer: unknown): number => {
  const body = typeof answer === 'object' && answer !== null && 'body' in answer ? answer.body : undefined;
  return Array.isArray(body) ? body.length : 1;
};
