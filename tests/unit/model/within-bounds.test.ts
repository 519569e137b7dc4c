import { expect, test } from 'vitest';
import type { Discovery } from '../../../src/model/discovery.ts';
import { buildSiteModel } from '../../../src/model/site-model.ts';
import { withinBounds, withinPairs } from '../../../src/model/within-bounds.ts';
import { readTaxonomies, readTypes } from '../../../src/wordpress/discovery/site-types.ts';

const many = <T>(count: number, make: (index: number) => T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, make(index)]));

function discovered(count: number, pairs: number, fields: number): Discovery {
  const slugs = Array.from({ length: pairs }, (_, index) => `t${index}`);
  const types = readTypes(
    many(count, (index) => ({ slug: `t${index}`, rest_base: `t${index}`, taxonomies: slugs })),
  );
  const taxonomies = readTaxonomies(
    many(count, (index) => ({ slug: `t${index}`, rest_base: `x${index}`, types: slugs })),
  );
  const properties = many(fields, () => ({ type: 'object', properties: { one: { type: 'string' } } }));
  return {
    ...{
      restRoot: 'https://a.example/wp-json/',
      home: 'https://a.example',
      name: 'A',
      namespaces: ['wp/v2'],
    },
    ...{ hasRankMathHead: false, types: types.items, taxonomies: taxonomies.items, attempts: [] },
    routes: Object.fromEntries(
      (types.items ?? []).map(({ restBase }) => [
        `/wp/v2/${restBase}`,
        { properties, parameters: undefined, samples: [] },
      ]),
    ),
    warnings: [...types.warnings, ...taxonomies.warnings],
  };
}

test('of 10,000 post types and taxonomies, 150 each are served, and it is told which are not', () => {
  const { types, taxonomies, warnings } = withinBounds(discovered(10_000, 2, 1));
  expect([types?.length, taxonomies?.length]).toEqual([150, 150]);
  expect(warnings).toEqual([
    expect.stringMatching(
      /lists 10000 entries as post type; at most 150 .* “t150”, “t151”.* and 9840 more\.$/,
    ),
    expect.stringMatching(/lists 10000 entries as taxonomy; at most 150 /),
  ]);
});

test('entries that cannot be read are counted, too', () => {
  const { warnings } = readTypes(many(10_000, () => ({})));
  expect(warnings).toHaveLength(151);
});

test('fields and relations are bounded together, and it is told where', () => {
  const bounded = withinBounds(discovered(100, 100, 150));
  const model = buildSiteModel(bounded);
  const fields = [...model.extras.values()].reduce((sum, { fields: own }) => sum + own.length, 0);
  expect(fields).toBe(150 * Math.floor(20_000 / 300));
  expect(model.contentTypes.reduce((sum, type) => sum + type.taxonomies.length, 0)).toBe(3_000);
  expect(model.taxonomies.reduce((sum, taxonomy) => sum + taxonomy.contentTypes.length, 0)).toBe(3_000);
  expect(bounded.warnings).toEqual([
    expect.stringContaining('more than 3000 pairs'),
    expect.stringMatching(/more than 20000 fields .* \/wp\/v2\/t66, .* and 24 more routes are left out/),
  ]);
  expect(withinPairs(bounded)).toBe(bounded);
});

test('a usual site is as it is', () => {
  const usual = discovered(40, 5, 10);
  expect(withinBounds(usual)).toBe(usual);
});
