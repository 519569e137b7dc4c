const attachment = (id: number) => ({
  width: 2400,
  height: 1600,
  file: `2023/01/picture-${id}.jpg`,
  sizes: { thumbnail: { file: `picture-${id}-150x150.jpg`, width: 150, height: 150 } },
  image_meta: [],
  ID: String(id),
  name: `picture-${id}.jpg`,
  url: `http://wp.test/wp-content/uploads/2023/01/picture-${id}.jpg`,
  title: `Picture ${id}`,
});

const category = (id: number) => ({
  ...{ term_id: id, name: `Category ${id}`, slug: `category-${id}`, term_group: 0, term_taxonomy_id: id },
  ...{ taxonomy: 'category', description: '', parent: 0, count: 1, filter: 'raw' },
});

/** `meta_box` of a post with Meta Box 5.14.1 and MB REST API 2.0.5, as it was seen; it is not declared. */
export const META_BOX = {
  filled: {
    mb_number: '7.5',
    mb_switch: '1',
    mb_image: attachment(100),
    mb_images: [attachment(100), attachment(101)],
    mb_file: [attachment(101)],
    mb_post: '2',
    mb_term: category(23),
    mb_terms: [category(23), category(28)],
    mb_pairs: [['k', 'v']],
    mb_fieldset: { x: '1', y: '2' },
    mb_map: { latitude: '53.5', longitude: '10', zoom: '14' },
  },
  /** A post of which nothing was filled in. */
  empty: {
    mb_number: '',
    mb_switch: '',
    mb_image: false,
    mb_images: [],
    mb_file: [],
    mb_post: '',
    mb_term: [],
    mb_terms: [],
    mb_pairs: [],
    mb_fieldset: '',
    mb_map: { latitude: '', longitude: '', zoom: '' },
  },
};
