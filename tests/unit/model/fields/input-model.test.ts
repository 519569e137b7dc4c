import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/base/json.ts';
import type { DiscoveredRoute } from '../../../../src/model/discovery.ts';
import { MEDIA } from '../../../../src/model/resources.ts';
import { buildSiteModel, CORE_SITE, extrasOf } from '../../../../src/model/site-model.ts';

const model = (route: string, more: Partial<DiscoveredRoute>) =>
  buildSiteModel({
    restRoot: 'https://press.example/wp-json/',
    home: 'https://press.example',
    types: undefined,
    taxonomies: undefined,
    routes: { [route]: { properties: {}, parameters: undefined, samples: [], ...more } },
  });
const POSTS = { key: 'post_type/post' };
const inputs = (writable: JsonObject, properties: JsonObject = {}) =>
  extrasOf(model('/wp/v2/posts', { writable, properties }), POSTS).input;

describe('the input fields of a route', () => {
  test('are unknown if the route does not declare its arguments', () => {
    expect(extrasOf(CORE_SITE, POSTS).input).toEqual({
      declared: undefined,
      fields: [],
      meta: undefined,
    });
  });

  test('exclude WordPress’s own arguments and taxonomies', () => {
    const { declared, fields } = inputs({
      title: { type: 'object' },
      tags: { type: 'array' },
      author: { type: 'integer' },
      reading_time: { type: 'integer', description: 'In minutes.' },
    });
    expect([...(declared ?? [])]).toEqual(['title', 'tags', 'author', 'reading_time']);
    expect(fields).toEqual([
      {
        key: 'reading_time',
        description: 'In minutes.',
        type: { kind: 'scalar', scalar: 'integer' },
      },
    ]);
  });

  test('exclude read-only properties of objects', () => {
    const schema = {
      type: 'object',
      properties: { raw: { type: 'string' }, rendered: { type: 'string', readonly: true } },
    };
    const [field] = inputs({ note: schema }, { note: schema }).fields;
    expect(field?.type).toMatchObject({ kind: 'object', fields: [{ key: 'raw' }] });
  });

  test('never include a URL for WordPress to download', () => {
    const writable = {
      title: { type: 'object' },
      url: { type: 'string' },
      generate_sub_sizes: { type: 'boolean' },
    };
    expect(extrasOf(model('/wp/v2/media', { writable }), MEDIA).input.fields).toEqual([]);
  });
});

describe('settings', () => {
  test('are WordPress’s own if the route does not declare any', () => {
    const { fields, input } = CORE_SITE.settings;
    expect(fields.map(({ key }) => key)).toContain('default_ping_status');
    expect(fields).toEqual(input);
  });

  test('are those that the route declares', () => {
    const properties = { shop_open: { type: 'boolean' }, note: { type: 'string' } };
    const writable = { shop_open: { type: 'boolean' } };
    const { fields, input } = model('/wp/v2/settings', { properties, writable }).settings;
    expect(fields.map(({ key }) => key)).toEqual(['shop_open', 'note']);
    expect(input.map(({ key }) => key)).toEqual(['shop_open']);
  });
});
