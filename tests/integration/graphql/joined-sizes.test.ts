import { describe, expect, test } from 'vitest';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { makeProduct, STORE, STORE_SCHEMA, shopOf } from '../../helpers/plugins/woocommerce.ts';
import type { OverrideRequest, OverrideResponse } from '../../helpers/wordpress-server.ts';

const PRODUCTS = range(1, 40).map((id) => makeProduct({ id }));

/** Products by id, at most so many, with the headers of the Store API. */
const capped =
  (size: number) =>
  ({ route, query, method }: OverrideRequest): OverrideResponse | undefined => {
    const include = query['include']?.split(',').map(Number);
    if (route !== STORE || method !== 'GET' || include === undefined) return undefined;
    const rows = PRODUCTS.filter(({ id }) => include.includes(id));
    return {
      headers: {
        'x-wp-total': String(rows.length),
        'x-wp-totalpages': String(Math.ceil(rows.length / size)),
      },
      body: rows.slice(0, size),
    };
  };

const refusing =
  (size: number) =>
  ({ route, query, method }: OverrideRequest): OverrideResponse | undefined =>
    route === STORE && method === 'GET' && Number(query['per_page']) > size
      ? {
          status: 400,
          body: {
            code: 'rest_invalid_param',
            message: 'Invalid parameter(s): per_page',
            data: {
              status: 400,
              params: { per_page: `per_page must be between 1 (inclusive) and ${size} (inclusive)` },
            },
          },
        }
      : undefined;

const QUERY = '{ products(first: 40) { nodes { title sku } } }';

/** How many products each request asked for, largest first. */
async function sizes(gateway: TestGateway): Promise<number[]> {
  gateway.asked();
  const { data, errors } = await gateway.query<{ products: { nodes: { sku: string | null }[] } }>(QUERY);
  expect(errors).toBeUndefined();
  expect(data.products.nodes.map(({ sku }) => sku)).toEqual(
    range(1, 40)
      .toReversed()
      .map((id) => `SKU-${id}`),
  );
  return gateway.site.calls
    .filter(({ route }) => route === STORE)
    .map(({ query }) => Number(query['per_page']))
    .sort((one, other) => other - one);
}

describe('items of a further namespace', () => {
  test('that come short are requested in smaller batches, and the size is learned', async () => {
    await using gateway = await startGateway(shopOf(PRODUCTS, { override: capped(15) }), {
      cache: { ttl: 0 },
    });
    expect(await sizes(gateway)).toEqual([40, 15, 10]);
    expect(await sizes(gateway)).toEqual([15, 15, 10]);
  });

  test('whose route refuses so many are requested in smaller batches', async () => {
    await using gateway = await startGateway(shopOf(PRODUCTS, { override: refusing(15) }), {
      cache: { ttl: 0 },
    });
    expect(await sizes(gateway)).toEqual([40, 15, 15, 10]);
    expect(await sizes(gateway)).toEqual([15, 15, 10]);
  });

  test('whose route declares a smaller maximum are never requested in larger ones', async () => {
    const declares = {
      [STORE]: { properties: STORE_SCHEMA, parameters: { per_page: { type: 'integer', maximum: 25 } } },
    };
    await using gateway = await startGateway(shopOf(PRODUCTS, { declares }), { cache: { ttl: 0 } });
    expect(await sizes(gateway)).toEqual([25, 15]);
  });
});
