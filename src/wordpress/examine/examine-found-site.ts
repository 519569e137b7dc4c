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
import type { FoundRestRoot } from '../discovery/root/find-rest-root.ts';
import { siteOfIndex } from '../discovery/root/site-index.ts';
import { type Readable, readTaxonomies, readTypes } from '../discovery/site-types.ts';
import { BlockedPaths } from '../rest/address/blocked-paths.ts';
import { createWordPressClient } from '../rest/client.ts';
import type { Capability, FoundSite, RouteFinding } from './examination.ts';
import { examineCaller } from './parts/examine-caller.ts';
import { examineCapabilities, UNKNOWN_CAPABILITIES } from './parts/examine-capabilities.ts';
import {
  createPageHeadersFetcher,
  examineFrontPage,
  wordPressVersionIn,
} from './parts/examine-front-page.ts';
import { examineJoins } from './parts/examine-joins.ts';
import { examineLists, type KnownList } from './parts/examine-lists.ts';
import { examineMenus } from './parts/examine-menus.ts';
import { relationsOf } from './parts/examine-relations.ts';
import { routeFindings } from './parts/examine-routes.ts';
import { textAroundJson } from './parts/examine-text.ts';
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
        index.namespaces,
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
  const sample = sampleOf(
    findings.map(({ route }) => route),
    routes,
  );
  const lists = await timeLimit.run(
    () => examineLists(sendProbe, knownLists(model, findings, routes, sample?.route)),
    [],
  );
  const sampled = lists.find(({ finding }) => finding.route === sample?.route);
  const sampleList = sample &&
    sampled && { ...sampled, ids: sampled.ids.length > 0 ? sampled.ids : sample.ids, link: sample.link };
  const capabilities = await timeLimit.run(
    async () =>
      sampleList
        ? await examineCapabilities(
            sendProbe,
            sampleList,
            createPageHeadersFetcher(transport, new URL(siteUrl).origin, signal),
          )
        : UNKNOWN_CAPABILITIES,
    UNKNOWN_CAPABILITIES,
  );
  const frontPage = await timeLimit.run(
    () => examineFrontPage(transport, frontPageOf(new URL(siteUrl).origin, discovered.home), signal),
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
    url: discovered.url,
    name: discovered.name,
    isPlainPermalinks: restRoot.isPlain,
    isOnWordPressCom: restRoot.site !== undefined,
    folder: restRoot.folder,
    namespaces: index.namespaces,
    wordPressVersion: frontPage.html && wordPressVersionIn(frontPage.html),
    readsTypes: types.capability,
    readsTaxonomies: taxonomies.capability,
    model,
    routes: findings,
    lists: lists.map(({ finding }) => finding),
    relations: relationsOf(resourcesOf(model), routes),
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

/** The front page on the host that was given, even if the site's own home URL has another host. */
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

interface Sample {
  readonly route: string;
  readonly ids: readonly number[];
  readonly link: string | undefined;
}

/** The first list with items. */
function sampleOf(
  order: readonly string[],
  routes: Readonly<Record<string, DiscoveredRoute>>,
): Sample | undefined {
  for (const route of order) {
    const samples = routes[route]?.samples ?? [];
    const ids = samples.flatMap(({ id }) => (Number.isSafeInteger(id) ? [Number(id)] : []));
    const link = samples[0]?.['link'];
    if (ids.length > 0) return { route, ids, link: typeof link === 'string' ? link : undefined };
  }
  return undefined;
}

/** The lists to examine: that of the sample, and those that are longer than the samples of discovery. */
function knownLists(
  model: SiteModel,
  findings: readonly RouteFinding[],
  routes: Readonly<Record<string, DiscoveredRoute>>,
  sample: string | undefined,
): readonly KnownList[] {
  const isExamined = ({ route, total = 0 }: RouteFinding) =>
    route === sample || total > (routes[route]?.samples.length ?? 0);
  const examined = new Map(findings.filter(isExamined).map((finding) => [finding.route, finding]));
  return resourcesOf(model).flatMap((resource) => {
    const finding = examined.get(resource.route);
    const paging = model.paging.get(resource.route);
    return finding && paging ? [{ resource, paging }] : [];
  });
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
