import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageRequest } from '../../../../../src/graphql/engine/paging/page-request.ts';
import { PAGING } from '../../../../../src/graphql/native/paging/paging.ts';
import type { Place } from '../../../../../src/wordpress/rest/pagination.ts';

const PLACES: Place[] = [
  { kind: 'date', id: 12, date: '2026-03-01T12:00:00', rank: 1, toward: 'older' },
  { kind: 'date', id: 7, date: '1999-12-31T23:59:59', rank: 250, toward: 'newer' },
  { kind: 'date', id: 7, date: '1999-12-31T23:59:59', rank: 1, toward: 'newer', ahead: -210 },
  { kind: 'offset', index: 0 },
  { kind: 'offset', index: 123_456 },
];

const encodeCursor = (place: Place) => PAGING.cursors.encode(place, 12);
const decodeCursor = (cursor: string, kind: Place['kind'], argument: 'after' | 'before') =>
  pageRequest(
    { [argument]: cursor },
    { orderby: kind === 'date' ? 'date' : 'title', order: 'desc' },
    PAGING,
    { defaultSize: 10, maxSize: 100 },
  ).from;

test.each(PLACES)('cursor round trip: %o', (place) => {
  expect(decodeCursor(encodeCursor(place), place.kind, 'after')).toEqual(place);
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each([
  ['an empty string', ''],
  ['words', 'not a cursor'],
  ['another API’s cursor', 'YXJyYXljb25uZWN0aW9uOjA='],
  ['random bytes', randomBytes(30).toString('base64url')],
  ['an object', encode({ d: '2026-03-01T12:00:00' })],
  ['an invalid date', encode(['d', "2026-03-01' OR 1=1", 1, 'older', 7])],
  ['a date that does not exist', encode(['d', '2026-99-01T12:00:00', 1, 'older', 7])],
  ['a rank of zero', encode(['d', '2026-03-01T12:00:00', 0, 'older', 7])],
  ['an impossible time zone', encode(['d', '2026-03-01T12:00:00', 1, 'older', 7, 1_440])],
  ['a tuple without an id', encode(['d', '2026-03-01T12:00:00', 1, 'older'])],
  ['a negative index', encode(['o', -1])],
  ['a fractional index', encode(['o', 1.5])],
])('rejects %s as a cursor', (_name, cursor) => {
  expect(() => decodeCursor(cursor, 'date', 'after')).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining('`after`') }),
  );
});

test('rejects a cursor of a list in another order', () => {
  const cursor = encodeCursor({ kind: 'offset', index: 3 });
  expect(() => decodeCursor(cursor, 'date', 'before')).toThrow(/`before`.*in this order/);
});
