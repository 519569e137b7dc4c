import { describe, expect, test } from 'vitest';
import { formatHtml } from '../../../src/graphql/engine/values/formats.ts';
import { blocksOf, imagesIn, innerBlocksOf } from '../../../src/html/blocks/blocks.ts';
import { headingsIn } from '../../../src/html/headings.ts';
import { linksIn } from '../../../src/html/links.ts';
import { textOf } from '../../../src/html/nodes.ts';
import { parseHtml } from '../../../src/html/parse-html.ts';
import { rewriteLinks } from '../../../src/html/rewrite-links.ts';
import { countWords } from '../../../src/html/words.ts';

const DEEP = 40_000;
const numbered = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('');

/** HTML that would exhaust the stack, or take hours, were it walked carelessly. */
const WILD = [
  ['elements that are never closed', `${'<div>'.repeat(DEEP)}ink`],
  ['formatting in formatting', `${'<b>'.repeat(DEEP)}ink`],
  ['lists in lists', `${'<ul><li>'.repeat(DEEP / 4)}ink`],
  ['tables in tables', `${'<table><tr><td>'.repeat(DEEP / 10)}ink`],
  ['links in links', `${'<a href="/x">'.repeat(DEEP / 4)}ink`],
  ['formatting opened anew in every paragraph', numbered(5_000, (index) => `<p><b id=${index}>ink</p>`)],
  ['an element of very many attributes', `<p ${numbered(20_000, (index) => `a${index} `)}>ink`],
  ['nothing but brackets', '<'.repeat(DEEP)],
  ['a megabyte of elements', `${'<i></i>'.repeat(150_000)}ink`],
  ['more than a megabyte', `<p>ink ${'<br>'.repeat(1_000_000)}`],
  ['lines in quotes in quotes', `${'<blockquote>'.repeat(190)}<pre>${'\n'.repeat(500_000)}ink`],
  ['lines in lists in lists', `${'<ul><li>'.repeat(90)}${'<p>ink</p>'.repeat(15_000)}`],
  ['tags without end', `<p>ink${numbered(200_000, (index) => ` a${index}`)}`.concat('<p')],
  ['a row of very many cells', `<table><tr>${'<td>ink'.repeat(20_000)}</table>`],
  [
    'a column and a row of very many cells',
    `<table>${'<tr><td>ink'.repeat(4_000)}<tr>${'<td>ink'.repeat(4_000)}`,
  ],
] as const;

describe.each(WILD)('%s', (_what, html) => {
  const content = parseHtml(html);

  test('is read as far as it goes', () => {
    let blocks = blocksOf(content);
    expect(blocks.map((block) => block.html).join('')).toBe(html);
    for (let level = 0; level < 5 && blocks[0]; level++) blocks = innerBlocksOf(blocks[0]);
    expect(headingsIn(content)).toEqual([]);
    expect(imagesIn(content)).toEqual([]);
    expect(linksIn(content).length).toBeLessThanOrEqual(DEEP);
    expect(countWords(textOf(content.root.childNodes))).toBeLessThanOrEqual(DEEP);
    expect(rewriteLinks(content, 'https://a.example', 'https://b.example')).toContain('<');
  });

  test('is brought into text and Markdown', () => {
    expect(formatHtml(html, 'TEXT')).toMatch(/ink|</);
    expect(formatHtml(html, 'MARKDOWN')).toMatch(/ink|</);
  });
});

const BLANKS = '\u00a0'.repeat(200_000);

test.each([
  ['a heading', `<h2>ink${BLANKS}paper</h2>`],
  ['a term', `<dl><dt>ink${BLANKS}paper</dt></dl>`],
  ['a cell', `<table><tr><th>a</th></tr><tr><td>ink${' '.repeat(200_000)}paper</td></tr></table>`],
  ['code', `<pre><code>ink${' '.repeat(200_000)}paper</code></pre>`],
  ['an item', `<ul><li>ink${BLANKS}paper</li></ul>`],
  ['a paragraph', `<p>ink${BLANKS}paper</p>`],
])('%s of blanks without end is brought into text and Markdown', (_what, html) => {
  expect(formatHtml(html, 'TEXT')).toMatch(/paper/);
  expect(formatHtml(html, 'MARKDOWN')).toMatch(/paper/);
});

test.each(['1000', '1e3', ' 0x3e8 ', '999999999999'])(
  'cells that span %s are brought into text and Markdown',
  (span) => {
    const html = `<table>${`<tr><td colspan="${span}" rowspan="${span}">ink</td></tr>`.repeat(100)}</table>`;
    expect(formatHtml(html, 'TEXT')).toMatch(/ink/);
    expect(formatHtml(html, 'MARKDOWN')).toMatch(/ink/);
  },
);

test('HTML that is too tangled to be parsed keeps its text, entities decoded once', () => {
  const html = `${'<i></i>'.repeat(30_000)}<p>ink &amp;amp; paper`;
  expect(formatHtml(html, 'TEXT')).toBe('ink &amp; paper');
});

test('so does HTML without end, up to where it is cut', () => {
  expect(formatHtml(`<p>ink</p>${' '.repeat(2_000_000)}<p>paper</p>`, 'TEXT')).toBe('ink');
});
