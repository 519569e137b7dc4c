import { describe, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { imageOf, makeProduct, money, STORE, shopOf } from '../../helpers/plugins/woocommerce.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const PRODUCTS = '/wp/v2/product?orderby=date&order=desc&per_page=';

const PEN = makeProduct({
  id: 12,
  name: 'Pen',
  on_sale: true,
  prices: money('99900', { regular_price: '123450', sale_price: '99900' }),
  average_rating: '4.50',
  review_count: 2,
  low_stock_remaining: 2,
  stock_availability: { text: '2 in stock', class: 'in-stock' },
  images: [imageOf(10), imageOf(11)],
});
const SHIRT = makeProduct({
  id: 15,
  type: 'variable',
  prices: money('1000', { price_range: { min_amount: '1000', max_amount: '1250' } }),
  attributes: [
    { id: 0, name: 'Size', taxonomy: null, has_variations: true, terms: [{ id: 0, name: 'S', slug: 'S' }] },
  ],
  variations: [
    { id: 16, attributes: [{ name: 'Size', value: 'S' }] },
    { id: 17, attributes: [{ name: 'Size', value: null }] },
  ],
});
const SMALL = makeProduct({ id: 16, type: 'variation', prices: money('1000') });
const MEDIUM = makeProduct({ id: 17, type: 'variation', prices: money('1250'), is_in_stock: false });
const SET = makeProduct({ id: 18, type: 'grouped', grouped_products: [12] });

const SHOP = shopOf([PEN, SHIRT, SMALL, MEDIUM, SET]);

describe('a shop', () => {
  test('has price, stock, reviews and gallery of its products', async () => {
    await using gateway = await startGateway(SHOP);
    const { data, errors } = await gateway.query(`{ product(by: { databaseId: 12 }) {
      title sku productType onSale isInStock isPurchasable lowStockRemaining stockAvailability { text class }
      price { amount minorAmount minorUnit currencyCode currencySymbol formatted }
      regularPrice { formatted } salePrice { formatted } priceRange { minimum { amount } }
      averageRating reviewCount gallery { databaseId sourceUrl altText } addToCart { text } dimensions { length }
    } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      product: {
        ...{ title: 'Pen', sku: 'SKU-12', productType: 'simple', onSale: true, isInStock: true },
        ...{ isPurchasable: true, lowStockRemaining: 2 },
        stockAvailability: { text: '2 in stock', class: 'in-stock' },
        price: {
          ...{
            amount: '999.00',
            minorAmount: '99900',
            minorUnit: 2,
            currencyCode: 'EUR',
            currencySymbol: '€',
          },
          formatted: '999,00 €',
        },
        regularPrice: { formatted: '1.234,50 €' },
        salePrice: { formatted: '999,00 €' },
        priceRange: null,
        averageRating: 4.5,
        reviewCount: 2,
        gallery: [
          { databaseId: 10, sourceUrl: 'https://cdn.example/10.png', altText: 'Alt of 10' },
          { databaseId: 11, sourceUrl: 'https://cdn.example/11.png', altText: 'Alt of 11' },
        ],
        addToCart: { text: 'Add to cart' },
        dimensions: { length: '' },
      },
    });
    expect(gateway.asked()).toEqual([
      `${STORE}?include=12&per_page=1&_fields=add_to_cart,average_rating,dimensions,id,images,is_in_stock,is_purchasable,low_stock_remaining,on_sale,prices,review_count,sku,stock_availability,type`,
      '/wp/v2/product?include=12&per_page=1&_fields=id,title.rendered',
    ]);
  });

  test('of twenty products with price, stock and gallery makes two requests, however deep they are in the operation', async () => {
    const products = range(101, 120).map((id) => makeProduct({ id, images: [imageOf(id + 900)] }));
    await using gateway = await startGateway(shopOf(products));
    const { data, errors } = await gateway.query<{ products: { nodes: unknown[] } }>(
      '{ products(first: 20) { nodes { title price { formatted } isInStock gallery { sourceUrl } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.products.nodes).toHaveLength(20);
    const ids = range(101, 120).reverse();
    const asked = gateway.asked();
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatch(
      new RegExp(`^${STORE}\\?include=[\\d,]+&per_page=20&_fields=id,images,is_in_stock,prices$`),
    );
    expect(asked[1]).toBe(`${PRODUCTS}20&_fields=id,title.rendered`);
    expect(data.products.nodes).toHaveLength(ids.length);
  });

  test('loads images of featured media and gallery in one request if more than address and text is selected', async () => {
    await using gateway = await startGateway(SHOP);
    const { errors } = await gateway.query(
      '{ products(first: 3) { nodes { featuredMedia { mimeType } gallery { mimeType } } } }',
    );
    expect(errors).toBeUndefined();
    expect(gateway.asked()).toEqual([
      `${STORE}?include=18,15,12&per_page=3&_fields=id,images`,
      '/wp/v2/media?include=900,10,11&per_page=3&_fields=id,mime_type',
      `${PRODUCTS}3&_fields=featured_media,id`,
    ]);
  });

  test('requests nothing of the namespace if none of its fields is selected', async () => {
    await using gateway = await startGateway(SHOP);
    await gateway.query('{ products { nodes { title } } }');
    expect(gateway.asked()).toEqual([`${PRODUCTS}10&_fields=id,title.rendered`]);
  });

  test('has the variations of a product, their prices in one request', async () => {
    await using gateway = await startGateway(SHOP);
    const { data, errors } = await gateway.query(`{ product(by: { databaseId: 15 }) {
      priceRange { minimum { amount } maximum { amount } } salePrice { amount }
      attributes { name hasVariations terms { slug } }
      variations { databaseId attributes { name value } price { amount } isInStock }
    } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      product: {
        priceRange: { minimum: { amount: '10.00' }, maximum: { amount: '12.50' } },
        salePrice: null,
        attributes: [{ name: 'Size', hasVariations: true, terms: [{ slug: 'S' }] }],
        variations: [
          {
            databaseId: 16,
            attributes: [{ name: 'Size', value: 'S' }],
            price: { amount: '10.00' },
            isInStock: true,
          },
          {
            databaseId: 17,
            attributes: [{ name: 'Size', value: null }],
            price: { amount: '12.50' },
            isInStock: false,
          },
        ],
      },
    });
    expect(gateway.asked().filter((request) => request.startsWith(STORE))).toEqual([
      `${STORE}?include=15&per_page=1&_fields=attributes,id,on_sale,prices,variations`,
      `${STORE}?type=variation&include=16,17&per_page=2&_fields=id,is_in_stock,prices`,
    ]);
  });

  test('has the products of a group as nodes', async () => {
    await using gateway = await startGateway(SHOP);
    expect(
      await gateway.query('{ product(by: { databaseId: 18 }) { groupedProducts { title sku } } }'),
    ).toEqual({
      data: { product: { groupedProducts: [{ title: 'Pen', sku: 'SKU-12' }] } },
    });
  });

  test('that fails leaves the fields of wp/v2 alone', async () => {
    await using gateway = await startGateway({
      ...SHOP,
      override: ({ route }) =>
        route === STORE ? { status: 500, body: { code: 'internal', message: 'no' } } : undefined,
    });
    const { data, errors } = await gateway.query(
      '{ product(by: { databaseId: 12 }) { title sku price { amount } } }',
    );
    expect(data).toEqual({ product: { title: 'Pen', sku: null, price: null } });
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code]).sort()).toEqual([
      ['product.price', 'UPSTREAM_ERROR'],
      ['product.sku', 'UPSTREAM_ERROR'],
    ]);
  });

  test('says so if the namespace does not have an item, cached or not', async () => {
    const shop = shopOf([PEN]);
    await using gateway = await startGateway({ ...shop, further: { [STORE]: () => [] } });
    for (const query of [
      '{ product(by: { databaseId: 12 }) { sku } }',
      '{ a: product(by: { databaseId: 12 }) { title sku } }',
    ]) {
      const { errors } = await gateway.query(query);
      expect(errors?.[0]).toMatchObject({
        message: `Expected item 12 from ${STORE}, got none: it may be unpublished, or hidden there.`,
      });
    }
    expect(gateway.asked().filter((request) => request.startsWith(STORE))).toHaveLength(1);
  });

  test('is cached with the product, and forgotten when it changes', async () => {
    await using gateway = await startGateway(SHOP);
    const asked = () => gateway.asked().map((request) => request.split('&')[0]);
    await gateway.query('{ product(by: { databaseId: 12 }) { title sku price { amount } } }');
    expect(asked()).toEqual([`${STORE}?include=12`, '/wp/v2/product?include=12']);
    expect(await gateway.query('{ product(by: { databaseId: 12 }) { price { formatted } } }')).toEqual({
      data: { product: { price: { formatted: '999,00 €' } } },
    });
    expect(asked()).toEqual([]);
    await gateway.gateway.changes.publish([{ route: '/wp/v2/product', id: 12, kind: 'UPDATED' }]);
    await gateway.query('{ product(by: { databaseId: 12 }) { price { formatted } } }');
    expect(asked()).toEqual([`${STORE}?include=12`, '/wp/v2/product?include=12']);
  });

  test('is estimated as one request per hundred products, whatever is selected of them', async () => {
    await using gateway = await startGateway(SHOP, { limits: { maxCost: 3 } });
    const ask = (first: number) =>
      gateway.query(`{ products(first: ${first}) { nodes { sku onSale isInStock price { amount } } } }`);
    expect((await ask(100)).errors).toBeUndefined();
    expect((await ask(200)).errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COMPLEX');
  });
});

test('a site without a shop has none of its types, and no more requests', async () => {
  await using gateway = await startGateway({ posts: [makePost({ id: 1 })] });
  const { data } = await gateway.query<{ __schema: { types: { name: string }[] } }>(
    '{ __schema { types { name } } }',
  );
  expect(data.__schema.types.map(({ name }) => name)).not.toContain('Money');
  expect(gateway.asked()).toEqual([]);
});
