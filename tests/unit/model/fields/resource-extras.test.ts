import { describe, expect, test } from 'vitest';
import type { DiscoveredRoute } from '../../../../src/model/discovery.ts';
import { NO_EXTRAS } from '../../../../src/model/fields/resource-extras.ts';
import { buildSiteModel, extrasOf } from '../../../../src/model/site-model.ts';

const model = (posts: Partial<DiscoveredRoute>) =>
  buildSiteModel({
    restRoot: 'https://press.example/wp-json/',
    home: 'https://press.example',
    types: undefined,
    taxonomies: undefined,
    routes: { '/wp/v2/posts': { properties: {}, parameters: undefined, samples: [], ...posts } },
  });
const extras = (posts: Partial<DiscoveredRoute>) => extrasOf(model(posts), { key: 'post_type/post' });

describe('extra fields of posts', () => {
  test('come from the declared schema, without WordPress’s own fields, taxonomies and meta', () => {
    const properties = {
      id: {},
      title: {},
      class_list: {},
      categories: {},
      tags: {},
      meta: {},
      subtitle: { type: 'string' },
    };
    expect(extras({ properties }).fields.map(({ key }) => key)).toEqual(['subtitle']);
  });

  test('come from sampled items if they are not declared', () => {
    const samples = [
      { id: 1, reading_time: '6 min read', _links: {} },
      { id: 2, reading_time: '1 min read' },
    ];
    expect(extras({ samples }).fields).toMatchObject([{ key: 'reading_time', type: { scalar: 'string' } }]);
  });

  test('include declared meta as an object type', () => {
    const meta = { type: 'object', properties: { isbn: { type: 'string', description: 'The ISBN.' } } };
    expect(extras({ properties: { meta } }).meta).toMatchObject({
      kind: 'object',
      fields: [{ key: 'isbn', description: 'The ISBN.' }],
    });
    expect(extras({ properties: { meta: { type: 'object', properties: {} } } }).meta).toBeUndefined();
  });

  test('are empty if the route is not described', () => {
    expect(extrasOf(model({}), { key: 'post_type/page' })).toEqual(NO_EXTRAS);
  });
});
