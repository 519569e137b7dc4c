import { expect, test } from 'vitest';
import { momentOf, restDate } from '../../../../../src/graphql/engine/values/dates.ts';

test.each([
  ['2025-07-15T12:00:00', '2025-07-15T12:00:00.000Z'],
  ['2025-07-15T12:00:00Z', '2025-07-15T12:00:00.000Z'],
  ['2025-07-15T12:00:00+02:00', '2025-07-15T10:00:00.000Z'],
])('WordPress’s %s is parsed as %s', (gmt, moment) => {
  expect(momentOf(gmt)?.toISOString()).toBe(moment);
});

test.each([['0000-00-00T00:00:00'], [null], [undefined], [''], ['yesterday']])(
  '%s is parsed as null',
  (gmt) => {
    expect(momentOf(gmt)).toBeNull();
  },
);

test('a date is sent with its time zone', () => {
  expect(restDate(new Date('2025-07-15T12:00:00.900Z'))).toBe('2025-07-15T12:00:00Z');
});
