import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { ERROR_CODES } from '../../base/errors.ts';
import type { CacheState } from '../../cache/read-through-cache.ts';
import type { RequestLog } from '../../wordpress/http/messages.ts';
import type { TransportHealth } from '../../wordpress/http/transport.ts';
import type { RequestRecord } from './request-record.ts';
import { boundedRoutes } from './route-template.ts';

export interface Metrics {
  /** All metrics, in Prometheus's text format. */
  text(): Promise<string>;
  /** Content type of {@link text}. */
  readonly contentType: string;
  /** Records that an operation begins; call the returned function when it has ended. */
  begin(): (record: RequestRecord) => void;
  countUpstream(exchange: RequestLog): void;
  /** @param cache Name of the cache: a constant, never a caller's input. */
  countCache(cache: string, state: CacheState, times?: number): void;
  /** Reads how many log lines were dropped whenever metrics are scraped. */
  watchLog(droppedLines: () => number): void;
  /** Records that a new schema is served. */
  countSchemaChange(isBreaking: boolean): void;
  /** Reads how many types are missing on the site whenever metrics are scraped. Returns a function that stops it. */
  watchMissingTypes(missing: () => number): () => void;
  /** Reads the health of the transport whenever metrics are scraped. Returns a function that stops it. */
  watch(health: () => TransportHealth): () => void;
}

const OPERATION_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const BREAKER_STATES = ['closed', 'half-open', 'open'] as const;
const KNOWN_CODES = new Set<string>([
  ...Object.keys(ERROR_CODES),
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
]);

/** Metrics of several sites, in one registry: each of them has the label `site`. */
export interface SitesMetrics extends Pick<Metrics, 'text' | 'contentType' | 'watchLog'> {
  /** The metrics of one site. */
  of(site: string): Metrics;
}

/**
 * Metrics of one gateway, in their own registry. Labels never contain caller input, such as operation names,
 * ids or paths: their cardinality is unbounded.
 */
export const createMetrics = (): Metrics => registered([]).of({});

/** Metrics of a gateway of several sites, in their own registry. */
export function createSitesMetrics(): SitesMetrics {
  const { of } = registered(['site']);
  const { text, contentType, watchLog } = of({ site: '' });
  return { text, contentType, watchLog, of: (site) => of({ site }) };
}

/** Labels that all metrics of a site have. */
type SiteLabels = { readonly site?: string };

