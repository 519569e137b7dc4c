import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { ERROR_CODES } from '../../base/errors.ts';
import type { CacheState } from '../../cache/read-through-cache.ts';
import type { RequestLog } from '../../wordpress/http/messages.ts';
import type { TransportHealth } from '../../wordpress/http/transport.ts';
import type { RequestRecord } from './request-record.ts';
import { boundedRoutes } from './route-template.ts';

export interface Metrics {
  /** All of it, in Prometheus's text format. */
  text(): Promise<string>;
  /** Of {@link text}. */
  readonly contentType: string;
  /** An operation begins; call what comes back when it has ended. */
  begin(): (record: RequestRecord) => void;
  countUpstream(exchange: RequestLog): void;
  /** @param cache Which of the caches: a word of the code's own, never of a caller's. */
  countCache(cache: string, state: CacheState, times?: number): void;
  /** Where to read the health of the connection to WordPress, each time that metrics are read. Returns what ends that. */
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
 * Metrics of one gateway, in a registry of their own. No label holds what callers choose: not the names of their
 * operations, not ids or paths, of which there is no end.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const routeOf = boundedRoutes();
  const noHealth = () => undefined;
  let health: () => TransportHealth | undefined = noHealth;

  const operations = new Counter({
    name: 'pressgraph_operations_total',
    help: 'GraphQL operations answered, by type and by outcome: success, partial, failure or refused.',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'pressgraph_operation_duration_seconds',
    help: 'From the request to its answer, or to the beginning of a stream.',
    labelNames: ['type'],
    buckets: OPERATION_SECONDS,
    registers,
  });
  const running = new Gauge({
    name: 'pressgraph_requests_in_flight',
    help: 'HTTP requests that are being answered.',
    registers,
  });
  const errors = new Counter({
    name: 'pressgraph_operation_errors_total',
    help: 'Operations that were answered with an error of this code; each code once an operation.',
    labelNames: ['code'],
    registers,
  });
  const upstream = new Counter({
    name: 'pressgraph_upstream_requests_total',
    help: 'HTTP exchanges with WordPress; the status is "none" where no answer came.',
    labelNames: ['method', 'route', 'status', 'as'],
    registers,
  });
  const upstreamDurations = new Histogram({
    name: 'pressgraph_upstream_request_duration_seconds',
    help: 'From sending a request to WordPress to the end of its answer.',
    labelNames: ['route'],
    buckets: OPERATION_SECONDS,
    registers,
  });
  const upstreamBytes = new Counter({
    name: 'pressgraph_upstream_received_bytes_total',
    help: 'Bytes of WordPress’s answers, as they were sent.',
    labelNames: ['route'],
    registers,
  });
  const caches = new Counter({
    name: 'pressgraph_cache_lookups_total',
    help: 'Lookups in caches, by what they had: hit, miss, stale, or stale_on_error, WordPress being down.',
    labelNames: ['cache', 'state'],
    registers,
  });
  gauge('pressgraph_upstream_in_flight', 'Requests that WordPress is answering.', (now) => now.inFlight);
  gauge('pressgraph_upstream_queued', 'Requests that wait for a place.', (now) => now.queued);
  const breaker = new Gauge({
    name: 'pressgraph_upstream_breaker_state',
    help: '1 for the state that the circuit breaker is in.',
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
      return ({ start, operationType: type = 'unknown', outcome, errorCodes = [] }) => {
        running.dec();
        if (outcome === undefined) return;
        operations.inc({ type, outcome });
        durations.observe({ type }, (performance.now() - start) / 1000);
        for (const code of errorCodes) errors.inc({ code: KNOWN_CODES.has(code) ? code : 'other' });
      };
    },
    countUpstream({ method, route: asked, as, status = 'none', milliseconds, bytes }) {
      const route = routeOf(asked);
      upstream.inc({ method, route, status, as });
      upstreamDurations.observe({ route }, milliseconds / 1000);
      upstreamBytes.inc({ route }, bytes);
    },
    countCache: (cache, state, times = 1) => caches.inc({ cache, state: state.toLowerCase() }, times),
    watch(source) {
      health = source;
      return () => {
        if (health === source) health = noHealth;
      };
    },
  };
}
