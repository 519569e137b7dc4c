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

test.each(PLACES)('a place survives the way to a caller and back: %o', (place) => {
  expect(decodeCursor(encodeCursor(place), place.kind, 'after')).toEqual(place);
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each([
  ['nothing', ''],
  ['words', 'not a cursor'],
  ['another API’s cursor', 'YXJyYXljb25uZWN0aW9uOjA='],
  ['random bytes', randomBytes(30).toString('base64url')],
  ['another shape', encode({ d: '2026-03-01T12:00:00' })],
  ['a date that is none', encode(['d', "2026-03-01' OR 1=1", 1, 'older', 7])],
  ['a date that no calendar has', encode(['d', '2026-99-01T12:00:00', 1, 'older', 7])],
  ['a rank of zero', encode(['d', '2026-03-01T12:00:00', 0, 'older', 7])],
  ['a clock of another planet', encode(['d', '2026-03-01T12:00:00', 1, 'older', 7, 1_440])],
  ['no id', encode(['d', '2026-03-01T12:00:00', 1, 'older'])],
  ['a negative index', encode(['o', -1])],
  ['an index that is no whole number', encode(['o', 1.5])],
])('%s is refused', (_name, cursor) => {
  expect(() => decodeCursor(cursor, 'date', 'after')).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining('`after`') }),
  );
});

test('a cursor of a list in another order is refused, and says so', () => {
  const cursor = encodeCursor({ kind: 'offset', index: 3 });
  expect(() => decodeCursor(cursor, 'date', 'before')).toThrow(/`before`.*in this order/);
});
