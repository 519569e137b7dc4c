import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/base/json.ts';
import type { DiscoveredRoute } from '../../../../src/model/discovery.ts';
import { claimInputNames, mutationNouns } from '../../../../src/model/naming/names.ts';
import { buildSiteModel, CORE_SITE, extrasOfType } from '../../../../src/model/site-model.ts';

const model = (route: string, more: Partial<DiscoveredRoute>) =>
  buildSiteModel({
    restRoot: 'https://press.example/wp-json/',
    home: 'https://press.example',
    types: undefined,
    taxonomies: undefined,
    routes: { [route]: { properties: {}, parameters: undefined, samples: [], ...more } },
  });
const inputs = (writable: JsonObject, properties: JsonObject = {}) =>
  extrasOfType(model('/wp/v2/posts', { writable, properties }), 'Post').input;

describe('what a route takes in a write', () => {
  test('is not known where it does not tell', () => {
    expect(extrasOfType(CORE_SITE, 'Post').input).toEqual({
      declared: undefined,
      fields: [],
      meta: undefined,
    });
  });

  test('is more than WordPress’s own arguments and the taxonomies', () => {
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
        name: 'readingTime',
        description: 'In minutes.',
        type: { kind: 'scalar', name: 'Int' },
      },
    ]);
  });

  test.each([
    ['authorId', 'author_id'],
    ['tagIds', 'tag_ids'],
    ['ifUnmodifiedSince', 'if_unmodified_since'],
    ['password', 'Password'],
  ])('keeps clear of %s', (name, key) => {
    const string = { type: 'string' };
    const { fields } = inputs({ [key]: string }, { [key]: string });
    expect(fields.map((field) => field.name)).toEqual([`${name}Field`]);
  });

  test('is called as what is read', () => {
    const string = { type: 'string' };
    // As a field it had to make way for the type's own `uri`.
    const { fields } = inputs({ uri: string, subtitle: string }, { subtitle: string, uri: string });
    expect(fields.map(({ key, name }) => [key, name])).toEqual([
      ['uri', 'uriField'],
      ['subtitle', 'subtitle'],
    ]);
  });

  test('has the enum that is read, where its values are the same', () => {
    const mood = { type: 'string', enum: ['calm', 'wild'] };
    const typeName = (writable: JsonObject) => {
      const [field] = inputs({ mood: writable }, { mood }).fields;
      return field?.type.kind === 'enum' ? field.type.name : undefined;
    };
    expect(typeName(mood)).toBe('PostMood');
    expect(typeName({ ...mood, enum: ['wild', 'calm'] })).toBe('PostMood');
    expect(typeName({ ...mood, enum: ['calm'] })).toBe('PostMoodInput');
  });

  test('leaves out of an object what can only be read', () => {
    const schema = {
      type: 'object',
      properties: { raw: { type: 'string' }, rendered: { type: 'string', readonly: true } },
    };
    const [field] = inputs({ note: schema }, { note: schema }).fields;
    expect(field?.type).toMatchObject({ kind: 'object', name: 'PostNoteInput', fields: [{ key: 'raw' }] });
  });

  test('is never an address for WordPress to fetch a file from', () => {
    const writable = {
      title: { type: 'object' },
      url: { type: 'string' },
      generate_sub_sizes: { type: 'boolean' },
    };
    expect(extrasOfType(model('/wp/v2/media', { writable }), 'Media').input.fields).toEqual([]);
  });
});

describe('settings', () => {
  test('are WordPress’s own where the route does not tell', () => {
    const { fields, input } = CORE_SITE.settings;
    expect(fields.map(({ name }) => name)).toEqual(input.map(({ name }) => name));
    expect(fields.find(({ key }) => key === 'default_ping_status')?.type).toBe(
      input.find(({ key }) => key === 'default_ping_status')?.type,
    );
  });

  test('are those that it tells', () => {
    const properties = { shop_open: { type: 'boolean' }, note: { type: 'string' } };
    const writable = { shop_open: { type: 'boolean' } };
    const { fields, input } = model('/wp/v2/settings', { properties, writable }).settings;
    expect(fields.map(({ name }) => name)).toEqual(['shopOpen', 'note']);
    expect(input.map(({ name }) => name)).toEqual(['shopOpen']);
  });
});

describe('the names of mutations and their inputs', () => {
  test('are the type’s, but for those that mean something else', () => {
    expect([...mutationNouns(['Post', 'Profile', 'ProfileItem', 'Settings'])]).toEqual([
      ['Post', 'Post'],
      ['Profile', 'ProfileItem2'],
      ['ProfileItem', 'ProfileItem'],
      ['Settings', 'SettingsItem'],
    ]);
  });

  test('never collide', () => {
    const claim = claimInputNames(['Post', 'PostMeta']);
    const wishes = [
      'PostMetaInput',
      'PostMetaInput',
      'CreatePostMetaInput',
      'UpdateProfileInput',
      'UploadPostInput',
    ];
    expect(wishes.map(claim)).toEqual([
      'PostMetaInput',
      'PostMeta2Input',
      'CreatePostMeta2Input',
      'UpdateProfile2Input',
      'UploadPost2Input',
    ]);
  });
});
