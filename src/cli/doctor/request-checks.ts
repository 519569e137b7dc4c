import type { Abilities, Ability, FoundSite } from '../../wordpress/examine/examination.ts';
import { adviceOn, type Check, type CheckStatus } from './check.ts';

interface Rule {
  readonly key: Exclude<keyof Abilities, 'latencies'>;
  readonly title: string;
  readonly works: string;
  /** What becomes of it where it does not work. */
  readonly otherwise: string;
  readonly status: CheckStatus;
  /** What has to be let through. */
  readonly lets: string;
}

const RULES: readonly Rule[] = [
  {
    key: 'include',
    title: 'Batches (include)',
    works: 'Items come in batches of their ids.',
    otherwise: 'The relations of items (authors, media, terms) cannot be served.',
    status: 'failure',
    lets: 'the parameter include of REST lists',
  },
  {
    key: 'fullPages',
    title: 'Full pages (per_page=100)',
    works: 'A page has up to 100 items.',
    otherwise: 'Batches and long lists may come incomplete.',
    status: 'warning',
    lets: 'per_page=100',
  },
  {
    key: 'fields',
    title: 'Narrow answers (_fields)',
    works: 'Answers have the fields that were asked.',
    otherwise: 'Everything is served, but each answer is as large as WordPress makes it.',
    status: 'warning',
    lets: 'the parameter _fields through, and into the key of any cache',
  },
  {
    key: 'totals',
    title: 'Totals (X-WP-Total)',
    works: 'Lists tell their length.',
    otherwise: 'totalCount is null, and each list asks for one page to see whether more comes.',
    status: 'warning',
    lets: 'the headers X-WP-Total and X-WP-TotalPages',
  },
  {
    key: 'head',
    title: 'HEAD',
    works: 'Totals cost a HEAD, about a third of a GET.',
    otherwise: 'Fallback: totals cost a GET each.',
    status: 'warning',
    lets: 'HEAD on the REST API, with its headers',
  },
  {
    key: 'longLines',
    title: 'Long addresses',
    works: 'Request lines of more than 7,000 bytes are read.',
    otherwise: 'Queries of many long ids or slugs may fail.',
    status: 'warning',
    lets: 'request lines of 8 KB (nginx: large_client_header_buffers; Apache: LimitRequestLine)',
  },
  {
    key: 'longReads',
    title: 'Reads by POST',
    works: 'What is too long for an address goes as POST with _method=GET.',
    otherwise: 'There is no way round the limit on addresses: reads of very many slugs fail.',
    status: 'warning',
    lets: 'POST with ?_method=GET and a JSON body on the REST API',
  },
  {
    key: 'pageHeaders',
    title: 'Addresses of pages',
    works: 'The headers of a page tell its item (nodeByUri).',
    otherwise: 'Fallback: nodeByUri looks for items by slug, type after type.',
    status: 'warning',
    lets: 'HEAD on the pages of the site, with their Link headers',
  },
];

/** What the gateway's thrift rests on, and how long the site takes. */
export function requestChecks({ abilities }: FoundSite): readonly Check[] {
  return [
    ...RULES.flatMap((rule) => {
      const check = checkOf(rule, abilities[rule.key]);
      return check === undefined ? [] : [check];
    }),
    ...latency(abilities.latencies),
  ];
}

function checkOf(rule: Rule, { works, problem, blocker }: Ability): Check | undefined {
  const common = { id: rule.key, section: 'requests', title: rule.title } as const;
  if (works === undefined) return undefined;
  if (works) return { ...common, status: 'ok', message: rule.works };
  const who = blocker === undefined ? '' : `, by ${blocker.name}`;
  return {
    ...common,
    status: rule.status,
    message: `It does not work${who} (${problem}). ${rule.otherwise}`,
    advice: blocker === undefined ? `Let ${rule.lets} pass unchanged.` : adviceOn(blocker, rule.lets),
    blockedBy: blocker,
  };
}

/** A small answer that takes longer than this makes every page slow. */
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
      message: `${Math.round(median)} ms for a small answer (the median of ${latencies.length}). A page takes three or four in a row.`,
      advice: isSlow
        ? 'Look at the site itself (PHP, database, plugins), and let the gateway cache.'
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
