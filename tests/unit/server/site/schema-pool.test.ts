import { expect, test } from 'vitest';
import { buildSiteModel } from '../../../../src/model/site-model.ts';
import { SchemaPool } from '../../../../src/server/site/schema-pool.ts';

const siteAt = (host: string, slug = 'book') =>
  buildSiteModel({
    restRoot: `https://${host}/wp-json/`,
    home: `https://${host}`,
    name: `Site at ${host}`,
    taxonomies: [],
    types: [
      {
        ...{ slug, name: 'Books', description: '', hierarchical: false, hasArchive: false, taxonomies: [] },
        ...{ restBase: `${slug}s`, restNamespace: 'wp/v2' },
      },
    ],
  });

test('sites that differ in names and addresses alone share both schemas and their types', () => {
  const pool = new SchemaPool();
  const [one, other] = [pool.versionOf(siteAt('a.example'), {}), pool.versionOf(siteAt('b.example'), {})];
  expect(other.schema).toBe(one.schema);
  expect(other.wpgraphql).toBe(one.wpgraphql);
  expect(other.model.contentTypes).toBe(one.model.contentTypes);
  expect(other.model).toEqual(siteAt('b.example'));
});

test('sites that differ in a type, in given names or in an extension do not', () => {
  const pool = new SchemaPool();
  const { schema } = pool.versionOf(siteAt('a.example'), {});
  const extension = () => ({
    typeDefs: 'extend type Query { one: Int }',
    resolvers: { Query: { one: () => 1 } },
  });
  const others = [
    pool.versionOf(siteAt('a.example', 'film'), {}),
    pool.versionOf(siteAt('a.example'), { givenNames: { book: { type: 'Novel' } } }),
    pool.versionOf(siteAt('a.example'), { schemaPrefix: 'Blog' }),
    pool.versionOf(siteAt('a.example'), { extendSchema: extension as never }),
    pool.versionOf(siteAt('a.example'), { extendSchema: (() => extension()) as never }),
  ].map((version) => version.schema);
  expect(new Set([schema, ...others]).size).toBe(6);
});