/** @param site Names of the labels that a site has. */
function registered(site: readonly 'site'[]) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const routeOf = boundedRoutes();
  const healths = new Map<SiteLabels, () => TransportHealth>();
  const missingTypes = new Map<SiteLabels, () => number>();

  const operations = new Counter({
    name: 'pressgraph_operations_total',
    help: 'GraphQL operations, by schema, type and outcome: success, partial, failure or refused.',
    labelNames: [...site, 'schema', 'type', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'pressgraph_operation_duration_seconds',
    help: 'Time from the request to its response, or to the start of a stream.',
    labelNames: [...site, 'schema', 'type'],
    buckets: OPERATION_SECONDS,
    registers,
  });
  const schemaChanges = new Counter({
    name: 'pressgraph_schema_changes_total',
    help: 'New schemas that were served because the site had changed, by their effect on existing operations.',
    labelNames: [...site, 'effect'],
    registers,
  });
  new Gauge({
    name: 'pressgraph_types_missing',
    help: 'Post types and taxonomies that the site no longer lists, but that are still in the schema.',
    labelNames: site,
    registers,
    collect() {
      this.reset();
      if (site.length === 0 && missingTypes.size === 0) this.set(0);
      for (const [labels, missing] of missingTypes) this.set(labels, missing());
    },
  });
  const running = new Gauge({
    name: 'pressgraph_requests_in_flight',
    help: 'HTTP requests in progress.',
    labelNames: site,
    registers,
  });
  const errors = new Counter({
    name: 'pressgraph_operation_errors_total',
    help: 'Operations with an error of this code; each code counts once per operation.',
    labelNames: [...site, 'schema', 'code'],
    registers,
  });
  const upstream = new Counter({
    name: 'pressgraph_upstream_requests_total',
    help: 'HTTP requests to WordPress; the status is "none" if there was no response.',
    labelNames: [...site, 'method', 'route', 'status', 'as'],
    registers,
  });
  const upstreamDurations = new Histogram({
    name: 'pressgraph_upstream_request_duration_seconds',
    help: 'Time from sending a request to WordPress to the end of its response.',
    labelNames: [...site, 'route'],
    buckets: OPERATION_SECONDS,
    registers,
  });
  const upstreamBytes = new Counter({
    name: 'pressgraph_upstream_received_bytes_total',
    help: 'Bytes received from WordPress, as sent (compressed).',
    labelNames: [...site, 'route'],
    registers,
  });
  const caches = new Counter({
    name: 'pressgraph_cache_lookups_total',
    help: 'Cache lookups, by result: hit, miss, stale, or stale_on_error while WordPress is down.',
    labelNames: [...site, 'cache', 'state'],
    registers,
  });
  gauge('pressgraph_upstream_in_flight', 'Requests to WordPress in progress.', (now) => now.inFlight);
  gauge('pressgraph_upstream_queued', 'Requests to WordPress waiting in the queue.', (now) => now.queued);
  const breaker = new Gauge({
    name: 'pressgraph_upstream_breaker_state',
    help: '1 for the current state of the circuit breaker.',
    labelNames: [...site, 'state'],
    registers,
    collect() {
      breaker.reset();
      for (const [labels, health] of healths) {
        const now = health();
        for (const state of BREAKER_STATES) breaker.set({ ...labels, state }, state === now.breaker ? 1 : 0);
      }
    },
  });

  function gauge(name: string, help: string, read: (now: TransportHealth) => number): void {
    new Gauge({
      name,
      help,
      labelNames: site,
      registers,
      collect() {
        this.reset();
        for (const [labels, health] of healths) this.set(labels, read(health()));
      },
    });
  }

  const of = (labels: SiteLabels): Metrics => ({
    text: () => registry.metrics(),
    contentType: registry.contentType,
    begin() {
      running.inc(labels);
      return ({ schema = 'native', start, operationType: type = 'unknown', outcome, errorCodes = [] }) => {
        running.dec(labels);
        if (outcome === undefined) return;
        operations.inc({ ...labels, schema, type, outcome });
        durations.observe({ ...labels, schema, type }, (performance.now() - start) / 1000);
        for (const code of errorCodes)
          errors.inc({ ...labels, schema, code: KNOWN_CODES.has(code) ? code : 'other' });
      };
    },
    countUpstream({ method, route: asked, as, status = 'none', milliseconds, bytes }) {
      const route = routeOf(asked);
      upstream.inc({ ...labels, method, route, status, as });
      upstreamDurations.observe({ ...labels, route }, milliseconds / 1000);
      upstreamBytes.inc({ ...labels, route }, bytes);
    },
    countCache: (cache, state, times = 1) =>
      caches.inc({ ...labels, cache, state: state.toLowerCase() }, times),
    watchLog(droppedLines) {
      new Counter({
        name: 'pressgraph_log_lines_dropped_total',
        help: 'Log lines that could not be written: the disk was full, or the reader gone or too slow.',
        registers,
        collect() {
          this.reset();
          this.inc(droppedLines());
        },
      });
    },
    countSchemaChange(isBreaking) {
      schemaChanges.inc({ ...labels, effect: isBreaking ? 'breaking' : 'compatible' });
    },
    watchMissingTypes: (source) => watched(missingTypes, labels, source),
    watch: (source) => watched(healths, labels, source),
  });
  return { of };
}

/** Only what watches last is read; stopping a former one changes nothing. */
function watched<Source>(sources: Map<SiteLabels, Source>, labels: SiteLabels, source: Source): () => void {
  sources.set(labels, source);
  return () => {
    if (sources.get(labels) === source) sources.delete(labels);
  };
}
