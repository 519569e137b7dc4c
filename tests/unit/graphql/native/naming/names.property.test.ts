import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldNames } from '../../../../../src/graphql/native/naming/field-names.ts';
import { settleNames } from '../../../../../src/graphql/native/naming/resource-names.ts';

const slug = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('post', 'page', 'node', 'Query', 'book', 'Book', 'book_', '__type'),
);
const things = fc.uniqueArray(fc.record({ slug, restBase: slug }), { selector: (thing) => thing.slug });

test('resource names are unique and valid, whatever the site has', () => {
  fc.assert(
    fc.property(things, things, (types, taxonomies) => {
      const taken = new Set<string>();
      const settled = [
        ...settleNames(types, 'content', taken).values(),
        ...settleNames(taxonomies, 'term', taken).values(),
      ];
      const typeNames = settled.map(({ typeName }) => typeName);
      const fields = settled.flatMap(({ singular, plural }) => [singular, plural]);
      expect(settled).toHaveLength(types.length + taxonomies.length);
      expect(new Set(typeNames).size).toBe(typeNames.length);
      expect(new Set(fields).size).toBe(fields.length);
      for (const name of [...typeNames, ...fields]) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
    }),
  );
});

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
