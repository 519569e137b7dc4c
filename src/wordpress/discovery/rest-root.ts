import { decodeHTML } from 'entities';
import { z } from 'zod';
import type { Discovery, DiscoveryAttempt } from '../../model/discovery.ts';
import type { Answer } from '../http/transport.ts';
import { readRestAnswer } from '../rest/rest-answer.ts';
import { buildRestCall } from '../rest/rest-url.ts';

/** The namespace that makes a REST API WordPress's own. */
const CORE_NAMESPACE = 'wp/v2';

/** What is asked of an index, without the 200 KB of its routes. */
export const INDEX_FIELDS = ['name', 'home', 'namespaces'] as const;

export const siteIndex = z.object({
  name: z.string().catch(''),
  home: z.string().catch(''),
  namespaces: z.array(z.string()),
});

/** What the index of a REST API tells of its site. */
export type SiteIndex = z.infer<typeof siteIndex>;

export const withoutLastSlashes = (address: string): string => address.replace(/(?<!\/)\/+$/, '');

/**
 * The site as its index tells of it.
 *
 * @param siteUrl Its address as it was given, for an index that does not name its home.
 */
export const siteOfIndex = (
  { name, home, namespaces }: SiteIndex,
  siteUrl: string,
): Pick<Discovery, 'name' | 'home' | 'namespaces'> => ({
  home: withoutLastSlashes(home || siteUrl),
  name: decodeHTML(name),
  namespaces,
});

/** The address that asks a supposed REST root for its index. */
export function indexUrl(restRoot: string): URL {
  return buildRestCall(restRoot, '/', { _fields: INDEX_FIELDS }).url;
}

/** An answer as the index of a REST API with `wp/v2`, or in plain words what it is instead. */
export function readIndex(answer: Answer): { readonly index: SiteIndex } | { readonly problem: string } {
  const reading = readRestAnswer(answer);
  if (!reading.ok) return { problem: reading.problem };
  const index = siteIndex.safeParse(reading.json);
  if (!index.success) return { problem: 'JSON, but not the index of a REST API' };
  if (!index.data.namespaces.includes(CORE_NAMESPACE)) {
    return { problem: `the index of a REST API that lacks ${CORE_NAMESPACE}` };
  }
  return { index: index.data };
}

/** The REST root that an index came from, after redirects: in the form that {@link buildRestCall} takes. */
export function rootOfIndex(url: URL): string {
  const isPlain = url.searchParams.has('rest_route');
  const others = [...url.searchParams].filter(([name]) => name !== '_fields' && name !== 'rest_route');
  const query = [
    ...(isPlain ? ['rest_route=/'] : []),
    ...others.map((pair) => pair.map(encodeURIComponent).join('=')),
  ];
  const path = isPlain ? url.pathname : `${url.pathname.replace(/\/+$/, '')}/`;
  return url.origin + path + (query.length === 0 ? '' : `?${query.join('&')}`);
}

/** Every attempt with its outcome, each on its own line. */
export function tellAttempts(attempts: readonly DiscoveryAttempt[]): string {
  return attempts.map(({ method, url, outcome }) => `- ${method}, ${url}: ${outcome}`).join('\n');
}
