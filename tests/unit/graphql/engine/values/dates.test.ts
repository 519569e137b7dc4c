import { expect, test } from 'vitest';
import { momentOf, restDate } from '../../../../../src/graphql/engine/values/dates.ts';

test.each([
  ['2025-07-15T12:00:00', '2025-07-15T12:00:00.000Z'],
  ['2025-07-15T12:00:00Z', '2025-07-15T12:00:00.000Z'],
  ['2025-07-15T12:00:00+02:00', '2025-07-15T10:00:00.000Z'],
])('WordPress’s %s is the moment %s', (gmt, moment) => {
  expect(momentOf(gmt)?.toISOString()).toBe(moment);
});

test.each([['0000-00-00T00:00:00'], [null], [undefined], [''], ['yesterday']])('%s is no moment', (gmt) => {
  expect(momentOf(gmt)).toBeNull();
});

test('a moment is sent with its zone', () => {
  expect(restDate(new Date('2025-07-15T12:00:00.900Z'))).toBe('2025-07-15T12:00:00Z');
});
