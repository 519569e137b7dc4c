import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../../src/base/json.ts';
import { claimInputNames, mutationNouns } from '../../../../../src/graphql/native/naming/claim-names.ts';
import { nameSite } from '../../../../../src/graphql/native/naming/name-site.ts';
import type { DiscoveredRoute } from '../../../../../src/model/discovery.ts';
import { buildSiteModel, CORE_SITE } from '../../../../../src/model/site-model.ts';

const model = (route: string, more: Partial<DiscoveredRoute>) =>
  buildSiteModel({
    restRoot: 'https://press.example/wp-json/',
    home: 'https://press.example',
    types: undefined,
    taxonomies: undefined,
    routes: { [route]: { properties: {}, parameters: undefined, samples: [], ...more } },
  });
const inputs = (writable: JsonObject, properties: JsonObject = {}) => {
  const site = model('/wp/v2/posts', { writable, properties });
  const [posts] = site.contentTypes.filter(({ slug }) => slug === 'post');
  if (!posts) throw new Error('Expected posts in the core.');
  return nameSite(site).extrasOf(posts).input;
};

describe('names of input fields', () => {
  test.each([
    ['authorId', 'author_id'],
    ['tagIds', 'tag_ids'],
    ['ifUnmodifiedSince', 'if_unmodified_since'],
    ['password', 'Password'],
  ])('avoid %s', (name, key) => {
    const string = { type: 'string' };
    const { fields } = inputs({ [key]: string }, { [key]: string });
    expect(fields.map((field) => field.name)).toEqual([`${name}Field`]);
  });

  test('are those of the output fields', () => {
    const string = { type: 'string' };
    // The output field is renamed too, because the type has its own `uri`.
    const { fields } = inputs({ uri: string, subtitle: string }, { subtitle: string, uri: string });
    expect(fields.map(({ key, name }) => [key, name])).toEqual([
      ['uri', 'uriField'],
      ['subtitle', 'subtitle'],
    ]);
  });

  test('reuse the output enum if its values are the same', () => {
    const mood = { type: 'string', enum: ['calm', 'wild'] };
    const typeName = (writable: JsonObject) => {
      const [field] = inputs({ mood: writable }, { mood }).fields;
      return field?.type.kind === 'enum' ? field.type.name : undefined;
    };
    expect(typeName(mood)).toBe('PostMood');
    expect(typeName({ ...mood, enum: ['wild', 'calm'] })).toBe('PostMood');
    expect(typeName({ ...mood, enum: ['calm'] })).toBe('PostMoodInput');
  });

  test('have input types of their own, without read-only fields', () => {
    const schema = {
      type: 'object',
      properties: { raw: { type: 'string' }, rendered: { type: 'string', readonly: true } },
    };
    const [field] = inputs({ note: schema }, { note: schema }).fields;
    expect(field?.type).toMatchObject({ kind: 'object', name: 'PostNoteInput', fields: [{ name: 'raw' }] });
  });
});

describe('settings', () => {
  test('are the built-in ones if the route does not declare any', () => {
    const { fields, input } = nameSite(CORE_SITE).settings;
    expect(fields.map(({ name }) => name)).toEqual(input.map(({ name }) => name));
    expect(fields.find(({ key }) => key === 'default_ping_status')?.type).toBe(
      input.find(({ key }) => key === 'default_ping_status')?.type,
    );
  });

  test('have the names of the output fields', () => {
    const properties = { shop_open: { type: 'boolean' }, note: { type: 'string' } };
    const writable = { shop_open: { type: 'boolean' } };
    const { fields, input } = nameSite(model('/wp/v2/settings', { properties, writable })).settings;
    expect(fields.map(({ name }) => name)).toEqual(['shopOpen', 'note']);
    expect(input.map(({ name }) => name)).toEqual(['shopOpen']);
  });
});

describe('names of mutations and their inputs', () => {
  test('contain the type name, unless that means something else', () => {
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
