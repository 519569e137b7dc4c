import { expect, test } from 'vitest';
import { headingAnchor, headingsIn, headingText } from '../../../src/html/headings.ts';
import { parseHtml } from '../../../src/html/parse-html.ts';

test('headings: the anchor is the id of the heading, or of an element inside it', () => {
  const headings = headingsIn(
    parseHtml(
      '<h2 id="a">A &amp; <em>B</em></h2><div><h3><span id="toc-1"></span>C<br>D</h3></div><h4>E</h4>',
    ),
  );
  expect(headings.map(headingText)).toEqual(['A & B', 'C D', 'E']);
  expect(headings.map(headingAnchor)).toEqual(['a', 'toc-1', undefined]);
});
