import { decodeHTML } from 'entities';
import { z } from 'zod';
import type { Discovery, DiscoveryAttempt } from '../../../model/discovery.ts';
import type { Answer } from '../../http/messages.ts';
import type { RestRoot } from '../../rest/address/rest-root.ts';
import { readRestAnswer } from '../../rest/reading/answer-reading.ts';

/** The namespace that makes a REST API WordPress's own. */
const CORE_NAMESPACE = 'wp/v2';

/** What is requested of an index: without the 200 KB of its routes. */
export const INDEX_FIELDS = ['name', 'home', 'url', 'namespaces'] as const;

export const siteIndex = z.object({
  name: z.string().catch(''),
  home: z.string().catch(''),
  url: z.string().catch(''),
  namespaces: z.array(z.string()),
});

/** What the index of a REST API says about its site. */
export type SiteIndex = z.infer<typeof siteIndex>;

export const withoutTrailingSlashes = (address: string): string => address.replace(/(?<!\/)\/+$/, '');

/**
 * The site according to its index.
 *
 * @param siteUrl Its address as it was given, for an index that does not name its home.
 */
export const siteOfIndex = (
  { name, home, url, namespaces }: SiteIndex,
  siteUrl: string,
): Pick<Discovery, 'name' | 'home' | 'url' | 'namespaces'> => ({
  home: withoutTrailingSlashes(home || siteUrl),
  ...(URL.canParse(url) && { url: withoutTrailingSlashes(url) }),
  name: decodeHTML(name),
  namespaces,
});

/** The address of a root's index. */
export const indexUrl = (root: RestRoot): URL => root.url('/', [['_fields', INDEX_FIELDS]]);

/** An answer as the index of a REST API with `wp/v2`, or in plain words what it is instead. */
export function readIndex(answer: Answer): { readonly index: SiteIndex } | { readonly problem: string } {
  const reading = readRestAnswer(answer);
  if (!reading.ok) return { problem: reading.problem };
  const index = siteIndex.safeParse(reading.json);
  if (!index.success) return { problem: 'JSON, but not the index of a REST API' };
  if (index.data.namespaces.length === 0) {
    return { problem: 'the index of a REST API that offers nothing to the public: the site may be private' };
  }
  if (!index.data.namespaces.includes(CORE_NAMESPACE)) {
    return { problem: `the index of a REST API that lacks ${CORE_NAMESPACE}` };
  }
  return { index: index.data };
}

/** Every attempt with its outcome, each on its own line. */
export function describeAttempts(attempts: readonly DiscoveryAttempt[]): string {
  return attempts.map(({ method, url, outcome }) => `- ${method}, ${url}: ${outcome}`).join('\n');
}
