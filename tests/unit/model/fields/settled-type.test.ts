import { describe, expect, test } from 'vitest';
import { acfType } from '../../../../src/model/fields/acf-schema.ts';
import type { FieldType, ReferenceTarget, ScalarKind } from '../../../../src/model/fields/field-model.ts';
import { keptType } from '../../../../src/model/fields/kept-type.ts';
import { NO_LINKS } from '../../../../src/model/fields/references/linked-items.ts';
import { settledType } from '../../../../src/model/fields/settled-type.ts';

const scalar = (kind: ScalarKind): FieldType => ({ kind: 'scalar', scalar: kind });
const list = (of: FieldType): FieldType => ({ kind: 'list', of });
const reference = (to: ReferenceTarget): FieldType => ({ kind: 'reference', to });
const choice: FieldType = { kind: 'enum', description: '', values: ['a', 'b'], scalar: 'string' };
const object = (fields: Readonly<Record<string, FieldType>>): FieldType => ({
  kind: 'object',
  description: '',
  fields: Object.entries(fields).map(([key, type]) => ({ key, description: '', type })),
});
const settle = (declared: FieldType, ...values: unknown[]) =>
  settledType(
    declared,
    values.map((value) => ({ value, links: NO_LINKS })),
  );

const image = { id: 3, url: 'https://a.example/i.png', mime_type: 'image/png' };

describe('a declaration, and what live items send', () => {
  test.each<[string, FieldType, readonly unknown[], FieldType]>([
    ['holds where nothing was seen', scalar('integer'), [null, '', false], scalar('integer')],
    ['holds for numbers sent as texts', scalar('number'), ['1', 2.5], scalar('number')],
    ['loses to texts', scalar('number'), ['1', 'many'], scalar('string')],
    ['loses to a value outside the enum', choice, ['a', 'c'], scalar('string')],
    ['loses to objects that are images', scalar('integer'), [image, false], reference('media')],
    ['loses in lists', list(scalar('integer')), [[image], []], list(reference('media'))],
    ['holds for ids of images', reference('media'), [3, 4], reference('media')],
    ['loses to addresses of images', reference('media'), ['https://a.example/i.png'], scalar('string')],
    [
      'is made precise by objects',
      reference('unknown'),
      [{ ID: 3, post_type: 'book' }],
      reference('content'),
    ],
    ['loses to HTML in place of an address', scalar('uri'), ['<a href="x">x</a>'], scalar('string')],
  ])('%s', (_name, declared, values, settled) => {
    expect(settle(declared, ...values)).toEqual(settled);
  });

  test('loses part by part, and keys that it does not know are added', () => {
    const declared = object({ size: scalar('integer'), name: scalar('string') });
    expect(
      settle(declared, { size: 'large', name: 'x' }, { size: '', name: 'y', colour: 'red' }),
    ).toMatchObject({
      fields: [
        { key: 'size', type: scalar('string') },
        { key: 'name', type: scalar('string') },
        { key: 'colour', type: scalar('string') },
      ],
    });
  });
});

describe('a type that has been served', () => {
  test.each<[string, FieldType, FieldType, FieldType]>([
    ['stays when new items say something else', scalar('number'), scalar('string'), scalar('number')],
    [
      'stays when it refers to more kinds of items now',
      reference('content'),
      reference('any'),
      reference('content'),
    ],
    [
      'stays JSON where fields would have to be selected',
      scalar('unknown'),
      object({ a: choice }),
      scalar('unknown'),
    ],
    [
      'gets the fields that are new',
      object({ a: choice }),
      object({ b: choice }),
      object({ a: choice, b: choice }),
    ],
    [
      'keeps up with its choices',
      choice,
      { ...choice, values: ['a', 'b', 'c'] },
      { ...choice, values: ['a', 'b', 'c'] },
    ],
  ])('%s', (_name, served, now, kept) => {
    expect(keptType(served, now)).toEqual(kept);
  });
});

/** As Secure Custom Fields 6.4.1 declares them. */
test.each<[string, object, FieldType | undefined]>([
  ['an image', { type: ['integer', 'null'] }, reference('media')],
  ['a number', { type: ['number', 'null'] }, scalar('number')],
  ['a gallery', { type: ['array', 'null'], items: { type: 'number' } }, list(reference('media'))],
  [
    'a post',
    { type: ['integer', 'array', 'null'], items: { type: 'integer' }, maxItems: 1 },
    reference('unknown'),
  ],
  ['posts', { type: ['integer', 'array', 'null'], items: { type: 'integer' } }, list(reference('unknown'))],
  ['a date', { type: ['string', 'null'], description: 'A `Ymd` formatted date string.' }, scalar('date')],
  ['a coordinate', { type: ['string', 'float'] }, scalar('number')],
  ['a post code', { type: ['string', 'int'] }, scalar('string')],
  ['a text', { type: ['string', 'null'] }, scalar('string')],
])('%s of a custom field group', (_name, schema, type) => {
  expect(acfType({ properties: { field: schema } })?.fields[0]?.type).toEqual(type);
});
