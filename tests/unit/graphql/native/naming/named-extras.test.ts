import { describe, expect, test } from 'vitest';
import { nameSite } from '../../../../../src/graphql/native/naming/name-site.ts';
import type { DiscoveredRoute } from '../../../../../src/model/discovery.ts';
import { buildSiteModel } from '../../../../../src/model/site-model.ts';

const model = (posts: Partial<DiscoveredRoute>) =>
  buildSiteModel({
    restRoot: 'https://press.example/wp-json/',
    home: 'https://press.example',
    types: undefined,
    taxonomies: undefined,
    routes: { '/wp/v2/posts': { properties: {}, parameters: undefined, samples: [], ...posts } },
  });
const extras = (posts: Partial<DiscoveredRoute>) => {
  const site = model(posts);
  const [resource] = site.contentTypes.filter(({ slug }) => slug === 'post');
  if (!resource) throw new Error('Expected posts in the core.');
  return nameSite(site).extrasOf(resource);
};
const named = (posts: Partial<DiscoveredRoute>) => extras(posts).fields.map(({ key, name }) => [key, name]);

describe('names of discovered post fields', () => {
  test('are the REST keys in camel case', () => {
    const samples = [{ id: 1, reading_time: '6 min read' }];
    expect(named({ properties: { subtitle: { type: 'string' } }, samples })).toEqual([
      ['subtitle', 'subtitle'],
      ['reading_time', 'readingTime'],
    ]);
  });

  test('avoid reserved names', () => {
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

  test('may differ only in characters that names cannot contain', () => {
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

  test('the type of registered meta starts with the type name', () => {
    const meta = { type: 'object', properties: { isbn: { type: 'string', description: 'The ISBN.' } } };
    expect(extras({ properties: { meta } }).meta).toMatchObject({
      name: 'PostMeta',
      fields: [{ name: 'isbn', description: 'The ISBN.' }],
    });
  });
});
