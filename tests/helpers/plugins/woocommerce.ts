import { listOf, type Parameters, RestError, textOf } from '../wordpress/query.ts';
import { makeCustom, makeMedia, type Row } from '../wordpress-rows.ts';
import type { WordPressServerOptions } from '../wordpress-server.ts';

/**
 * A shop: the public Store API of WooCommerce, imitated from the answers of WooCommerce 11.0.1 on WordPress 7.1.1 with the
 * currency EUR (right, with a space). As there: `type=variation` alone finds variations, `include` drops what is missing,
 * `per_page` over 100 is a 400, `sale_price` of a product that is not on sale is its price, and the URL of
 * `add_to_cart` is relative to the request.
 */
export const STORE = '/wc/store/v1/products';

export const money = (price: string, more: Record<string, unknown> = {}) => ({
  price,
  regular_price: price,
  sale_price: price,
  price_range: null,
  currency_code: 'EUR',
  currency_symbol: '€',
  currency_minor_unit: 2,
  currency_decimal_separator: ',',
  currency_thousand_separator: '.',
  currency_prefix: '',
  currency_suffix: ' €',
  ...more,
});

export const makeProduct = (values: Readonly<Record<string, unknown>> & { readonly id: number }) => ({
  name: `Product ${values.id}`,
  type: 'simple',
  sku: `SKU-${values.id}`,
  on_sale: false,
  prices: money('1000'),
  price_html: '<span class="woocommerce-Price-amount amount">10,00&nbsp;€</span>',
  average_rating: '0',
  review_count: 0,
  images: [],
  attributes: [],
  variations: [],
  grouped_products: [],
  is_purchasable: true,
  is_in_stock: true,
  low_stock_remaining: null,
  stock_availability: { text: '', class: 'in-stock' },
  weight: '',
  dimensions: { length: '', width: '', height: '' },
  add_to_cart: { text: 'Add to cart', url: `/wp-json${STORE}?add-to-cart=${values.id}`, minimum: 1 },
  extensions: {},
  ...values,
});

export const imageOf = (id: number) => ({
  id,
  src: `https://cdn.example/${id}.png`,
  thumbnail: `https://cdn.example/${id}-300.png`,
  srcset: '',
  sizes: '',
  name: `Image ${id}`,
  alt: `Alt of ${id}`,
});

/** The featured image of all products. */
const FEATURED = 900;

/** A shop with these products, each with its row in `wp/v2`. */
export function shopOf(
  products: readonly ReturnType<typeof makeProduct>[],
  more: WordPressServerOptions = {},
): WordPressServerOptions {
  const owned = products.filter(({ type }) => type !== 'variation');
  const images = new Set(products.flatMap(({ images }) => (images as { id: number }[]).map(({ id }) => id)));
  return {
    types: { product: { name: 'Products', rest_base: 'product' } },
    custom: {
      product: owned.map(
        ({ id, name }): Row =>
          makeCustom('product', { id, title: { rendered: name }, featured_media: FEATURED }),
      ),
    },
    media: [FEATURED, ...images].map((id) => makeMedia({ id })),
    declares: { [STORE]: { properties: STORE_SCHEMA } },
    further: { [STORE]: (parameters) => list(products, parameters) },
    ...more,
  };
}

function list(products: readonly ReturnType<typeof makeProduct>[], parameters: Parameters) {
  const perPage = Number(textOf(parameters, 'per_page') ?? 10);
  if (perPage < 1 || perPage > 100)
    throw new RestError(400, 'rest_invalid_param', 'Invalid parameter(s): per_page');
  const include = listOf(parameters, 'include')?.map(Number);
  const wantsVariations = textOf(parameters, 'type') === 'variation';
  return products
    .filter(({ type }) => (type === 'variation') === wantsVariations)
    .filter(({ id }) => include === undefined || include.includes(id))
    .slice(0, perPage);
}

const STRING = { type: 'string' };
const text = (...keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, STRING]));
const listOfObjects = (properties: Readonly<Record<string, unknown>>) => ({
  type: 'array',
  items: { type: 'object', properties },
});

/** What `OPTIONS` declares, in short. */
export const STORE_SCHEMA = {
  id: { type: 'integer' },
  ...text('name', 'type', 'sku', 'price_html', 'average_rating', 'weight'),
  on_sale: { type: 'boolean' },
  prices: { type: 'object', properties: text('price', 'regular_price', 'sale_price') },
  review_count: { type: 'integer', description: 'Amount of reviews that the product has.' },
  images: listOfObjects({ id: { type: 'integer' }, ...text('src', 'alt') }),
  attributes: listOfObjects({
    id: { type: 'integer' },
    ...text('name', 'taxonomy'),
    has_variations: { type: 'boolean' },
    terms: listOfObjects({ id: { type: 'integer' }, ...text('name', 'slug') }),
  }),
  variations: listOfObjects({ id: { type: 'integer' }, attributes: listOfObjects(text('name', 'value')) }),
  grouped_products: { type: 'array', items: { type: 'integer' } },
  is_purchasable: { type: 'boolean' },
  is_in_stock: { type: 'boolean' },
  low_stock_remaining: { type: ['integer', 'null'] },
  stock_availability: { type: 'object', properties: text('text', 'class') },
  dimensions: { type: 'object', properties: text('length', 'width', 'height') },
  add_to_cart: { type: 'object', properties: { ...text('text', 'url'), minimum: { type: 'integer' } } },
  // PHP's empty array where an object is meant.
  extensions: { type: 'object', properties: [] },
};
