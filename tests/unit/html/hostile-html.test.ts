import { describe, expect, test } from 'vitest';
import { blocksOf, imagesIn, innerBlocksOf } from '../../../src/html/blocks/blocks.ts';
import { htmlToMarkdown } from '../../../src/html/formats/html-to-markdown.ts';
import { htmlToText } from '../../../src/html/formats/html-to-text.ts';
import { headingsIn } from '../../../src/html/headings.ts';
import { linksIn } from '../../../src/html/links.ts';
import { textOf } from '../../../src/html/nodes.ts';
import { parseHtml } from '../../../src/html/parse-html.ts';
import { rewriteLinks } from '../../../src/html/rewrite-links.ts';
import { countWords } from '../../../src/html/word-count.ts';

const DEEP = 40_000;
const numbered = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('');

/** HTML that would exhaust the stack or take hours in a naive implementation. */
const HOSTILE = [
  ['unclosed elements', `${'<div>'.repeat(DEEP)}ink`],
  ['nested formatting', `${'<b>'.repeat(DEEP)}ink`],
  ['nested lists', `${'<ul><li>'.repeat(DEEP / 4)}ink`],
  ['nested tables', `${'<table><tr><td>'.repeat(DEEP / 10)}ink`],
  ['nested links', `${'<a href="/x">'.repeat(DEEP / 4)}ink`],
  ['formatting reopened in every paragraph', numbered(5_000, (index) => `<p><b id=${index}>ink</p>`)],
  ['an element with thousands of attributes', `<p ${numbered(20_000, (index) => `a${index} `)}>ink`],
  ['nothing but brackets', '<'.repeat(DEEP)],
  ['a megabyte of elements', `${'<i></i>'.repeat(150_000)}ink`],
  ['more than a megabyte', `<p>ink ${'<br>'.repeat(1_000_000)}`],
  ['lines in nested quotes', `${'<blockquote>'.repeat(190)}<pre>${'\n'.repeat(500_000)}ink`],
  ['lines in nested lists', `${'<ul><li>'.repeat(90)}${'<p>ink</p>'.repeat(15_000)}`],
  [
    'an unterminated tag with thousands of attributes',
    `<p>ink${numbered(200_000, (index) => ` a${index}`)}`.concat('<p'),
  ],
  ['a row of thousands of cells', `<table><tr>${'<td>ink'.repeat(20_000)}</table>`],
  [
    'a column and a row of thousands of cells',
    `<table>${'<tr><td>ink'.repeat(4_000)}<tr>${'<td>ink'.repeat(4_000)}`,
  ],
] as const;

describe.each(HOSTILE)('hostile HTML: %s', (_what, html) => {
  const content = parseHtml(html);

  test('blocks, headings, images, links and words are read', () => {
    let blocks = blocksOf(content);
    expect(blocks.map((block) => block.html).join('')).toBe(html);
    for (let level = 0; level < 5 && blocks[0]; level++) blocks = innerBlocksOf(blocks[0]);
    expect(headingsIn(content)).toEqual([]);
    expect(imagesIn(content)).toEqual([]);
    expect(linksIn(content).length).toBeLessThanOrEqual(DEEP);
    expect(countWords(textOf(content.root.childNodes))).toBeLessThanOrEqual(DEEP);
    expect(rewriteLinks(content, ['https://a.example'], 'https://b.example')).toContain('<');
  });

  test('it converts to text and Markdown', () => {
    expect(htmlToText(html)).toMatch(/ink|</);
    expect(htmlToMarkdown(html)).toMatch(/ink|</);
  });
});

const SPACES = '\u00a0'.repeat(200_000);

test.each([
  ['a heading', `<h2>ink${SPACES}paper</h2>`],
  ['a term', `<dl><dt>ink${SPACES}paper</dt></dl>`],
  ['a cell', `<table><tr><th>a</th></tr><tr><td>ink${' '.repeat(200_000)}paper</td></tr></table>`],
  ['code', `<pre><code>ink${' '.repeat(200_000)}paper</code></pre>`],
  ['an item', `<ul><li>ink${SPACES}paper</li></ul>`],
  ['a paragraph', `<p>ink${SPACES}paper</p>`],
])('hostile HTML: %s with 200,000 spaces converts to text and Markdown', (_what, html) => {
  expect(htmlToText(html)).toMatch(/paper/);
  expect(htmlToMarkdown(html)).toMatch(/paper/);
});

test.each(['1000', '1e3', ' 0x3e8 ', '999999999999'])(
  'hostile HTML: cells that span %s rows and columns convert to text and Markdown',
  (span) => {
    const html = `<table>${`<tr><td colspan="${span}" rowspan="${span}">ink</td></tr>`.repeat(100)}</table>`;
    expect(htmlToText(html)).toMatch(/ink/);
    expect(htmlToMarkdown(html)).toMatch(/ink/);
  },
);

test('hostile HTML: what is too complex to parse keeps its text, with entities decoded once', () => {
  const html = `${'<i></i>'.repeat(30_000)}<p>ink &amp;amp; paper`;
  expect(htmlToText(html)).toBe('ink &amp; paper');
});

test('hostile HTML: HTML over the size limit keeps the text before it is cut', () => {
  expect(htmlToText(`<p>ink</p>${' '.repeat(2_000_000)}<p>paper</p>`)).toBe('ink');
});
