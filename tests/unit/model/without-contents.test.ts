import { expect, test } from 'vitest';
import type { Discovery } from '../../../src/model/discovery.ts';
import { buildSiteModel } from '../../../src/model/site-model.ts';
import { withoutContents } from '../../../src/model/without-contents.ts';

const site: Discovery = {
  restRoot: 'https://a.example/wp-json/',
  home: 'https://a.example',
  name: 'A',
  namespaces: ['wp/v2', 'wc/store/v1'],
  hasRankMathHead: false,
  types: undefined,
  taxonomies: undefined,
  attempts: [],
  warnings: [],
  routes: {
    '/wp/v2/posts': {
      properties: { mood: { type: 'string' } },
      parameters: { per_page: { type: 'integer', maximum: 20 } },
      samples: [
        {
          ...{ id: 1, link: 'https://a.example/news/2026/one/', title: { rendered: 'Title of one' } },
          ...{ content: { rendered: 'Text of one' }, author: 7, tags: [1], mood: 'gay', stars: 4.5 },
          acf: { hero: 12, price: '12.50', notes: 'x'.repeat(9_000), rows: [{ a: 1 }, { a: 2 }] },
          _links: { 'acf:attachment': [{ href: 'https://a.example/wp-json/wp/v2/media/12' }], self: [{}] },
        },
        {
          id: 2,
          link: 'https://a.example/news/2026/two/',
          acf: { hero: false, price: '', notes: '', rows: false },
        },
      ],
    },
  },
};

test('a discovery without contents gives the same model, and is short', () => {
  const lean = withoutContents(site);
  expect(buildSiteModel(lean)).toEqual(buildSiteModel(site));
  const text = JSON.stringify(lean);
  expect(text).not.toMatch(/Title of one|Text of one|self/);
  expect(text.length).toBeLessThan(2_500);
  expect(buildSiteModel(JSON.parse(text))).toEqual(buildSiteModel(site));
});
