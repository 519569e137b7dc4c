import { describe, expect, test } from 'vitest';
import {
  factsOf,
  restFieldsOfFacts,
  type SeoFact,
} from '../../../../../src/graphql/engine/seo/item-facts.ts';
import { AUTHORS } from '../../../../../src/model/resources.ts';
import { CORE_SITE } from '../../../../../src/model/site-model.ts';

const resource = (key: string) => {
  const found = [...CORE_SITE.contentTypes, ...CORE_SITE.taxonomies, AUTHORS].find(
    (candidate) => candidate.key === key,
  );
  if (!found) throw new Error(`Expected ${key} in the core.`);
  return found;
};
const ALL: readonly SeoFact[] = [
  'title',
  'summary',
  'address',
  'robots',
  'published',
  'modified',
  'image',
  'parent',
];

describe('REST fields of SEO facts', () => {
  test.each([
    ['post_type/post', 'title.rendered excerpt.rendered link date_gmt modified_gmt featured_media'],
    ['post_type/page', 'title.rendered excerpt.rendered link date_gmt modified_gmt featured_media parent'],
    ['taxonomy/category', 'name description link parent'],
    ['taxonomy/post_tag', 'name description link'],
    ['user', 'name description link avatar_urls'],
  ])('of %s', (key, fields) => {
    expect(restFieldsOfFacts(resource(key), ALL)).toEqual(fields.split(' '));
  });

  test('are empty if no fact is requested', () => {
    expect(restFieldsOfFacts(resource('post_type/post'), [])).toEqual([]);
  });
});

describe('SEO facts of an item', () => {
  const unknown = {
    title: null,
    summary: null,
    address: null,
    published: null,
    modified: null,
    featuredMedia: null,
    avatar: null,
    parent: null,
  };

  test('are plain text without markup and entities', () => {
    const row = {
      title: { rendered: 'Ink <em>&amp;</em> iron' },
      excerpt: { rendered: '<p>It&#8217;s slow.</p>\n' },
    };
    expect(factsOf(row)).toEqual({ ...unknown, title: 'Ink & iron', summary: 'It’s slow.' });
  });

  test('include the largest avatar of an author', () => {
    const avatar_urls = {
      24: 'https://a.example/24',
      96: 'https://a.example/96',
      48: 'https://a.example/48',
      big: 'x',
    };
    expect(factsOf({ name: 'Ada', description: '', avatar_urls })).toEqual({
      ...unknown,
      title: 'Ada',
      avatar: { url: 'https://a.example/96', size: 96 },
    });
  });

  test('are null if a filter replaced them with something else', () => {
    const keys =
      'title excerpt name description link date_gmt modified_gmt featured_media avatar_urls parent'.split(
        ' ',
      );
    for (const value of [undefined, null, false, -1, [], {}, { rendered: 4 }, '0000-00-00T00:00:00']) {
      const row = Object.fromEntries(keys.map((key) => [key, value]));
      const { title: _title, summary: _summary, ...others } = factsOf(row);
      const { title: _noTitle, summary: _noSummary, ...expected } = unknown;
      expect(others, JSON.stringify(value)).toEqual(expected);
    }
  });
});
