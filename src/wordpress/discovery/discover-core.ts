import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import { type CoreFeatures, MODERN_CORE } from '../../model/core-features.ts';
import type { WordPressClient } from '../rest/client.ts';
import type { RestRequest } from '../rest/request.ts';

/** Namespaces of the core itself, since 5.6 and 5.9. */
const MODERN_NAMESPACES = ['wp-site-health/v1', 'wp-block-editor/v1'];

export interface CoreEvidence {
  readonly namespaces: readonly string[];
  /** Whether post types name their namespaces, as since 5.9. */
  readonly namesNamespaces: boolean;
}

export const evidenceOf = (
  { namespaces }: { readonly namespaces: readonly string[] },
  { namesNamespaces = false }: { readonly namesNamespaces?: boolean | undefined },
): CoreEvidence => ({ namespaces, namesNamespaces });

/**
 * What the site's core has. Without requests if the index or the post types show that it is not an old one; a site may hide
 * both, so what is missing there is tried.
 */
export async function discoverCore(
  client: WordPressClient,
  { namespaces, namesNamespaces }: CoreEvidence,
  signal: AbortSignal | undefined,
): Promise<CoreFeatures> {
  const isModern = namesNamespaces || MODERN_NAMESPACES.some((name) => namespaces.includes(name));
  if (isModern) return MODERN_CORE;
  const [nestedFields, search] = await Promise.all([
    hasNestedFields(client, '/wp/v2/posts', signal),
    hasSearch(client, signal),
  ]);
  return { nestedFields, search };
}

/** Any core takes top-level names, so these are requested in case of doubt. */
async function hasNestedFields(
  client: WordPressClient,
  route: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { body } = await attempt(
    client,
    { route, query: { per_page: 1, _fields: 'id,title.rendered' } },
    signal,
  );
  const [row]: unknown[] = Array.isArray(body) ? body : [];
  if (isRecord(row)) return isRecord(row['title']);
  return route === '/wp/v2/posts' ? await hasNestedFields(client, '/wp/v2/pages', signal) : false;
}

async function hasSearch(client: WordPressClient, signal: AbortSignal | undefined): Promise<boolean> {
  const { code } = await attempt(
    client,
    { route: '/wp/v2/search', query: { per_page: 1, _fields: 'id' } },
    signal,
  );
  // A search that is blocked is there, and its error says more.
  return code !== 'rest_no_route';
}

async function attempt(
  client: WordPressClient,
  request: RestRequest,
  signal: AbortSignal | undefined,
): Promise<{ readonly body?: unknown; readonly code?: string | undefined }> {
  try {
    const { body } = await client.request({ ...request, signal });
    return { body };
  } catch (error) {
    if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
    return { code: error.wordpress?.code };
  }
}
