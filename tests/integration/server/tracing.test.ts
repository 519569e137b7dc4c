import { context, propagation, trace } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });

beforeAll(() => provider.register());
beforeEach(() => exporter.reset());
afterAll(async () => {
  await provider.shutdown();
  for (const api of [trace, context, propagation]) api.disable();
});

const site = {
  posts: range(1, 3).map((id) => makePost({ id, author: 1, tags: [7, 8] })),
  users: [makeUser({ id: 1, name: 'Ada' })],
  tags: [7, 8].map((id) => makeTag({ id })),
};
const HOME = 'query Home { posts { nodes { author { name } tags { name } } } }';

/** Spans as a tree of names. */
function treeOf(spans: readonly ReadableSpan[], parent?: string): unknown[] {
  return spans
    .filter(({ parentSpanContext }) => parentSpanContext?.spanId === parent)
    .map((span) => {
      const below = treeOf(spans, span.spanContext().spanId);
      return below.length === 0 ? span.name : { [span.name]: below };
    })
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

test('an operation is a span, with its batches below it, and their requests below those', async () => {
  await using gateway = await startGateway(site);
  exporter.reset();
  await gateway.query(HOME, {}, { 'x-request-id': 'r-1' });

  const spans = exporter.getFinishedSpans();
  expect(treeOf(spans)).toEqual([
    {
      query: [
        'GET /wp/v2/posts',
        { 'wordpress.batch': ['GET /wp/v2/tags'] },
        { 'wordpress.batch': ['GET /wp/v2/users'] },
      ],
    },
  ]);
  expect(spans.find(({ name }) => name === 'query')?.attributes).toMatchObject({
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'Home',
    'pressgraph.outcome': 'success',
    'pressgraph.request_id': 'r-1',
  });
  const batch = spans.find(({ attributes }) => attributes['wordpress.route'] === '/wp/v2/tags');
  expect(batch?.attributes).toMatchObject({ 'wordpress.keys': 2 });
});

test('concurrent operations have separate spans', async () => {
  await using gateway = await startGateway(site, { upstream: { maxConcurrent: 1 } });
  exporter.reset();
  await Promise.all([gateway.query(HOME), gateway.query('{ tags { nodes { name } } }')]);
  expect(treeOf(exporter.getFinishedSpans())).toEqual([
    {
      query: [
        'GET /wp/v2/posts',
        { 'wordpress.batch': ['GET /wp/v2/tags'] },
        { 'wordpress.batch': ['GET /wp/v2/users'] },
      ],
    },
    { query: ['GET /wp/v2/tags'] },
  ]);
});

test('a caller’s trace is continued, but not propagated to WordPress by default', async () => {
  const told: unknown[] = [];
  await using gateway = await startGateway({
    ...site,
    override: ({ headers }) => void told.push(headers['traceparent']),
  });
  exporter.reset();
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
  await gateway.query(HOME, {}, { traceparent });

  const spans = exporter.getFinishedSpans();
  expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([traceId]));
  expect(spans.find(({ name }) => name === 'query')?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
  expect(told).not.toEqual([]);
  expect(new Set(told)).toEqual(new Set([undefined]));
});

test('the trace is propagated to WordPress if configured, without the caller’s baggage', async () => {
  const told: unknown[] = [];
  await using gateway = await startGateway(
    {
      ...site,
      override: ({ headers }) => void told.push([headers['traceparent'], headers['baggage']]),
    },
    { observing: { propagateTrace: true } },
  );
  exporter.reset();
  await gateway.query('{ tags { nodes { name } } }', {}, { baggage: 'user=hunter2' });
  const operation = exporter
    .getFinishedSpans()
    .find(({ name }) => name === 'query')
    ?.spanContext();
  expect(told).toEqual([[`00-${operation?.traceId}-${operation?.spanId}-01`, undefined]]);
});

test('spans have no queries, variables or credentials', async () => {
  await using gateway = await startGateway(site);
  await gateway.query(
    'query ($word: String) { posts(where: { search: $word }) { nodes { title } } }',
    { word: 'hunter2' },
    { authorization: 'Basic aHVudGVyMg==' },
  );
  await gateway.query('{ posts(where: { search: "hunter2" }) { nodes { title } } }');
  const told = exporter
    .getFinishedSpans()
    .map(({ name, attributes, events }) => ({ name, attributes, events }));
  expect(told.length).toBeGreaterThan(3);
  expect(JSON.stringify(told)).not.toMatch(/hunter2|aHVudGVyMg/);
});

test('health checks and GraphiQL have no spans', async () => {
  await using gateway = await startGateway(site);
  exporter.reset();
  await gateway.gateway.fetch('http://gateway/readyz');
  await gateway.gateway.fetch('http://gateway/graphql/assets/none.js');
  expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual([]);
});
