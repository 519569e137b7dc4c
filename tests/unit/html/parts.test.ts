import { describe, expect, test } from 'vitest';
import { type Block, blocksOf, imagesIn } from '../../../src/html/blocks/blocks.ts';
import { embedProvider, embedUrl } from '../../../src/html/blocks/embeds.ts';
import { readTable } from '../../../src/html/blocks/tables.ts';
import { codeLanguage, codeOf } from '../../../src/html/blocks/text-blocks.ts';
import { headingAnchor, headingsIn, headingText } from '../../../src/html/headings.ts';
import { imageCaption, imageDatabaseId, imageUrl } from '../../../src/html/images.ts';
import { isInternalLink, linksIn, linkText, linkUri, linkUrl } from '../../../src/html/links.ts';
import { parseHtml } from '../../../src/html/parse-html.ts';
import { countWords, readingMinutesOf } from '../../../src/html/words.ts';

const HOME = 'https://press.example/usa';

describe('a link of a site at https://press.example/usa', () => {
  test.each([
    ['https://press.example/usa/about/?a=1#team', true, '/about/?a=1'],
    ['http://www.press.example/usa/about/', true, '/about/'],
    ['//press.example/usa', true, '/'],
    ['/usa/about/', true, '/about/'],
    ['/about/', false, null],
    ['https://press.example/usability/', false, null],
    ['https://press.example:8080/usa/', false, null],
    ['https://press.example.evil.example/usa/', false, null],
    ['https://press.example/usa/wp-content/uploads/a.pdf', true, null],
    ['#notes', true, null],
    ['mailto:ink@press.example', false, null],
    ['javascript:alert(1)', false, null],
    ['https://[broken', false, null],
  ])('%s', (href, isInternal, uri) => {
    const [link] = linksIn(parseHtml(`<a href="${href}">x</a>`));
    expect(link && isInternalLink(link, HOME)).toBe(isInternal);
    expect((link && linkUri(link, HOME)) ?? null).toBe(uri);
  });

  test('is told by its text, or by what its image shows', () => {
    const links = linksIn(
      parseHtml('<a href="/a">Ink <b>and</b>\n paper</a><a href="/b"><img alt="Lead"></a><a name="c">'),
    );
    expect(links.map(linkText)).toEqual(['Ink and paper', 'Lead']);
  });

  test('is a full address, but for jumps within the page and what is none', () => {
    const links = linksIn(parseHtml('<a href="/usa/a">a</a><a href="#b">b</a><a href="https://[c">c</a>'));
    expect(links.map((link) => linkUrl(link, HOME))).toEqual([
      'https://press.example/usa/a',
      undefined,
      undefined,
    ]);
  });
});

describe('a heading', () => {
  test('has its own anchor, or that of a mark within it', () => {
    const headings = headingsIn(
      parseHtml(
        '<h2 id="a">A &amp; <em>B</em></h2><div><h3><span id="toc-1"></span>C<br>D</h3></div><h4>E</h4>',
      ),
    );
    expect(headings.map(headingText)).toEqual(['A & B', 'C D', 'E']);
    expect(headings.map(headingAnchor)).toEqual(['a', 'toc-1', undefined]);
  });
});

