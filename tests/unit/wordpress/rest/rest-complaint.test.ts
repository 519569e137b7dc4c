import { expect, test } from 'vitest';
import { readComplaint } from '../../../../src/wordpress/rest/words/rest-complaint.ts';

const complaint = (code: string, data: unknown, more: object = {}) => ({
  code,
  message: 'No.',
  data,
  ...more,
});

test.each([
  [
    'arguments by name',
    { params: { status: 'Not one of <b>those</b>.' } },
    {},
    { status: 'Not one of those.' },
  ],
  ['missing arguments', { params: ['title', 'name'] }, {}, { title: 'No.', name: 'No.' }],
  ['an argument beside the message', { param: 'per_page' }, {}, { per_page: 'No.' }],
  ['meta', { status: 400 }, { additional_data: [{ param: 'meta.pages' }] }, { 'meta.pages': 'No.' }],
  ['nothing', { status: 400 }, {}, undefined],
  ['nonsense', 'x', { additional_data: 'y' }, undefined],
  ['nonsense in a list', { param: 4 }, { additional_data: [null, 3, { param: {} }] }, undefined],
])('a complaint about %s', (_about, data, more, invalid) => {
  expect(readComplaint(complaint('rest_invalid_param', data, more))?.facts).toEqual({
    code: 'rest_invalid_param',
    message: 'No.',
    ...(invalid && { invalid }),
  });
});

test('a complaint about a duplicate names it', () => {
  expect(readComplaint(complaint('term_exists', { status: 400, term_id: 7 }))?.facts).toEqual({
    code: 'term_exists',
    message: 'No.',
    existingId: 7,
  });
  expect(readComplaint(complaint('term_exists', { term_id: '7' }))?.facts).not.toHaveProperty('existingId');
});

test.each([null, [], 'x', {}, { code: 4 }])('%j is no complaint', (json) => {
  expect(readComplaint(json)).toBeUndefined();
});
