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

/**
 * Metrics of one gateway, in their own registry. Labels never contain caller input, such as operation names,
 * ids or paths: their cardinality is unbounded.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const routeOf = boundedRoutes();
  const noHealth = () => undefined;
  let health: () => TransportHealth | undefined = noHealth;
  const noneMissing = () => 0;
  let missingTypes = noneMissing;

  const operations = new Counter({
    name: 'pressgraph_operations_total',
    help: 'GraphQL operations, by schema, type and outcome: success, partial, failure or refused.',
    labelNames: ['schema', 'type', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'pressgraph_operation_duration_seconds',
    help: 'Time from the request to its response, or to the start of a stream.',
    labelNames: ['schema', 'type'],
    buckets: OPERATION_SECONDS,
    registers,
  });
  const schemaChanges = new Counter({
    name: 'pressgraph_schema_changes_total',
    help: 'New schemas that were served because the site had changed, by their effect on existing operations.',
    labelNames: ['effect'],
    registers,
  });
  new Gauge({
    name: 'pressgraph_types_missing',
    help: 'Post types and taxonomies that the site no longer lists, but that are still in the schema.',
    registers,
    collect() {
      this.set(missingTypes());
    },
  });
  const running = new Gauge({
    name: 'pressgraph_requests_in_flight',
    help: 'HTTP requests in progress.',
    registers,
  });
  const errors = new Counter({
    name: 'pressgraph_operation_errors_total',
    help: 'Operations with an error of this code; each code counts once per operation.',
    labelNames: ['schema', 'code'],
    registers,
  });
  const upstream = new Counter({
    name: 'pressgraph_upstream_requests_total',
    help: 'HTTP requests to WordPress; the status is "none" if there was no response.',
    labelNames: ['method', 'route', 'status', 'as'],
    registers,
  });
  const upstreamDurations = new Histogram({
    name: 'pressgraph_upstream_request_duration_seconds',
    help: 'Time from sending a request to WordPress to the end of its response.',
    labelNames: ['route'],
    buckets: OPERATION_SECONDS,
    registers,
  });
  const upstreamBytes = new Counter({
    name: 'pressgraph_upstream_received_bytes_total',
    help: 'Bytes received from WordPress, as sent (compressed).',
    labelNames: ['route'],
    registers,
  });
  const caches = new Counter({
    name: 'pressgraph_cache_lookups_total',
    help: 'Cache lookups, by result: hit, miss, stale, or stale_on_error while WordPress is down.',
    labelNames: ['cache', 'state'],
    registers,
  });
  gauge('pressgraph_upstream_in_flight', 'Requests to WordPress in progress.', (now) => now.inFlight);
  gauge('pressgraph_upstream_queued', 'Requests to WordPress waiting in the queue.', (now) => now.queued);
  const breaker = new Gauge({
    name: 'pressgraph_upstream_breaker_state',
    help: '1 for the current state of the circuit breaker.',
    labelNames: ['state'],
    registers,
    collect() {
      const now = health();
      breaker.reset();
      for (const state of now ? BREAKER_STATES : []) breaker.set({ state }, state === now?.breaker ? 1 : 0);
    },
  });

  function gauge(name: string, help: string, read: (now: TransportHealth) => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const now = health();
        if (now) this.set(read(now));
        else this.reset();
      },
    });
  }

  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    begin() {
      running.inc();
      return ({ schema = 'native', start, operationType: type = 'unknown', outcome, errorCodes = [] }) => {
        running.dec();
        if (outcome === undefined) return;
        operations.inc({ schema, type, outcome });
        durations.observe({ schema, type }, (performance.now() - start) / 1000);
        for (const code of errorCodes) errors.inc({ schema, code: KNOWN_CODES.has(code) ? code : 'other' });
      };
    },
    countUpstream({ method, route: asked, as, status = 'none', milliseconds, bytes }) {
      const route = routeOf(asked);
      upstream.inc({ method, route, status, as });
      upstreamDurations.observe({ route }, milliseconds / 1000);
      upstreamBytes.inc({ route }, bytes);
    },
    countCache: (cache, state, times = 1) => caches.inc({ cache, state: state.toLowerCase() }, times),
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
      schemaChanges.inc({ effect: isBreaking ? 'breaking' : 'compatible' });
    },
    watchMissingTypes(source) {
      missingTypes = source;
      return () => {
        if (missingTypes === source) missingTypes = noneMissing;
      };
    },
    watch(source) {
      health = source;
      return () => {
        if (health === source) health = noHealth;
      };
    },
  };
}
