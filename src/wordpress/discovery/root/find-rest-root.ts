import { PressgraphError } from '../../../base/errors.ts';
import type { DiscoveryAttempt } from '../../../model/discovery.ts';
import type { ExchangeError } from '../../http/exchange/exchange-error.ts';
import type { Answer } from '../../http/messages.ts';
import { ForeignRedirectError } from '../../http/redirects.ts';
import { isSameSite } from '../../http/same-site.ts';
import { isNotNow, statusLine } from '../../http/status.ts';
import type { Transport } from '../../http/transport.ts';
import { exchangeErrorOf } from '../../http/upstream-error.ts';
import { RestRoot } from '../../rest/address/rest-root.ts';
import { isBearer } from '../../rest/address/root-credentials.ts';
import { readRestAnswer } from '../../rest/reading/answer-reading.ts';
import { pagesOf } from '../site-pages.ts';
import { ACCEPT, guessIndex } from './guess-index.ts';
import { findHtmlLink } from './html-link.ts';
import { findLink } from './link-header.ts';
import { isMissing, objectionTo } from './other-site.ts';
import { indexUrl, readIndex, type SiteIndex } from './site-index.ts';

/** The relation by which WordPress advertises its REST API, in the `Link` header and in the HTML of every page. */
const API_RELATION = 'https://api.w.org/';

export interface FoundRestRoot {
  readonly restRoot: RestRoot;
  /** The address given, at the origin that answered. */
  readonly siteUrl: string;
  readonly index: SiteIndex;
}

/** The search at one address: the REST API if it was found, and everything needed to explain a failure. */
export interface SearchResult {
  readonly found: FoundRestRoot | undefined;
  readonly attempts: readonly DiscoveryAttempt[];
  /** Why there was no answer at all, if there was none. */
  readonly unreachable: PressgraphError | undefined;
  /** Whether every answer was "not now" (429, 503 and the like). */
  readonly busy: boolean;
  /** Another site to which this one redirects its visitors. */
  readonly redirectsTo: URL | undefined;
  /** Home of another site whose REST API was found instead: the address given is none of its own. */
  readonly otherSite: string | undefined;
}

/**
 * Looks for the REST API of the site at `given`: the `Link` header, the `<link>` of the HTML, `/wp-json/`,
 * `?rest_route=/`, in this order. A candidate counts only if its index names `wp/v2`.
 *
 * @param credential Headers for an index, of the site given and no other; pages are requested without.
 */
