import { describe, expect, test } from 'vitest';
import { findJson } from '../../../../src/wordpress/rest/reading/json-in-text.ts';
import { textAround } from '../../../../src/wordpress/rest/reading/text-around.ts';

const rows = [{ id: 1, title: { rendered: 'a “]” b " } \\ <!-- c -->' } }, { id: 2 }];
const json = JSON.stringify(rows);
const pretty = JSON.stringify(rows, undefined, 4);
const notice = (words: string) =>
  `<br />\n<b>Warning</b>:  ${words} in <b>/srv/plugins/a.php</b> on line <b>3</b><br />\n`;
const comment = '<!-- cached by a plugin [1] {"a":1} -->';

describe('JSON is found', () => {
  test.each<[name: string, before: string, after: string]>([
    ['behind byte order marks', '\uFEFF\uFEFF\r\n\uFEFF', '\uFEFF'],
    ['before a comment', '', comment],
    ['before a comment on its own line', '', `\n${comment}\n`],
    ['behind a comment', comment, ''],
    ['behind a message', notice('Undefined variable $x'), ''],
    [
      'behind messages with brackets',
      notice('Undefined key [0] {"a": [1} [] {closure}()') + notice('[foo'),
      '',
    ],
    ['behind a message with half of JSON', notice('Cannot decode [{"id":1,"x":["b'), ''],
    ['behind a plain message', '\nWarning: Undefined key {"x" in /srv/a.php on line 3\n', ''],
    ['behind a line of a log', '[28-Nov-2026 10:00:00 UTC] PHP Warning:  foo in /a.php on line 3\n', ''],
    ['behind a dump', 'Array\n(\n    [0] => x\n    [1] => [1]\n)\narray(1) {\n  [0]=>\n  int(1)\n}\n', ''],
    ['between messages', notice('a'), notice('b')],
    ['before a script', '', '\n<script>var x = {"a":1};\n[1]\n</script>'],
  ])('%s', (_name, before, after) => {
    for (const text of [json, pretty]) {
      expect(findJson(before + text + after)).toEqual({ value: rows, before, after });
    }
    expect(findJson(`${before}{}${after}`)?.value).toEqual({});
    expect(findJson(`${before}[]${after}`)?.value).toEqual([]);
  });
});

describe('nothing is found', () => {
  test.each([
    ['cut short', json.slice(0, -1)],
    ['cut short, indented', pretty.slice(0, -2)],
    ['cut short behind a message', notice('Undefined key [0]') + pretty.slice(0, -30)],
    ['cut short before a comment', `${pretty.slice(0, -2)}\n${comment}`],
    ['two values', '[1]\n[2]'],
    ['two values in a row', '[1][2]'],
    ['followed by more', '[1]0'],
    ['a word', '\uFEFFtrue'],
    ['an array of a message', '\nWarning: Undefined key [0] in /a.php on line 3\n'],
    ['a page', `<!DOCTYPE html><html><body><script type="application/ld+json">${json}</script>`],
    ['a page with JSON on a line', `<!DOCTYPE html>\n${json}\n`],
    ['a page behind a message', `${notice('a')}<!DOCTYPE html>\n<script>\n${json}\n</script>`],
    ['a piece of a page', `<div><script type="application/ld+json">\n${json}\n</script></div>`],
    ['JSON before a page', `[0]\n<!doctype html><html><body></body></html>`],
    ['text', 'OK'],
    ['', ''],
  ])('%s', (_name, text) => expect(findJson(text)).toBeUndefined());

  test('deeper than PHP writes it', () => {
    expect(findJson(`\uFEFF${'['.repeat(600)}${']'.repeat(600)}`)).toBeUndefined();
  });
});

test.each([
  ['open brackets', '[1'.repeat(1_000_000)],
  ['open brackets on lines', '\n<p>[1'.repeat(400_000)],
  ['open brackets in messages', 'x [1\n'.repeat(400_000)],
  ['closed brackets', 'x [1] '.repeat(400_000)],
  ['values that are none', '\n[1x]'.repeat(400_000)],
  ['blanks', `${' '.repeat(1_000_000)}[${' '.repeat(1_000_000)}`],
  ['line breaks', `x${'\n'.repeat(1_000_000)}[${'\n'.repeat(1_000_000)}`],
  ['quotes', `\n[${'"\\"'.repeat(1_000_000)}`],
  ['backslashes', `\n["${'\\'.repeat(2_000_000)}`],
  ['open tags', '<'.repeat(2_000_000)],
  ['comments', `[1]${'<!--'.repeat(500_000)}`],
])(
  'endless %s take no longer than their length',
  (_name, text) => {
    const found = findJson(text);
    if (found) textAround(found);
  },
  2_000,
);

test('the source of the text is recognised', () => {
  const sources = (before: string, after = '') => textAround({ before, after });
  expect(sources('', '\n')).toEqual([]);
  expect(sources('\uFEFF\uFEFF')).toEqual([{ source: 'BYTE_ORDER_MARK', excerpt: '' }]);
  expect(sources(notice('Undefined variable $x'))).toEqual([
    { source: 'PHP_MESSAGE', excerpt: 'Warning: Undefined variable $x in /srv/plugins/a.php on line 3' },
  ]);
  expect(sources('\nPHP Deprecated: a\n', '<!-- cached\nby b -->')).toEqual([
    { source: 'PHP_MESSAGE', excerpt: 'PHP Deprecated: a' },
    { source: 'COMMENT', excerpt: 'cached by b' },
  ]);
  expect(sources('<p>Hello</p>')).toEqual([{ source: 'OTHER', excerpt: 'Hello' }]);
});
