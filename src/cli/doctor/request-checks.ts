import type { Capabilities, Capability, FoundSite } from '../../wordpress/examine/examination.ts';
import { adviceOn, type Check, type CheckStatus } from './check.ts';
import { listChecks } from './list-checks.ts';

interface Rule {
  readonly key: Exclude<keyof Capabilities, 'latencies'>;
  readonly title: string;
  readonly works: string;
  /** The effect if it does not work. */
  readonly otherwise: string;
  readonly status: CheckStatus;
  /** What has to be allowed. */
  readonly allow: string;
}

const RULES: readonly Rule[] = [
  {
    key: 'include',
    title: 'Batches (include)',
    works: 'Items can be requested in batches by id.',
    otherwise: 'Relations between items (authors, media, terms) cannot be served.',
    status: 'failure',
    allow: 'the include parameter of REST lists',
  },
  {
    key: 'fields',
    title: 'Sparse fields (_fields)',
    works: 'Responses contain only the requested fields.',
    otherwise: 'Everything is served, but responses are as large as WordPress makes them.',
    status: 'warning',
    allow: 'the _fields parameter (also as part of every cache key)',
  },
  {
    key: 'totals',
    title: 'Totals (X-WP-Total)',
    works: 'Lists report their length.',
    otherwise:
      'totalCount is null, and each list requests a further page to find out whether there are more items.',
    status: 'warning',
    allow: 'the headers X-WP-Total and X-WP-TotalPages',
  },
  {
    key: 'head',
    title: 'HEAD',
    works: 'A total costs a HEAD request, about a third of a GET.',
    otherwise: 'Fallback: each total costs a GET request.',
    status: 'warning',
    allow: 'HEAD requests to the REST API, with their response headers',
  },
  {
    key: 'longLines',
    title: 'Long URLs',
    works: 'Request lines of more than 7,000 bytes are accepted.',
    otherwise: 'Queries for many long ids or slugs may fail.',
    status: 'warning',
    allow: 'request lines of 8 KB (nginx: large_client_header_buffers; Apache: LimitRequestLine)',
  },
  {
    key: 'longReads',
    title: 'Reads by POST',
    works: 'Reads that are too long for a URL are sent as POST with _method=GET.',
    otherwise: 'There is no way around the URL limit: reads of very many slugs fail.',
    status: 'warning',
    allow: 'POST requests with ?_method=GET and a JSON body to the REST API',
  },
  {
    key: 'pageHeaders',
    title: 'Page headers',
    works: 'The headers of a page identify its item (nodeByUri).',
    otherwise: 'Fallback: nodeByUri searches for items by slug, one type after another.',
    status: 'warning',
    allow: 'HEAD requests to the pages of the site, with their Link headers',
  },
];

/** Checks of what keeps requests few and small, and of the latency. */
export function requestChecks({ capabilities, lists }: FoundSite): readonly Check[] {
  const [first, ...others] = RULES.map((rule) => {
    const check = checkOf(rule, capabilities[rule.key]);
    return check === undefined ? [] : [check];
  });
  return [...(first ?? []), ...listChecks(lists), ...others.flat(), ...latency(capabilities.latencies)];
}

function checkOf(rule: Rule, { works, problem, blocker }: Capability): Check | undefined {
  const common = { id: rule.key, section: 'requests', title: rule.title } as const;
  if (works === undefined) return undefined;
  if (works) return { ...common, status: 'ok', message: rule.works };
  const isBlocked = blocker !== undefined && blocker.kind !== 'network';
  const outcome = isBlocked ? `Blocked by ${blocker.name}` : 'Does not work';
  return {
    ...common,
    status: rule.status,
    message: `${outcome} (${problem}). ${rule.otherwise}`,
    advice: blocker === undefined ? `Let ${rule.allow} pass unchanged.` : adviceOn(blocker, rule.allow),
    blockedBy: blocker,
  };
}

/** Latency of a small request, in milliseconds, above which every page is slow. */
const SLOW = 1_000;

function latency(latencies: readonly number[]): readonly Check[] {
  const median = medianOf(latencies);
  if (median === undefined) return [];
  const isSlow = median > SLOW;
  return [
    {
      id: 'latency',
      section: 'requests',
      status: isSlow ? 'warning' : 'ok',
      title: 'Latency',
      message: `${Math.round(median)} ms for a small request (the median of ${latencies.length}). A page takes three or four in sequence.`,
      advice: isSlow
        ? 'Check the site itself (PHP, database, plugins), and use the gateway’s cache.'
        : undefined,
    },
  ];
}

export function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above] = [sorted[Math.max(0, middle - 1)], sorted[middle]];
  if (above === undefined) return undefined;
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}
