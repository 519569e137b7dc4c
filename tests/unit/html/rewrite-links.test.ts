import { expect, test } from 'vitest';
import { parseHtml } from '../../../src/html/parse-html.ts';
import { rewriteLinks } from '../../../src/html/rewrite-links.ts';

const rewritten = (html: string, home = 'https://press.example/usa') =>
  rewriteLinks(parseHtml(html), [home], 'https://www.example.com/mag');

test.each([
  [
    '<a href="https://press.example/usa/about/?a=1&#038;b=2#t">',
    '<a href="https://www.example.com/mag/about/?a=1&#038;b=2#t">',
  ],
  [
    "<A  class=x HREF = 'http://www.press.example/usa/a' rel=y>",
    "<A  class=x HREF = 'https://www.example.com/mag/a' rel=y>",
  ],
  ['<a href=/usa/a>', '<a href=https://www.example.com/mag/a>'],
  ['<a href=" https://press.example/usa ">', '<a href="https://www.example.com/mag">'],
  ['<a href="//press.example/usa#x">', '<a href="https://www.example.com/mag#x">'],
  [
    '<a href="https:&#47;&#47;press.example/usa/a?b=1&amp;c=%C3%BC">',
    '<a href="https://www.example.com/mag/a?b=1&amp;c=%C3%BC">',
  ],
])('rewrite links: %s points to the front end', (html, expected) => {
  expect(rewritten(html)).toBe(expected);
});

test.each([
  '<a href="https://press.example/other/">',
  '<a href="https://elsewhere.example/usa/">',
  '<a href="https://press.example/usa/wp-content/uploads/a.jpg"><img src="https://press.example/usa/wp-content/uploads/a-300.jpg"></a>',
  '<a href="https://press.example/usa/wp-login.php?x">',
  '<a href="#notes">',
  '<a href="page/2/">',
  '<a href="mailto:ink@press.example">',
  '<a name="x">',
  '<img src="https://press.example/usa/a.png">',
  '<link href="https://press.example/usa/a">',
  '<!-- <a href="https://press.example/usa/a"> -->',
  '<script>"<a href=\'https://press.example/usa/a\'>"</script>',
  'https://press.example/usa/a',
])('rewrite links: %s is unchanged', (html) => {
  expect(rewritten(html)).toBe(html);
});

test('rewrite links: every other byte is kept, broken HTML included', () => {
  const html = '<p CLASS=a>One\r\n<br/><b>&nbsp;<a href="/usa/x">x<p>more</b> &copy <i\n>';
  expect(rewritten(html)).toBe(html.replace('/usa/x', 'https://www.example.com/mag/x'));
});