describe('an image', () => {
  const images = (html: string) => {
    const content = parseHtml(html);
    return imagesIn(content).flatMap(({ element }) =>
      element ? [[imageUrl(element, HOME), imageDatabaseId(element), imageCaption(content, element)]] : [],
    );
  };

  test.each([
    [
      'with its id',
      '<img src="https://cdn.example/a.png" class="alignleft wp-image-12">',
      'https://cdn.example/a.png',
      12,
      undefined,
    ],
    [
      'with a caption',
      '<figure><img src="/a.png"><figcaption>The <em>press</em></figcaption></figure>',
      'https://press.example/a.png',
      undefined,
      'The <em>press</em>',
    ],
    [
      'loaded late',
      '<img src="data:image/gif;base64,R0" data-src="/a.png">',
      'https://press.example/a.png',
      undefined,
      undefined,
    ],
    ['written in place', '<img src="data:image/gif;base64,R0">', undefined, undefined, undefined],
    [
      'of a gallery with a caption',
      '<figure class="wp-block-gallery"><img data-id="7" src="/a.png"><img><figcaption>All</figcaption></figure>',
      'https://press.example/a.png',
      7,
      undefined,
    ],
  ])('%s', (_what, html, url, id, caption) => {
    expect(images(html)[0]).toEqual([url, id, caption]);
  });

  test('is none where it is a smiley, or a stand-in for readers without scripts', () => {
    expect(images('<p><img class="wp-smiley" alt=":)"></p><noscript><img src="/a.png"></noscript>')).toEqual(
      [],
    );
  });
});

describe('an embed', () => {
  const embed = (html: string) => blocksOf(parseHtml(html))[0]?.element;

  test.each([
    [
      '<figure class="wp-block-embed is-provider-youtube"><iframe src="https://www.youtube.com/embed/a?feature=oembed"></iframe></figure>',
      'https://www.youtube.com/embed/a?feature=oembed',
      'youtube',
    ],
    [
      '<p><iframe src="about:blank" data-src="//player.vimeo.com/video/1"></iframe></p>',
      'https://player.vimeo.com/video/1',
      'vimeo',
    ],
    ['<iframe src="https://www.bbc.co.uk/x"></iframe>', 'https://www.bbc.co.uk/x', 'bbc'],
    [
      '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://films.example/1\n</div></figure>',
      'https://films.example/1',
      'films',
    ],
    [
      '<blockquote class="twitter-tweet"><p>Hi <a href="https://t.co/a">a</a></p><a href="https://twitter.com/a/status/1">Then</a></blockquote>',
      'https://twitter.com/a/status/1',
      'twitter',
    ],
    ['<iframe></iframe>', undefined, undefined],
  ])('%s', (html, url, provider) => {
    const element = embed(html);
    expect(element && embedUrl(element, HOME)).toBe(url);
    expect(element && embedProvider(element, HOME)).toBe(provider);
  });
});

test('a table tells its head, body and foot, and how cells are aligned', () => {
  const content = parseHtml(
    '<table><thead><tr><th>Sort</th><th class="has-text-align-right">Count</th></tr></thead><tbody><tr><td colspan="2"><b>e</b><table><tr><td>in</td></tr></table></td></tr></tbody><tfoot><tr><td>all</td></tr></tfoot></table>',
  );
  const { headerRows, bodyRows, footerRows } = readTable(content, blocksOf(content)[0]?.element);
  expect(headerRows[0]?.cells).toMatchObject([
    { text: 'Sort', isHeader: true, alignment: undefined },
    { text: 'Count', alignment: 'right' },
  ]);
  expect(bodyRows).toHaveLength(1);
  expect(bodyRows[0]?.cells[0]).toMatchObject({ text: 'e in', columnSpan: 2, isHeader: false });
  expect(footerRows[0]?.cells[0]?.html).toBe('all');
});

test('code keeps its spaces, and tells its language', () => {
  const [code] = blocksOf(
    parseHtml('<pre><code class="language-php">&lt;?php\n\n  echo 1;\n</code></pre>'),
  ) as [Block];
  expect([codeOf(code), codeLanguage(code)]).toEqual(['<?php\n\n  echo 1;', 'php']);
});

describe('words', () => {
  test.each([
    ['It’s a well-set page, 12 pt.', 7],
    ['活版印刷是一门手艺', 5],
    ['', 0],
    ['— … !', 0],
    ['word '.repeat(5_000), 5_000],
  ])('of “%.20s”', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  test('take a minute at least, at 189 a minute', () => {
    expect([0, 1, 189, 283, 284, 1890].map(readingMinutesOf)).toEqual([0, 1, 1, 1, 2, 10]);
  });
});
