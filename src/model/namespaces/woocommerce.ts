import type { NamespaceDescription } from './namespace-description.ts';

/**
 * Products in WooCommerce's Store API, which is public. It declares its items (`OPTIONS`), so that only what needs more
 * than a type is described here. Seen on WooCommerce 11.0.1.
 *
 * @see https://developer.woocommerce.com/docs/apis/store-api/resources-endpoints/products/
 */
export const WOOCOMMERCE: NamespaceDescription = {
  namespace: 'wc/store/v1',
  route: '/wc/store/v1/products',
  contentType: 'product',
  maximum: 100,
  omit: [
    ...['name', 'slug', 'permalink', 'parent', 'description', 'short_description'],
    ...['categories', 'tags', 'brands', 'prices', 'variation'],
    // For simple products it is relative to the request that is answered.
    'add_to_cart.url',
  ],
  fields: {
    price: { from: 'prices.price', money: 'prices', description: 'The current price, as the shop shows it.' },
    regularPrice: { from: 'prices.regular_price', money: 'prices', description: 'The price without a sale.' },
    salePrice: {
      from: 'prices.sale_price',
      money: 'prices',
      when: 'on_sale',
      description: 'The price during a sale. Null if the product is not on sale.',
    },
    priceRange: {
      from: 'prices.price_range',
      money: 'prices',
      range: { minimum: 'min_amount', maximum: 'max_amount' },
      description: 'The prices of the variations, or of the grouped products. Null if there is one price.',
    },
    productType: { from: 'type', description: 'The type: `simple`, `variable`, `grouped`, `external`, ….' },
    averageRating: { from: 'average_rating', type: 'number', description: 'Average rating of the reviews.' },
    gallery: {
      from: 'images',
      node: 'media',
      known: { source_url: 'src', alt_text: 'alt' },
      description: 'The images: the main one first, then the gallery.',
    },
    groupedProducts: {
      from: 'grouped_products',
      node: 'product',
      description: 'The products of this group.',
    },
    variations: {
      from: 'variations',
      items: { query: { type: 'variation' } },
      description: 'The variations of a variable product.',
    },
  },
};
