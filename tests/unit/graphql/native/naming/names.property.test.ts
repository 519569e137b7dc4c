import fc from 'fast-check';
import { isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema } from '../../../../../src/graphql/build-schema.ts';
import { fieldNames } from '../../../../../src/graphql/native/naming/field-names.ts';
import { settleNames } from '../../../../../src/graphql/native/naming/resource-names.ts';
import { buildSiteModel } from '../../../../../src/model/site-model.ts';

const NASTY = [
  ...'post page node Query query query_content content content_content contents mutation subscription type site book'.split(
    ' ',
  ),
  ...'Book book_ books __type media author author_post comment args post_args news series status links movie'.split(
    ' ',
  ),
  ...'category tag term search block seo menu a_b aB AB ab 1 2 record array query-posts content_type books_content'.split(
    ' ',
  ),
];
const slug = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...NASTY), fc.constantFrom(...NASTY));
const thing = fc.record({ slug, restBase: slug, label: slug });
const things = (kind: string) =>
  fc
    .uniqueArray(thing, { selector: (one) => one.slug })
    .map((all) => all.map((one) => ({ ...one, key: `${kind}/${one.slug}` })));
const sites = fc.record({ contentTypes: things('post_type'), taxonomies: things('taxonomy') });

const lower = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase())).size;

test('resource names are unique without their case, and valid, whatever the site has', () => {
  fc.assert(
    fc.property(sites, (site) => {
      const settled = [...settleNames(site).values()];
      const typeNames = settled.map(({ typeName }) => typeName);
      const fields = settled.flatMap(({ singular, plural }) => [singular, plural]);
      expect(settled).toHaveLength(site.contentTypes.length + site.taxonomies.length);
      expect(lower(typeNames)).toBe(typeNames.length);
      expect(lower(fields)).toBe(fields.length);
      for (const name of [...typeNames, ...fields]) {
        expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
        expect(name).not.toMatch(/^[a-z].*List\d*$/);
      }
    }),
  );
});

test('resource names do not depend on the order of the types', () => {
  fc.assert(
    fc.property(sites, (site) => {
      const reversed = {
        contentTypes: site.contentTypes.toReversed(),
        taxonomies: site.taxonomies.toReversed(),
      };
      expect(settleNames(reversed)).toEqual(settleNames(site));
    }),
  );
});

test('a new type that asks for no name of another changes none', () => {
  fc.assert(
    fc.property(sites, (site) => {
      const former = settleNames(site);
      const added = { key: 'post_type/zebra', slug: 'zebra', restBase: 'zebra', label: 'Zebras' };
      const later = settleNames({ ...site, contentTypes: [added, ...site.contentTypes] });
      expect(later.get(added.key)).toEqual({ typeName: 'Zebra', singular: 'zebra', plural: 'zebras' });
      for (const [key, names] of former) expect(later.get(key)).toEqual(names);
    }),
  );
});

/** GraphQL Codegen names the arguments of a field `QueryPostsArgs`. */
const argsName = (type: string, field: string) =>
  `${type}${field.charAt(0).toUpperCase()}${field.slice(1)}Args`;

test('the names that generators make from types and fields are unique, too', () => {
  const described = (one: { slug: string; restBase: string; label: string }) => ({
    ...{ slug: one.slug, restBase: one.restBase.replace(/[^\w-]/g, '') || 'x', name: one.label },
    ...{ restNamespace: 'wp/v2', description: '', hierarchical: true, hasArchive: true },
  });
  fc.assert(
    fc.property(sites, ({ contentTypes, taxonomies }) => {
      const types = contentTypes.map((one) => ({
        ...described(one),
        taxonomies: taxonomies.map((taxonomy) => taxonomy.slug),
      }));
      const model = buildSiteModel({
        restRoot: 'https://example.com/wp-json/',
        home: 'https://example.com',
        types,
        taxonomies: taxonomies.map((one) => ({ ...described(one), types: types.map((type) => type.slug) })),
      });
      const all = Object.values(buildSchema(model).getTypeMap()).filter(
        (type) => !type.name.startsWith('__'),
      );
      const args = all.flatMap((type) =>
        isObjectType(type) || isInterfaceType(type)
          ? Object.values(type.getFields())
              .filter((field) => field.args.length > 0)
              .map((field) => argsName(type.name, field.name))
          : [],
      );
      const names = [...all.map(({ name }) => name), ...args].sort();
      expect(names.filter((name, index) => name.toLowerCase() === names[index + 1]?.toLowerCase())).toEqual(
        [],
      );
      expect(lower(names)).toBe(names.length);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('field names are unique and not taken, whatever the site has', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'grapheme' })),
      fc.array(fc.constantFrom('id', 'title', 'field', 'a')),
      (keys, taken) => {
        const names = [...fieldNames(keys, new Set(taken)).values()];
        expect(names).toHaveLength(keys.length);
        expect(new Set([...names, ...taken]).size).toBe(names.length + new Set(taken).size);
        for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
      },
    ),
  );
});
