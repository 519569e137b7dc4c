import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimTypeNames } from '../../../../../src/graphql/native/naming/claim-names.ts';
import { type NamedType, nameType } from '../../../../../src/graphql/native/naming/named-type.ts';
import type { ScalarKind } from '../../../../../src/model/fields/field-model.ts';
import { typeOfSchema } from '../../../../../src/model/fields/json-schema.ts';
import { typeOfSamples } from '../../../../../src/model/fields/sampled-type.ts';

const typeOf = (schema: unknown) => nameType(typeOfSchema(schema), 'BookField', claimTypeNames(new Set()));
const scalar = (kind: ScalarKind) => ({ kind: 'scalar', scalar: kind });

describe('names of discovered types', () => {
  test('a choice of strings becomes an enum if each value has a name', () => {
    expect(typeOf({ type: 'string', enum: ['for-sale', 'sold', ''] })).toMatchObject({
      kind: 'enum',
      name: 'BookField',
      members: [
        { name: 'FOR_SALE', value: 'for-sale' },
        { name: 'SOLD', value: 'sold' },
      ],
    });
    expect(typeOf({ type: 'string', enum: ['a-b', 'a_b'] })).toEqual(scalar('string'));
    expect(typeOf({ type: 'string', enum: ['true', 'false'] })).toEqual(scalar('string'));
  });

  test('an object becomes a type of its own, with nested types', () => {
    const schema = {
      type: 'object',
      description: 'Where it is kept.',
      properties: {
        shelf_no: { type: 'integer', description: 'Counted from the door.' },
        room: { type: 'object', properties: { name: { type: 'string' } } },
      },
    };
    expect(typeOf(schema)).toMatchObject({
      kind: 'object',
      name: 'BookField',
      description: 'Where it is kept.',
      fields: [
        { key: 'shelf_no', name: 'shelfNo', description: 'Counted from the door.', type: scalar('integer') },
        { key: 'room', name: 'room', type: { kind: 'object', name: 'BookFieldRoom' } },
      ],
    });
  });

  test('objects sampled from items become a type as well', () => {
    const type = typeOfSamples([
      { shelf_no: 1, room: null },
      { shelf_no: 2, room: 'A' },
    ]);
    expect(nameType(type, 'PostField', claimTypeNames(new Set()))).toMatchObject({
      kind: 'object',
      name: 'PostField',
      fields: [
        { key: 'room', name: 'room', type: scalar('string') },
        { key: 'shelf_no', name: 'shelfNo', type: scalar('number') },
      ],
    });
  });
});

const schemas = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'object', 'array', 'null', 'x'),
    }),
    fc.record({
      type: fc.constant('string'),
      enum: fc.array(fc.oneof(fc.string(), fc.constant(null), fc.integer())),
    }),
    fc.record({ type: fc.constant('array'), items: tie('any') }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(fc.string(), tie('any'), { maxKeys: 6 }),
    }),
    fc.jsonValue(),
  ),
})).any;

const NAME = /^[A-Za-z][A-Za-z0-9]*$/;

/** All names within a type: of types, and of the members of each. */
function namesIn(type: NamedType): { readonly types: string[]; readonly members: string[][] } {
  switch (type.kind) {
    case 'scalar':
    case 'reference':
      return { types: [], members: [] };
    case 'union': {
      const inner = type.members.map((member) => namesIn(member.type));
      return {
        types: [type.name, ...inner.flatMap(({ types }) => types)],
        members: inner.flatMap(({ members }) => members),
      };
    }
    case 'list':
      return namesIn(type.of);
    case 'enum':
      return { types: [type.name], members: [type.members.map(({ name }) => name)] };
    case 'object': {
      const inner = type.fields.map((field) => namesIn(field.type));
      return {
        types: [type.name, ...inner.flatMap(({ types }) => types)],
        members: [type.fields.map(({ name }) => name), ...inner.flatMap(({ members }) => members)],
      };
    }
  }
}

test('whatever a site declares becomes valid GraphQL types', () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      const { types, members } = namesIn(typeOf(schema));
      expect(new Set(types).size).toBe(types.length);
      for (const name of types) expect(name).toMatch(NAME);
      for (const names of members) {
        expect(names.length).toBeGreaterThan(0);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
      }
    }),
  );
});
