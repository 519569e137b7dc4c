import { expect, test } from 'vitest';
import { pageTitle } from '../../../../src/wordpress/rest/reading/html-page.ts';

test.each([
  ['<title>Just a moment&#8230;</title>', 'Just a moment…'],
  ['<TITLE lang="en">\n  Log &amp;\n in </TITLE>', 'Log & in'],
  ['<title></title>', undefined],
  ['<p>no title</p>', undefined],
  [`<title>${'long '.repeat(40)}</title>`, `${'long '.repeat(15)}long…`],
])('the title of %s is %s', (html, expected) => {
  expect(pageTitle(html)).toBe(expected);
});

test('a hostile page does not make the pattern backtrack', () => {
  expect(pageTitle('<title'.repeat(200_000))).toBeUndefined();
});
