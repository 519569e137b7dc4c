import { describe, expect, test } from 'vitest';
import type { DiscoveredRoute } from '../../../../src/model/discovery.ts';
import { NO_EXTRAS } from '../../../../src/model/fields/resource-extras.ts';
import { buildSiteModel, extrasOfType } from '../../../../src/model/site-model.ts';

const model = (posts: Partial<DiscoveredRoute>) =>
  buildSiteModel({
    restRoot: 'https://press.example/wp-json/',
    home: 'https://press.example',
    types: undefined,
    taxonomies: undefined,
    routes: { '/wp/v2/posts': { properties: {}, parameters: undefined, samples: [], ...posts } },
  });
const extras = (posts: Partial<DiscoveredRoute>) => extrasOfType(model(posts), 'Post');
const named = (posts: Partial<DiscoveredRoute>) => extras(posts).fields.map(({ key, name }) => [key, name]);

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
    expect(named({ properties })).toEqual([['subtitle', 'subtitle']]);
  });

  test('is what its items hold without a schema, too', () => {
    const samples = [
      { id: 1, reading_time: '6 min read', _links: {} },
      { id: 2, reading_time: '1 min read' },
    ];
    expect(extras({ samples }).fields).toMatchObject([
      { key: 'reading_time', name: 'readingTime', type: { name: 'String' } },
    ]);
  });

  test('keeps clear of names that the schema has', () => {
    const properties = {
      comments: { type: 'integer' },
      uri: { type: 'string' },
      tags_: { type: 'string' },
      pages: { type: 'integer' },
    };
    expect(named({ properties })).toEqual([
      ['comments', 'commentsField'],
      ['uri', 'uriField'],
      ['tags_', 'tagsField'],
      ['pages', 'pages'],
    ]);
  });

  test('may look alike, but for what no name can hold', () => {
    const properties = {
      'a-b': { type: 'string' },
      a_b: { type: 'string' },
      日本: { type: 'string' },
      _x: { type: 'string' },
    };
    const names = extras({ properties }).fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
  });

  test('is meta as a type where it is declared', () => {
    const meta = { type: 'object', properties: { isbn: { type: 'string', description: 'The ISBN.' } } };
    expect(extras({ properties: { meta } }).meta).toMatchObject({
      name: 'PostMeta',
      fields: [{ name: 'isbn', description: 'The ISBN.' }],
    });
    expect(extras({ properties: { meta: { type: 'object', properties: {} } } }).meta).toBeUndefined();
  });

  test('is nothing where the route tells nothing', () => {
    expect(extrasOfType(model({}), 'Page')).toEqual(NO_EXTRAS);
  });
});
