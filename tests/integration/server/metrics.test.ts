import { expect, test } from 'vitest';
import { createMetrics, type Metrics } from '../../../src/server/operating/metrics.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const posts = [makePost({ id: 1, author: 1 }), makePost({ id: 12, author: 1 })];

/** The samples whose names begin so, as lines, without the buckets of histograms. */
async function samples(metrics: Metrics, prefix: string): Promise<string[]> {
  const lines = (await metrics.text()).split('\n');
  return lines.filter((line) => line.startsWith(prefix) && !line.includes('_bucket')).sort();
}

test('operations are counted by type and outcome, and their errors by code', async () => {
  const metrics = createMetrics();
  await using gateway = await startGateway({ posts }, { metrics });
  await gateway.query('query A { posts { nodes { databaseId } } }');
  await gateway.query('query B { posts { nodes { databaseId } } }');
  await gateway.query('{ posts(first: -1) { nodes { databaseId } } }');
  await gateway.query('{ nothing }');
  await gateway.gateway.fetch('http://gateway/healthz');

  expect(await samples(metrics, 'pressgraph_operations_total')).toEqual([
    'pressgraph_operations_total{schema="native",type="query",outcome="failure"} 1',
    'pressgraph_operations_total{schema="native",type="query",outcome="success"} 2',
    'pressgraph_operations_total{schema="native",type="unknown",outcome="refused"} 1',
  ]);
  expect(await samples(metrics, 'pressgraph_operation_duration_seconds_count')).toEqual([
    'pressgraph_operation_duration_seconds_count{schema="native",type="query"} 3',
    'pressgraph_operation_duration_seconds_count{schema="native",type="unknown"} 1',
  ]);
  expect(await samples(metrics, 'pressgraph_operation_errors_total')).toEqual([
    'pressgraph_operation_errors_total{schema="native",code="BAD_USER_INPUT"} 1',
    'pressgraph_operation_errors_total{schema="native",code="GRAPHQL_VALIDATION_FAILED"} 1',
  ]);
  expect(await samples(metrics, 'pressgraph_requests_in_flight')).toEqual([
    'pressgraph_requests_in_flight 0',
  ]);
});

test('requests to WordPress are counted by route, without ids, paths or queries in it', async () => {
  const metrics = createMetrics();
  await using gateway = await startGateway(
    { posts, override: ({ route }) => (route === '/wp/v2/users' ? { status: 403, body: {} } : undefined) },
    { metrics },
  );
  const counted = async () =>
    (await samples(metrics, 'pressgraph_upstream_requests_total')).filter((line) => line.includes('"GET"'));
  const before = await counted();
  await gateway.query('{ posts { nodes { author { name } } } }');
  for (const id of [1, 12]) {
    await gateway.query(`{ post(by: { databaseId: ${id} }) { revisions { id } } }`);
    await gateway.query(`{ nodeByUri(uri: "/no-such-page-${id}/") { id } }`);
  }
  const after = await counted();
  expect(after.filter((line) => !before.includes(line)).join('\n')).toContain(
    'pressgraph_upstream_requests_total{method="GET",route="/wp/v2/users",status="403",as="anonymous"} 1',
  );
  expect(after.join('\n')).not.toMatch(/no-such-page|\/12|\?/);
  expect(
    await samples(metrics, 'pressgraph_upstream_received_bytes_total{route="/wp/v2/posts"}'),
  ).toHaveLength(1);
});

test('cache lookups are counted by result', async () => {
  const metrics = createMetrics();
  await using gateway = await startGateway({ posts }, { metrics, cache: { ttl: 60 } });
  for (let turn = 0; turn < 3; turn += 1) await gateway.query('{ posts { nodes { databaseId } } }');
  expect(await samples(metrics, 'pressgraph_cache_lookups_total{cache="answers"')).toEqual([
    'pressgraph_cache_lookups_total{cache="answers",state="hit"} 2',
    'pressgraph_cache_lookups_total{cache="answers",state="miss"} 1',
  ]);
  expect(await samples(metrics, 'pressgraph_operations_total')).toEqual([
    'pressgraph_operations_total{schema="native",type="query",outcome="success"} 3',
  ]);
});

test('operation names are not labels', async () => {
  const metrics = createMetrics();
  await using gateway = await startGateway({ posts }, { metrics });
  const series = async () =>
    (await metrics.text()).split('\n').filter((line) => line.startsWith('pressgraph_')).length;
  await gateway.query('query N0 { __typename }');
  const before = await series();
  for (let index = 1; index <= 20; index += 1) await gateway.query(`query N${index} { __typename }`);
  expect(await series()).toBe(before);
});

test('two gateways in one process have separate metrics', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  await using first = await startGateway({ posts }, { metrics: one });
  await using _second = await startGateway({ posts }, { metrics: other });
  await first.query('{ __typename }');
  expect(await samples(one, 'pressgraph_operations_total')).toHaveLength(1);
  expect(await samples(other, 'pressgraph_operations_total')).toEqual([]);
});

test('caches, the circuit breaker and the queue have metrics', async () => {
  const metrics = createMetrics();
  expect(await samples(metrics, 'pressgraph_upstream_breaker_state')).toEqual([]);
  metrics.watch(() => ({ breaker: 'half-open', inFlight: 3, queued: 7 }));
  metrics.countCache('entities', 'HIT', 40);
  metrics.countCache('entities', 'STALE_ON_ERROR');
  expect(await samples(metrics, 'pressgraph_upstream_')).toEqual([
    'pressgraph_upstream_breaker_state{state="closed"} 0',
    'pressgraph_upstream_breaker_state{state="half-open"} 1',
    'pressgraph_upstream_breaker_state{state="open"} 0',
    'pressgraph_upstream_in_flight 3',
    'pressgraph_upstream_queued 7',
  ]);
  expect(await samples(metrics, 'pressgraph_cache_lookups_total')).toEqual([
    'pressgraph_cache_lookups_total{cache="entities",state="hit"} 40',
    'pressgraph_cache_lookups_total{cache="entities",state="stale_on_error"} 1',
  ]);
});

test('the process has metrics: memory, garbage collection, event loop lag', async () => {
  const text = await createMetrics().text();
  for (const name of [
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_seconds',
    'nodejs_heap_size_used_bytes',
  ]) {
    expect(text).toContain(`# TYPE ${name} `);
  }
});
