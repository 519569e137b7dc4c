import { expect, test } from 'vitest';
import { summaryOf } from '../../../../../src/graphql/engine/seo/summary.ts';

test.each([
  ['is left as it is where it is short', 'Ink is slow.', 'Ink is slow.'],
  ['is one line', ' Ink\n\nis   slow. ', 'Ink is slow.'],
  ['is as long as it may be', 'a'.repeat(20), 'a'.repeat(20)],
  ['is cut at a word', 'Ink dries when it wishes to.', 'Ink dries when it…'],
  ['is cut after a word that just fits', 'Ink dries when it is time, not before.', 'Ink dries when it…'],
  ['is cut without what ends a clause', 'Ink dries, it is true, when it wishes.', 'Ink dries, it is…'],
  ['is cut within a word without end', `Ink${'s'.repeat(30)}`, `Ink${'s'.repeat(16)}…`],
  ['is cut between characters, not within one', '🖨'.repeat(30), `${'🖨'.repeat(19)}…`],
  ['ends with the dots that WordPress put', 'Ink dries […]', 'Ink dries…'],
  ['is null where it is empty', ' \n ', null],
  ['is null where there is none', null, null],
])('a summary %s', (_name, text, expected) => {
  expect(summaryOf(text, 20)).toBe(expected);
});
