import { isRecord } from '../../base/json.ts';
import { MODERN_CORE } from '../../model/core-features.ts';
import type {
  DiscoveredRoute,
  DiscoveredTaxonomy,
  DiscoveredType,
  DiscoveryAttempt,
} from '../../model/discovery.ts';
import type { NamespaceDescription } from '../../model/namespaces/namespace-description.ts';
import { buildSiteModel, resourcesOf, type SiteModel } from '../../model/site-model.ts';
import { discoverCore, evidenceOf } from '../discovery/discover-core.ts';
import { discoverLanguages } from '../discovery/discover-languages.ts';
import { discoverRoutes } from '../discovery/discover-routes.ts';
import { hasRankMathHead } from '../discovery/discover-seo.ts';
import type { FoundRestRoot } from '../discovery/find-rest-root.ts';
import { siteOfIndex } from '../discovery/site-index.ts';
import { type Readable, readTaxonomies, readTypes } from '../discovery/site-types.ts';
import { BlockedPaths } from '../rest/blocked-paths.ts';
import { createWordPressClient } from '../rest/client.ts';
import type { Capability, FoundSite } from './examination.ts';
import { examineCaller } from './examine-caller.ts';
import { examineCapabilities, type SampleList, UNKNOWN_CAPABILITIES } from './examine-capabilities.ts';
import { createPageHeadersFetcher, examineFrontPage, wordPressVersionIn } from './examine-front-page.ts';
import { examineJoins } from './examine-joins.ts';
import { examineMenus } from './examine-menus.ts';
import { routeFindings } from './examine-routes.ts';
import { textAroundJson } from './examine-text.ts';
import { createProber, type SendProbe } from './probe.ts';
import type { RecordingTransport } from './recording-transport.ts';
import type { TimeLimit } from './time-limit.ts';

/** How many collections are examined, at two requests each. Others are only listed. */
const MAX_ROUTES = 14;

/** What the user says about the site. */
interface Given {
  readonly authorization: string | undefined;
  readonly describedNamespaces: readonly NamespaceDescription[] | undefined;
}

/** Examines a site whose REST API was found. */
export async function examineFoundSite(
  transport: RecordingTransport,
  { restRoot, siteUrl, index }: FoundRestRoot,
  attempts: readonly DiscoveryAttempt[],
  timeLimit: TimeLimit,
  signal: AbortSignal,
  { authorization, describedNamespaces }: Given,
): Promise<FoundSite> {
  const blockedPaths = new BlockedPaths(restRoot);
  const sendProbe = createProber(transport, blockedPaths, signal);
  const client = createWordPressClient(
    { restRoot: restRoot.href, siteUrl, maxConcurrent: 1, blockedPaths },
    transport,
  );
  const types = await timeLimit.run<Registry<DiscoveredType>>(
    () => readRegistry(sendProbe, '/wp/v2/types', readTypes),
    UNREAD,
  );
  const taxonomies = await timeLimit.run<Registry<DiscoveredTaxonomy>>(
    () => readRegistry(sendProbe, '/wp/v2/taxonomies', readTaxonomies),
    UNREAD,
  );
  const discovered = {
    restRoot: restRoot.href,
    ...siteOfIndex(index, siteUrl),
    describedNamespaces,
    types: types.items,
    taxonomies: taxonomies.items,
  };
  const first = buildSiteModel(discovered);
  const resources = resourcesOf(first);
  // WordPress's own are last in the model, and matter most.
  const examined = [...resources.slice(-3), ...resources.slice(0, -3)].slice(0, MAX_ROUTES);
  const { routes } = await timeLimit.run(
    () =>
      discoverRoutes(
        client,
        [...examined, ...first.joins].map(({ route }) => route),
        signal,
      ),
    { routes: {}, warnings: [] },
  );
  const core = await timeLimit.run(() => discoverCore(client, evidenceOf(index, types), signal), MODERN_CORE);
  const languages = await timeLimit.run(() => discoverLanguages(client, index.namespaces, signal), undefined);
  const model = buildSiteModel({ ...discovered, core, routes, languages });
  const findings = routeFindings(
    resourcesOf(model),
    model,
    routes,
    transport.exchanges,
    (route) => blockedPaths.rootOf(route) !== restRoot,
  );
  const sampleList = sampleListOf(
    findings.map(({ route }) => route),
    routes,
  );
  const capabilities = await timeLimit.run(
    async () =>
      sampleList
        ? await examineCapabilities(
            sendProbe,
            sampleList,
            createPageHeadersFetcher(transport, restRoot.origin, signal),
          )
        : UNKNOWN_CAPABILITIES,
    UNKNOWN_CAPABILITIES,
  );
  const frontPage = await timeLimit.run(
    () => examineFrontPage(transport, frontPageOf(restRoot.origin, discovered.home), signal),
    {
      capability: { works: undefined },
      html: undefined,
    },
  );
  const refused = [
    ...findings.filter(({ state }) => state === 'blocked').map(({ route }) => route),
    ...(types.capability.works === false ? ['/wp/v2/types'] : []),
    ...(taxonomies.capability.works === false ? ['/wp/v2/taxonomies'] : []),
  ];
  return {
    restRoot: restRoot.href,
    foundBy: attempts.find(({ outcome }) => outcome === 'found')?.method ?? 'the address itself',
    home: discovered.home,
    name: discovered.name,
    isPlainPermalinks: restRoot.isPlain,
    folder: restRoot.folder,
    namespaces: index.namespaces,
    wordPressVersion: frontPage.html && wordPressVersionIn(frontPage.html),
    readsTypes: types.capability,
    readsTaxonomies: taxonomies.capability,
    model,
    routes: findings,
    capabilities,
    joins: await timeLimit.run(() => examineJoins(sendProbe, model), []),
    menus: await timeLimit.run(() => examineMenus(sendProbe, frontPage.html), []),
    seoSource: await timeLimit.run(
      async () => await seoSourceOf(routes, model, () => hasRankMathHead(client, index.namespaces, signal)),
      'WORDPRESS',
    ),
    frontPage: frontPage.capability,
    caller:
      authorization === undefined
        ? undefined
        : await timeLimit.run(() => examineCaller(sendProbe, authorization, refused), undefined),
    textAround: textAroundJson(transport.exchanges),
    warnings: [...types.warnings, ...taxonomies.warnings],
  };
}

