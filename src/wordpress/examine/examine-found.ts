import { isRecord } from '../../base/json.ts';
import type {
  DiscoveredRoute,
  DiscoveredTaxonomy,
  DiscoveredType,
  DiscoveryAttempt,
} from '../../model/discovery.ts';
import { buildSiteModel, resourcesOf, type SiteModel } from '../../model/site-model.ts';
import { discoverRoutes } from '../discovery/discover-routes.ts';
import { hasRankMathHead } from '../discovery/discover-seo.ts';
import type { FoundRestRoot } from '../discovery/find-rest-root.ts';
import { siteOfIndex } from '../discovery/site-index.ts';
import { type Readable, readTaxonomies, readTypes } from '../discovery/site-types.ts';
import { createWordPressClient } from '../rest/client.ts';
import type { Ability, FoundSite } from './examination.ts';
import { examineAbilities, NO_ABILITIES, type Specimen } from './examine-abilities.ts';
import { examineCaller } from './examine-caller.ts';
import { examineFrontPage, headsOfPages, wordPressVersionIn } from './examine-front-page.ts';
import { examineMenus } from './examine-menus.ts';
import { findingsOfRoutes } from './examine-routes.ts';
import { type Ask, createAsk } from './probe.ts';
import type { UntilOver } from './until-over.ts';
import type { WatchedTransport } from './watched-transport.ts';

/** Collections that are looked into, two requests each; further ones are named. */
const MOST_ROUTES = 14;

/** All that can be told of a site whose REST API was found. */
export async function examineFound(
  transport: WatchedTransport,
  { restRoot, siteUrl, index }: FoundRestRoot,
  attempts: readonly DiscoveryAttempt[],
  untilOver: UntilOver,
  signal: AbortSignal,
  authorization: string | undefined,
): Promise<FoundSite> {
  const ask = createAsk(transport, restRoot, signal);
  const client = createWordPressClient({ restRoot: restRoot.href, siteUrl, maxConcurrent: 1 }, transport);
  const types = await untilOver<Keyed<DiscoveredType>>(
    () => readKeyed(ask, '/wp/v2/types', readTypes),
    NOT_READ,
  );
  const taxonomies = await untilOver<Keyed<DiscoveredTaxonomy>>(
    () => readKeyed(ask, '/wp/v2/taxonomies', readTaxonomies),
    NOT_READ,
  );
  const told = {
    restRoot: restRoot.href,
    ...siteOfIndex(index, siteUrl),
    types: types.items,
    taxonomies: taxonomies.items,
  };
  const resources = resourcesOf(buildSiteModel(told));
  // Those of WordPress itself come last in the model, and are needed most.
  const asked = [...resources.slice(-3), ...resources.slice(0, -3)].slice(0, MOST_ROUTES);
  const { routes } = await untilOver(
    () =>
      discoverRoutes(
        client,
        asked.map(({ route }) => route),
        signal,
      ),
    { routes: {}, warnings: [] },
  );
  const model = buildSiteModel({ ...told, routes });
  const findings = findingsOfRoutes(resourcesOf(model), model, routes, transport.exchanges);
  const specimen = specimenOf(
    findings.map(({ route }) => route),
    routes,
  );
  const abilities = await untilOver(
    async () =>
      specimen
        ? await examineAbilities(ask, specimen, headsOfPages(transport, restRoot.origin, signal))
        : NO_ABILITIES,
    NO_ABILITIES,
  );
  const frontPage = await untilOver(
    () => examineFrontPage(transport, frontPageOf(restRoot.origin, told.home), signal),
    {
      ability: { works: undefined },
      html: undefined,
    },
  );
  const refused = [
    ...findings.filter(({ state }) => state === 'blocked').map(({ route }) => route),
    ...(types.ability.works === false ? ['/wp/v2/types'] : []),
    ...(taxonomies.ability.works === false ? ['/wp/v2/taxonomies'] : []),
  ];
  return {
    restRoot: restRoot.href,
    foundBy: attempts.find(({ outcome }) => outcome === 'found')?.method ?? 'the address itself',
    home: told.home,
    name: told.name,
    isPlainPermalinks: restRoot.isPlain,
    folder: restRoot.folder,
    namespaces: index.namespaces,
    wordPressVersion: frontPage.html && wordPressVersionIn(frontPage.html),
    readsTypes: types.ability,
    readsTaxonomies: taxonomies.ability,
    model,
    routes: findings,
    abilities,
    menus: await untilOver(() => examineMenus(ask, frontPage.html), []),
    seoSource: await untilOver(
      async () => await seoSourceOf(routes, model, () => hasRankMathHead(client, index.namespaces, signal)),
      'WORDPRESS',
    ),
    frontPage: frontPage.ability,
    caller:
      authorization === undefined
        ? undefined
        : await untilOver(() => examineCaller(ask, authorization, refused), undefined),
    warnings: [...types.warnings, ...taxonomies.warnings],
  };
}

/** Where the REST API is, even where the site knows itself by another host. */
function frontPageOf(origin: string, home: string): URL {
  const url = new URL(origin);
  url.pathname = URL.canParse(home) ? `${new URL(home).pathname.replace(/\/+$/, '')}/` : '/';
  return url;
}

interface Keyed<Item> {
  readonly items: readonly Item[] | undefined;
  readonly ability: Ability;
  readonly warnings: readonly string[];
}

const NOT_READ: Keyed<never> = { items: undefined, ability: { works: undefined }, warnings: [] };

async function readKeyed<Item>(
  ask: Ask,
  route: string,
  read: (body: unknown) => Readable<Item>,
): Promise<Keyed<Item>> {
  const { works, json, problem, blocker } = await ask({ route });
  if (!works) return { ...NOT_READ, ability: { works, problem, blocker } };
  const { items, warnings } = read(json);
  return { items, ability: { works: items !== undefined, problem: warnings[0] }, warnings };
}

/** The first list that has items. */
function specimenOf(
  order: readonly string[],
  routes: Readonly<Record<string, DiscoveredRoute>>,
): Specimen | undefined {
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
  rankMathTells: () => Promise<boolean>,
): Promise<FoundSite['seoSource']> {
  const samples = Object.values(routes).flatMap((route) => route.samples);
  if (samples.some((sample) => isRecord(sample['yoast_head_json']))) return 'YOAST';
  if (!namespaces.some((namespace) => namespace.startsWith('rankmath/'))) return 'WORDPRESS';
  return (await rankMathTells()) ? 'RANK_MATH' : 'RANK_MATH_SWITCHED_OFF';
}
