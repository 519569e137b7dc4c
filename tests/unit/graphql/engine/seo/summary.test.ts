import { expect, test } from 'vitest';
import { summaryOf } from '../../../../../src/graphql/engine/seo/summary.ts';

test.each([
  ['a short text is unchanged', 'Ink is slow.', 'Ink is slow.'],
  ['one line', ' Ink\n\nis   slow. ', 'Ink is slow.'],
  ['a text of the maximum length is unchanged', 'a'.repeat(20), 'a'.repeat(20)],
  ['cut at a word boundary', 'Ink dries when it wishes to.', 'Ink dries when it…'],
  ['cut after a word that just fits', 'Ink dries when it is time, not before.', 'Ink dries when it…'],
  ['cut without trailing punctuation', 'Ink dries, it is true, when it wishes.', 'Ink dries, it is…'],
  ['cut within an endless word', `Ink${'s'.repeat(30)}`, `Ink${'s'.repeat(16)}…`],
  ['cut between characters, not within one', '🖨'.repeat(30), `${'🖨'.repeat(19)}…`],
  ['keeps the ellipsis of WordPress', 'Ink dries […]', 'Ink dries…'],
  ['null for an empty text', ' \n ', null],
  ['null for no text', null, null],
])('summary: %s', (_name, text, expected) => {
  expect(summaryOf(text, 20)).toBe(expected);
});
