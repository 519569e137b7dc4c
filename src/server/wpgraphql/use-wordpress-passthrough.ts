import type { Plugin } from 'graphql-yoga';
import { type ErrorCode, PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { folderOf } from './dialect-address.ts';

/** Sitemaps of WordPress and their style sheets: `/wp-sitemap.xml`, `/wp-sitemap-posts-post-1.xml`. */
const SITEMAP = /^\/wp-sitemap(?:-[\w-]+)?\.(xml|xsl)$/;

/** Routes of FaustWP's REST API: `/faustwp/v1/authorize`. */
const FAUST_ROUTE = /^\/faustwp\/v\d+\/[\w-]+$/;

/** Largest body that is passed on, in bytes. */
const MAX_BODY = 16_384;
/** Most requests that are passed on at once. */
const MAX_AT_ONCE = 10;

/**
 * Passes on to WordPress what Faust takes from the same address besides the schema: sitemaps, and the REST routes of its
 * own plugin. Nothing but the parts that are needed: of the request its secret, of the answer its body and status.
 */
export function useWordPressPassthrough(base: string, client: WordPressClient): Plugin {
  const folder = folderOf(base);
  let passing = 0;
  return {
    async onRequest({ request, url, endResponse, fetchAPI: { Response } }) {
      const pass = passOf(request, new URL(url), folder, client);
      if (!pass) return;
      if (passing >= MAX_AT_ONCE) {
        endResponse(new Response(null, { status: 503, headers: { 'retry-after': '1' } }));
        return;
      }
      passing += 1;
      try {
        const { status = 200, type = JSON_TYPE, body } = await pass();
        const headers = { ...HEADERS, 'content-type': type };
        endResponse(new Response(request.method === 'HEAD' ? null : body, { status, headers }));
      } catch (error) {
        if (!(error instanceof PressgraphError)) throw error;
        const { code, message, wordpress } = error;
        const status = wordpress?.status ?? STATUS[code] ?? 502;
        const body = JSON.stringify({ code: wordpress?.code ?? code, message });
        endResponse(new Response(body, { status, headers: { ...HEADERS, 'content-type': JSON_TYPE } }));
      } finally {
        passing -= 1;
      }
    },
  };
}

/** Of what is wrong with the request. */
const STATUS: Partial<Record<ErrorCode, number>> = { PAYLOAD_TOO_LARGE: 413, BAD_USER_INPUT: 400 };

interface Passed {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

const JSON_TYPE = 'application/json; charset=UTF-8';
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // What a site answers is shown by no browser as a page of this host.
  'content-security-policy': "default-src 'none'; sandbox",
};

/** How to pass a request on; `undefined` for all others. */
function passOf(
  request: Request,
  { pathname, searchParams }: URL,
  folder: string,
  client: WordPressClient,
): (() => Promise<Passed>) | undefined {
  if (!pathname.startsWith(folder)) return undefined;
  const path = pathname.slice(folder.length);
  const { method, signal } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  const [, extension] = SITEMAP.exec(path) ?? [];
  if (extension) return isRead ? () => sitemap(client, path, extension, signal) : undefined;
  const route = searchParams.get('rest_route') ?? '';
  if (!['', '/', '/index.php'].includes(path) || !FAUST_ROUTE.test(route)) return undefined;
  const secret = request.headers.get('x-faustwp-secret');
  const headers = { ...(secret && { 'x-faustwp-secret': secret }) };
  if (method === 'POST') {
    return async () =>
      await answerOf(client.write({ method, route, headers, body: await jsonOf(request), signal }));
  }
  const query = Object.fromEntries([...searchParams].filter(([name]) => name !== 'rest_route'));
  return isRead ? () => answerOf(client.request({ route, query, headers, signal })) : undefined;
}

async function sitemap(
  client: WordPressClient,
  path: string,
  extension: string,
  signal: AbortSignal,
): Promise<Passed> {
  const text = await client.page(path, signal);
  if (text === null) return { status: 404, type: 'text/plain', body: '' };
  return {
    type: extension === 'xsl' ? 'text/xsl; charset=UTF-8' : 'application/xml; charset=UTF-8',
    body: text,
  };
}

async function answerOf(sent: ReturnType<WordPressClient['request']>): Promise<Passed> {
  const { status, body } = await sent;
  return { status, body: JSON.stringify(body) };
}

/** @throws PressgraphError For a body that is too long, or no JSON object. */
async function jsonOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  // Node reads no more than is declared.
  if (!(declared <= MAX_BODY)) {
    throw new PressgraphError('PAYLOAD_TOO_LARGE', `Expected a body of at most ${MAX_BODY} bytes.`);
  }
  try {
    const body: unknown = JSON.parse(await request.text());
    if (isRecord(body)) return body;
  } catch (cause) {
    throw new PressgraphError('BAD_USER_INPUT', 'Expected a JSON object.', { cause });
  }
  throw new PressgraphError('BAD_USER_INPUT', 'Expected a JSON object.');
}