/** The front page on the host of the REST API, even if the site's own home URL has another host. */
function frontPageOf(origin: string, home: string): URL {
  const url = new URL(origin);
  url.pathname = URL.canParse(home) ? `${new URL(home).pathname.replace(/\/+$/, '')}/` : '/';
  return url;
}

interface Registry<Item> {
  readonly items: readonly Item[] | undefined;
  readonly capability: Capability;
  readonly warnings: readonly string[];
  readonly namesNamespaces?: boolean | undefined;
}

const UNREAD: Registry<never> = { items: undefined, capability: { works: undefined }, warnings: [] };

async function readRegistry<Item>(
  sendProbe: SendProbe,
  route: string,
  read: (body: unknown) => Readable<Item>,
): Promise<Registry<Item>> {
  const { works, json, problem, blocker } = await sendProbe({ route });
  if (!works) return { ...UNREAD, capability: { works, problem, blocker } };
  const { items, warnings, namesNamespaces } = read(json);
  const capability = { works: items !== undefined, problem: warnings[0] };
  return { items, capability, warnings, namesNamespaces };
}

/** The first list with items. */
function sampleListOf(
  order: readonly string[],
  routes: Readonly<Record<string, DiscoveredRoute>>,
): SampleList | undefined {
  for (const route of order) {
    const samples = routes[route]?.samples ?? [];
    const ids = samples.flatMap(({ id }) => (Number.isSafeInteger(id) ? [Number(id)] : []));
    const link = samples[0]?.['link'];
    if (ids.length > 0) return { route, ids, link: typeof link === 'string' ? link : undefined };
  }
  return undefined;
}

async function seoSourceOf(
  routes: Readonly<Record<string, DiscoveredRoute>>,
  { namespaces }: SiteModel,
  hasRankMathHead: () => Promise<boolean>,
): Promise<FoundSite['seoSource']> {
  const samples = Object.values(routes).flatMap((route) => route.samples);
  if (samples.some((sample) => isRecord(sample['yoast_head_json']))) return 'YOAST';
  if (!namespaces.some((namespace) => namespace.startsWith('rankmath/'))) return 'WORDPRESS';
  return (await hasRankMathHead()) ? 'RANK_MATH' : 'RANK_MATH_SWITCHED_OFF';
}
