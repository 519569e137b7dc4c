import { expect, test } from 'vitest';
import { Trace } from '../../../../src/server/operation/trace.ts';
import type { UpstreamExchange } from '../../../../src/wordpress/rest/upstream-log.ts';

const exchange = (own: Partial<UpstreamExchange> = {}): UpstreamExchange => ({
  cached: false,
  method: 'GET',
  route: '/wp/v2/posts',
  query: undefined,
  as: 'anonymous',
  status: 200,
  start: 100,
  waited: 0,
  milliseconds: 10,
  bytes: 50,
  ...own,
});

/** A trace that began at 100, and is asked at 200. */
function traceOf(...entries: Parameters<Trace['add']>[0][]) {
  let now = 100;
  const trace = new Trace(() => now);
  for (const entry of entries) trace.add(entry);
  now = 200;
  return trace.report();
}

test.each([
  ['no fields means all of them', undefined, {}],
  ['fields by name', { _fields: 'id' }, { fields: ['id'] }],
  ['fields as a list', { _fields: ['id', 'title.rendered'] }, { fields: ['id', 'title.rendered'] }],
  ['fields with commas', { _fields: 'id,slug' }, { fields: ['id', 'slug'] }],
  ['parameters', { include: [3, 5], search: undefined }, { query: { include: [3, 5] } }],
  ['a password', { password: 'open sesame', page: 2 }, { query: { password: '…', page: 2 } }],
  [
    'what else opens something',
    { preview_nonce: 'a', access_token: 'b' },
    { query: { preview_nonce: '…', access_token: '…' } },
  ],
])('tells %s', (_, query, told) => {
  const { requests } = traceOf(exchange({ query }));
  expect(requests).toEqual([
    {
      cached: false,
      method: 'GET',
      route: '/wp/v2/posts',
      as: 'anonymous',
      status: 200,
      start: 0,
      waited: 0,
      milliseconds: 10,
      bytes: 50,
      ...told,
    },
  ]);
});

test('counts the time in which at least one request was under way', () => {
  const { totals } = traceOf(
    exchange({ start: 150, milliseconds: 10 }),
    exchange({ start: 100, milliseconds: 20 }),
    exchange({ start: 105, milliseconds: 5 }),
    exchange({ start: 110, milliseconds: 20 }),
  );
  expect(totals).toEqual({ requests: 4, cached: 0, bytes: 200, milliseconds: 100, upstreamMilliseconds: 40 });
});

test('tells what came from a cache apart, and that no answer came', () => {
  const { totals, requests } = traceOf(exchange({ start: 120.04, status: undefined, bytes: 0 }), {
    cached: true,
    route: '/wp/v2/users',
    fields: ['id', 'name'],
    ageSeconds: 12,
    items: 3,
  });
  expect(totals).toMatchObject({ requests: 1, cached: 1, bytes: 0 });
  expect(requests).toMatchObject([
    { cached: true, route: '/wp/v2/users', fields: ['id', 'name'], ageSeconds: 12, items: 3, start: 0 },
    { cached: false, status: null, start: 20 },
  ]);
});

test('lists a thousand, and counts all', () => {
  const { totals, requests } = traceOf(...Array.from({ length: 1001 }, () => exchange()));
  expect(requests).toHaveLength(1000);
  expect(totals).toMatchObject({ requests: 1001, bytes: 50_050 });
});

test('hears nothing after its end', () => {
  const trace = new Trace();
  trace.stop();
  trace.add(exchange());
  expect(trace.report().requests).toEqual([]);
});
