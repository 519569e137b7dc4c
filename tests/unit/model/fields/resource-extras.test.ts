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

describe('what a site adds to its posts', () => {
  test('is what its schema declares beyond WordPress’s own fields, its taxonomies and its meta', () => {
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

  test('is what its items hold without a schema, too', () => {
    const samples = [
      { id: 1, reading_time: '6 min read', _links: {} },
      { id: 2, reading_time: '1 min read' },
    ];
    expect(extras({ samples }).fields).toMatchObject([{ key: 'reading_time', type: { scalar: 'string' } }]);
  });

  test('is meta as a type where it is declared', () => {
    const meta = { type: 'object', properties: { isbn: { type: 'string', description: 'The ISBN.' } } };
    expect(extras({ properties: { meta } }).meta).toMatchObject({
      kind: 'object',
      fields: [{ key: 'isbn', description: 'The ISBN.' }],
    });
    expect(extras({ properties: { meta: { type: 'object', properties: {} } } }).meta).toBeUndefined();
  });

  test('is nothing where the route tells nothing', () => {
    expect(extrasOf(model({}), { key: 'post_type/page' })).toEqual(NO_EXTRAS);
  });
});
