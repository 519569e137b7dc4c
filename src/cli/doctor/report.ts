import type { GivenNames } from '../../base/given-names.ts';
import { typeNamesOf } from '../../graphql/type-names.ts';
import type {
  CallerFinding,
  ConnectionFinding,
  Examination,
  FoundSite,
  ListFinding,
  MenuFinding,
  RouteFinding,
} from '../../wordpress/examine/examination.ts';
import { type Check, type Verdict, verdictOf } from './check.ts';
import { callerChecks, connectionChecks } from './connection-checks.ts';
import { contentChecks } from './content-checks.ts';
import { medianOf, requestChecks } from './request-checks.ts';
import { siteChecks } from './site-checks.ts';

/** The output of `pressgraph doctor --json`, documented in docs/doctor.md. Unknown values are null. */
export interface Report {
  /** The version of this format. It is incremented when a field is removed or changes its meaning. */
  readonly version: 1;
  readonly address: string;
  readonly verdict: Verdict;
  readonly checks: readonly Check[];
  readonly site: SiteReport | null;
  readonly attempts: Examination['attempts'];
  readonly collections: readonly CollectionReport[];
  readonly lists: readonly Nullable<ListFinding>[];
  readonly menus: readonly Nullable<MenuFinding>[];
  readonly caller: Nullable<CallerFinding> | null;
  readonly connection: Nullable<ConnectionFinding> | null;
  /** The median of a few small requests. */
  readonly latencyMilliseconds: number | null;
  readonly requests: number;
  readonly isCutShort: boolean;
}

interface CollectionReport extends Nullable<RouteFinding> {
  /** What the schema calls its type. */
  readonly typeName: string;
}

interface SiteReport {
  readonly name: string;
  readonly home: string;
  readonly url: string | null;
  readonly restRoot: string;
  readonly foundBy: string;
  readonly folder: string;
  readonly isPlainPermalinks: boolean;
  readonly wordPressVersion: string | null;
  readonly namespaces: readonly string[];
  readonly seoSource: string;
}

type Nullable<T> = {
  readonly [Key in keyof T]: undefined extends T[Key] ? Exclude<T[Key], undefined> | null : T[Key];
};

export function buildReport(examination: Examination, names?: GivenNames): Report {
  const { address, attempts, site, connection, requests, isCutShort } = examination;
  const checks = [
    ...siteChecks(examination),
    ...(site ? [...contentChecks(site, names), ...requestChecks(site)] : []),
    ...(connection && site ? connectionChecks(connection) : []),
    ...(site?.caller && connection ? callerChecks(site.caller, connection) : []),
  ];
  const latency = site && medianOf(site.capabilities.latencies);
  return {
    version: 1,
    address,
    verdict: verdictOf(checks),
    checks,
    site: site
      ? {
          name: site.name,
          home: site.home,
          url: site.url ?? null,
          restRoot: site.restRoot,
          foundBy: site.foundBy,
          folder: site.folder,
          isPlainPermalinks: site.isPlainPermalinks,
          wordPressVersion: site.wordPressVersion ?? null,
          namespaces: site.namespaces,
          seoSource: site.seoSource,
        }
      : null,
    attempts,
    collections: site ? collectionsOf(site, names) : [],
    lists: (site?.lists ?? []).map(withNulls),
    menus: (site?.menus ?? []).map(withNulls),
    caller: site?.caller ? withNulls(site.caller) : null,
    connection: connection ? withNulls(connection) : null,
    latencyMilliseconds: latency === undefined ? null : Math.round(latency),
    requests,
    isCutShort,
  };
}

function collectionsOf({ model, routes }: FoundSite, names?: GivenNames): readonly CollectionReport[] {
  const typeNames = typeNamesOf(model, names);
  return routes.map((finding) => ({
    ...withNulls(finding),
    typeName: typeNames.get(finding.route) ?? finding.label,
  }));
}

/** JSON has no `undefined`, and consumers rely on every key being there. */
function withNulls<T extends object>(value: T): Nullable<T> {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inner ?? null])) as Nullable<T>;
}