export async function findRestRoot(
  transport: Transport,
  given: URL,
  signal?: AbortSignal,
  credential?: Readonly<Record<string, string>>,
): Promise<SearchResult> {
  const attempts: DiscoveryAttempt[] = [];
  const tried = new Set<string>();
  const statuses: number[] = [];
  let base = given;
  let failure: PressgraphError | undefined;
  let redirectsTo: URL | undefined;
  let otherSite: string | undefined;
  /** The page at the address, as it answered last. */
  let page: Pick<Answer, 'url' | 'status'> | undefined;

  const guess = credential === undefined ? guessIndex(transport, given, signal) : undefined;

  const note = (method: string, url: URL, outcome: string) =>
    attempts.push({ method, url: url.href, outcome });

  async function request(
    step: string,
    method: 'GET' | 'HEAD',
    url: URL,
    shown: URL = url,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer | undefined> {
    const accept = method === 'HEAD' ? '*/*' : ACCEPT;
    try {
      const as = headers ? 'service' : undefined;
      const answer = await (guess?.take(method, url) ??
        transport.send({ url, method, accept, headers, as, route: url.pathname, signal }));
      statuses.push(answer.status);
      return answer;
    } catch (error) {
      if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
      if (error instanceof ForeignRedirectError) redirectsTo ??= error.target;
      if (error.code === 'UPSTREAM_ERROR') statuses.push(error.wordpress?.status ?? 0);
      failure = error;
      note(
        step,
        shown,
        error instanceof ForeignRedirectError
          ? `redirects to ${error.target.origin}, which is not the site given`
          : error.message.replace(`${url.pathname}: `, '').replace(/\.$/, ''),
      );
      return undefined;
    }
  }

  function accept(step: string, answer: Answer, index: SiteIndex): FoundRestRoot | undefined {
    const restRoot = RestRoot.ofIndex(answer.url);
    // An address of the REST API itself may be that of no route.
    const isOfRoot = !restRoot.isPlain && base.pathname.startsWith(new URL(restRoot.href).pathname);
    const pages = pagesOf(restRoot, base, index.home);
    const objection = pages
      ? isOfRoot
        ? undefined
        : objectionTo(index, base, page)
      : `the REST API of ${index.home}, whose pages are at an address that was not given`;
    if (pages === undefined || objection !== undefined) {
      otherSite ??= index.home;
      note(step, new URL(restRoot.href), objection ?? '');
      return undefined;
    }
    note(step, new URL(restRoot.href), 'found');
    return { restRoot, siteUrl: pages.href, index };
  }

  async function tryRoot(step: string, root: URL): Promise<FoundRestRoot | undefined> {
    if (tried.has(root.href)) return undefined;
    tried.add(root.href);
    const url = indexUrl(new RestRoot(root.href));
    const answer = await request(step, 'GET', url, root, credentialFor(new RestRoot(root.href), url));
    if (answer === undefined) return undefined;
    const reading = readIndex(answer);
    if ('index' in reading) return accept(step, answer, reading.index);
    note(step, root, reading.problem);
    return undefined;
  }

  /** The credential is for the host given. WordPress.com gets it if it is a token, which is of no use to the host. */
  function credentialFor(root: RestRoot, url: URL): Readonly<Record<string, string>> | undefined {
    if (root.site !== undefined) return isBearer(credential?.['authorization']) ? credential : undefined;
    return isSameSite(given, url) ? credential : undefined;
  }

  /** The origin given comes first: behind a port mapping or a headless front end, WordPress knows itself by another one. */
  async function tryAdvertised(step: string, href: string): Promise<FoundRestRoot | undefined> {
    if (!URL.canParse(href, base.href)) {
      note(step, base, 'the link is not a URL');
      return undefined;
    }
    const advertised = new URL(href, base);
    // The one other host that a site may name.
    if (new RestRoot(advertised.href).isOfWordPressCom) return tryRoot(step, advertised);
    const atBase = new URL(base.origin);
    atBase.pathname = advertised.pathname;
    atBase.search = advertised.search;
    const found = await tryRoot(step, atBase);
    if (found !== undefined || advertised.origin === base.origin) return found;
    if (isSameSite(base, advertised) || isSameSite(advertised, base)) return tryRoot(step, advertised);
    note(step, advertised, 'advertised, but on another host than the one given');
    return undefined;
  }

  async function byLinkHeader(): Promise<FoundRestRoot | undefined> {
    const step = 'Link header';
    const answer = await request(step, 'HEAD', given);
    if (answer === undefined) return undefined;
    // Redirects of the site to https or www are adopted; its path is not, for `/` may lead to `/en/`.
    base = new URL(answer.url.origin);
    base.pathname = given.pathname;
    base.search = given.search;
    page = answer;
    const href = findLink(answer.headers['link'], API_RELATION);
    // A page that is missing may be another site's; some servers miss every page for HEAD, so GET decides.
    if (href !== undefined && !isMissing(answer.status)) return tryAdvertised(step, href);
    if (href !== undefined) note(step, answer.url, statusLine(answer.status));
    else note(step, answer.url, `${statusLine(answer.status)}, without a link to a REST API`);
    return undefined;
  }

  async function byPage(): Promise<FoundRestRoot | undefined> {
    const step = 'HTML link';
    const answer = await request(step, 'GET', base);
    if (answer === undefined) return undefined;
    page = answer;
    const index = readIndex(answer);
    if ('index' in index) return accept('the address itself', answer, index.index);
    const href = findLink(answer.headers['link'], API_RELATION) ?? findHtmlLink(answer.text, API_RELATION);
    if (href !== undefined) return tryAdvertised(step, href);
    const reading = readRestAnswer(answer);
    const what = reading.ok ? `${statusLine(answer.status)}, JSON` : reading.problem;
    note(step, answer.url, `${what}, without a link to a REST API`);
    return undefined;
  }

  const below = (path: string) => new URL(base.origin + base.pathname.replace(/\/+$/, '') + path);
  const atUsual = () => tryRoot('/wp-json/', below('/wp-json/'));
  const steps = [byLinkHeader, byPage, atUsual, () => tryRoot('?rest_route=', below('/?rest_route=/'))];

  /** Why there was no answer yet, if there was none. */
  const whyNothing = () => (statuses.length === 0 ? exchangeErrorOf(failure) : undefined);

  let found: FoundRestRoot | undefined;
  try {
    for (const step of steps) {
      found = await step();
      // A host that cannot be connected to will not answer the next request either, and each wait takes seconds. Nor will one
      // that neither the page nor the index came from in time: mostly, both were requested at once.
      if (isSilent(whyNothing())) found ??= await atUsual();
      if (found !== undefined || whyNothing()?.isUnconnected || isSilent(whyNothing())) break;
    }
  } finally {
    guess?.drop();
  }
  // An address below the home that only takes parameters, such as another plugin's endpoint: the home knows better.
  const home = found && homeAbove(found, base);
  const atHome = home && (await findRestRoot(transport, home, signal, credential));
  if (atHome?.found && atHome.found.index.home === found?.index.home)
    return { ...atHome, attempts: [...attempts, ...atHome.attempts] };
  return {
    found,
    attempts,
    unreachable: statuses.length === 0 ? failure : undefined,
    busy: statuses.length > 0 && statuses.every(isNotNow),
    redirectsTo,
    otherSite,
  };
}

const isSilent = (error: ExchangeError | undefined): boolean => error?.failure === 'headers-timeout';

/** The site's home, if its REST root takes the parameter at another address below it. */
function homeAbove({ restRoot, index }: FoundRestRoot, base: URL): URL | undefined {
  if (!restRoot.isPlain || base.searchParams.has('rest_route') || !URL.canParse(index.home)) return undefined;
  const home = new URL(base.origin);
  home.pathname = new URL(index.home).pathname.replace(/\/*$/, '/');
  return base.pathname.length > home.pathname.length && base.pathname.startsWith(home.pathname)
    ? home
    : undefined;
}
