import { describe, expect, test } from 'vitest';
import type { ScalarKind } from '../../../../src/model/fields/field-model.ts';
import { typeOfSchema } from '../../../../src/model/fields/json-schema.ts';

const scalar = (kind: ScalarKind) => ({ kind: 'scalar', scalar: kind });

describe('the type of a JSON Schema', () => {
  test.each([
    ['text', { type: 'string' }, scalar('string')],
    ['an address', { type: 'string', format: 'uri' }, scalar('uri')],
    ['an e-mail address', { type: 'string', format: 'email' }, scalar('string')],
    ['a date, whose zone nobody tells', { type: 'string', format: 'date-time' }, scalar('string')],
    ['a whole number', { type: 'integer' }, scalar('integer')],
    ['a number', { type: 'number' }, scalar('number')],
    ['a truth', { type: 'boolean' }, scalar('boolean')],
    ['text or null', { type: ['string', 'null'] }, scalar('string')],
    ['several types at once', { type: ['string', 'integer'] }, scalar('unknown')],
    ['no type', {}, scalar('unknown')],
    ['a type that nobody knows', { type: 'money' }, scalar('unknown')],
    ['no schema', 'string', scalar('unknown')],
    ['a list', { type: 'array', items: { type: 'integer' } }, { kind: 'list', of: scalar('integer') }],
    ['a list of anything', { type: 'array' }, { kind: 'list', of: scalar('unknown') }],
    ['an object without properties', { type: 'object' }, scalar('unknown')],
    ['an object with none', { type: 'object', properties: {} }, scalar('unknown')],
  ])('%s', (_name, schema, type) => {
    expect(typeOfSchema(schema)).toEqual(type);
  });

  test('with a list of strings is an enum', () => {
    expect(typeOfSchema({ type: 'string', enum: ['for-sale', 'sold', '', 'sold'] })).toEqual({
      kind: 'enum',
      description: undefined,
      values: ['for-sale', 'sold'],
      scalar: 'string',
    });
    expect(typeOfSchema({ type: 'string', enum: ['', null] })).toEqual(scalar('string'));
  });

  test('of an object has its fields, including nested ones', () => {
    const schema = {
      type: 'object',
      description: 'Where it is kept.',
      properties: {
        shelf_no: { type: 'integer', description: 'Counted from the door.' },
        room: { type: 'object', properties: { name: { type: 'string' } } },
      },
    };
    expect(typeOfSchema(schema)).toMatchObject({
      kind: 'object',
      description: 'Where it is kept.',
      fields: [
        { key: 'shelf_no', description: 'Counted from the door.', type: scalar('integer') },
        { key: 'room', type: { kind: 'object', fields: [{ key: 'name' }] } },
      ],
    });
  });
});
