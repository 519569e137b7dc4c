/**
 * Fields of a post with Carbon Fields 3.6.9, as its REST answers were seen; it declares none of them. They are keys of
 * the item itself.
 */
export const CARBON_FIELDS = {
  filled: {
    cf_check: true,
    cf_image: '1503',
    cf_cast: [
      { value: 'post:page:2', type: 'post', subtype: 'page', id: '2' },
      { value: 'term:category:23', type: 'term', subtype: 'category', id: '23' },
      { value: 'user:user:1', type: 'user', subtype: 'user', id: '1' },
    ],
    cf_pages: [{ value: 'post:page:2', type: 'post', subtype: 'page', id: '2' }],
    cf_map: { value: '53,10', lat: '53', lng: '10', zoom: '8', address: 'x' },
    cf_rows: [
      { _type: 'quote', words: 'hello' },
      { _type: 'picture', photo: '1503' },
    ],
    cf_list: [
      { _type: '_', w: '1' },
      { _type: '_', w: '2' },
    ],
  },
  /** A post of which nothing was filled in. */
  empty: {
    cf_check: false,
    cf_image: '',
    cf_cast: [],
    cf_pages: [],
    cf_map: { value: '40.346544,-101.645507', lat: 40.346544, lng: -101.645507, zoom: 10, address: '' },
    cf_rows: [],
    cf_list: [],
  },
};
