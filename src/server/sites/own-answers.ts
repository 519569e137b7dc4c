import { HOME_POLICY } from '../home/home-style.ts';
import { styledPage } from '../home/styled-page.ts';
import { escapeHtml, type PageOptions, pageResponse } from '../html-page.ts';
import { type SiteSlot, wordsOfFailure } from './site-slot.ts';

const NEVER_STORED = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export const jsonAnswer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...NEVER_STORED, ...headers },
  });

/** An answer in the form of GraphQL's errors, which clients of GraphQL show. */
const errorAnswer = (status: number, code: string, message: string, headers?: Record<string, string>) =>
  jsonAnswer(status, { errors: [{ message, extensions: { code } }] }, headers);

/**
 * What a site answers that is not open.
 *
 * @param isForPeople Whether a page is asked for.
 */
export function closedAnswer(slot: SiteSlot, pathname: string, isForPeople: boolean): Response {
  if (pathname === `${slot.prefix}/healthz`) return jsonAnswer(200, { status: 'alive' });
  const retry = { 'retry-after': String(slot.retryAfter) };
  if (pathname === `${slot.prefix}/readyz`) {
    return jsonAnswer(503, { status: 'closed', reason: wordsOfFailure(slot) }, retry);
  }
  const words = `${wordsOfFailure(slot)} Try again shortly.`;
  return isForPeople
    ? pageOf(slot.key, words, slot.prefix && '<p><a href="/">All sites</a></p>', {
        status: 503,
        headers: { ...retry, 'cache-control': 'no-store' },
      })
    : errorAnswer(503, 'UPSTREAM_UNAVAILABLE', words, retry);
}

export const notFound = (pathname: string): Response =>
  errorAnswer(
    404,
    'BAD_USER_INPUT',
    `Expected the path of a site, such as \`/{key}/graphql\`, got “${pathname}”.`,
  );

export const redirectTo = (location: string): Response =>
  new Response(null, { status: 308, headers: { location, ...NEVER_STORED } });

const WORDPRESS = { closed: 'available', 'half-open': 'recovering', open: 'unavailable' } as const;

/**
 * `/readyz` of all sites: one that is down makes no other unready, and not the gateway: what is there to serve is served.
 */
export function readiness(slots: Iterable<SiteSlot>, isDraining: boolean): Response {
  const sites = Object.fromEntries([...slots].map((slot) => [slot.key, stateOf(slot)]));
  return isDraining
    ? jsonAnswer(503, { status: 'draining', sites })
    : jsonAnswer(200, { status: 'ready', sites });
}

function stateOf({ started, failure }: SiteSlot): object {
  if (!started) return { site: failure === undefined ? 'not opened' : 'unavailable' };
  const { breaker, isCurrent } = started.health();
  return { site: 'open', wordpress: WORDPRESS[breaker], ...(!isCurrent && { schema: 'restored' }) };
}

/**
 * The page at `/`: the sites, and where each is.
 *
 * @param endpoint Where the schema over all of them is; `undefined` if it is not served.
 */
export function sitesPage(slots: Iterable<SiteSlot>, endpoint: string | undefined): Response {
  const items = [...slots].map((slot) => {
    const { key, started, prefix, host } = slot;
    const name = started?.discovery.name || key;
    const address = host === undefined ? `${prefix}/` : `//${host}/`;
    const words = started ? started.discovery.home : wordsOfFailure(slot);
    return linkTo(address, name, words);
  });
  const all = endpoint === undefined ? [] : [linkTo(endpoint, 'All sites', 'one schema over all of them')];
  return pageOf(
    'Pressgraph',
    `GraphQL for ${items.length} WordPress sites`,
    `<nav><ul>${[...all, ...items].join('')}</ul></nav>`,
  );
}

function pageOf(title: string, words: string, body: string, options: Partial<PageOptions> = {}): Response {
  const page = styledPage({ title, heading: title, words: escapeHtml(words), body });
  return pageResponse(page, { policy: HOME_POLICY, ...options });
}

const linkTo = (address: string, name: string, words: string): string =>
  `<li><a href="${escapeHtml(address)}"><strong>${escapeHtml(name)}</strong> <code>${escapeHtml(address)}</code></a><span>${escapeHtml(words)}</span></li>`;
