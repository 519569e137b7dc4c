import { describe, expect, test } from 'vitest';
import { type Block, blocksOf, innerBlocksOf } from '../../../../src/html/blocks/blocks.ts';
import { parseHtml } from '../../../../src/html/parse-html.ts';

const blocks = (html: string) => blocksOf(parseHtml(html));
/** `core/quote(core/paragraph)`: a block's name, and those of its inner blocks. */
const outline = (block: Block): string => {
  const inner = innerBlocksOf(block).map(outline);
  return inner.length > 0 ? `${block.name}(${inner.join(' ')})` : block.name;
};
const outlineOf = (html: string) => blocks(html).map(outline).join(' ');
const withoutSpace = (html: string) => html.replace(/\s+/g, '');

describe('blocks: classified by the block class of the element', () => {
  test.each([
    ['<p class="wp-block-paragraph">Ink</p>', 'core/paragraph'],
    ['<h2 class="wp-block-heading">Ink</h2>', 'core/heading'],
    ['<figure class="wp-block-image size-large"><img src="/a.png"></figure>', 'core/image'],
    [
      '<div class="wp-block-image"><figure class="alignright"><img src="/a.png"></figure></div>',
      'core/image',
    ],
    [
      '<figure class="wp-block-gallery"><figure class="wp-block-image"><img src="/a.png"></figure><figure class="wp-block-image"><img src="/b.png"></figure></figure>',
      'core/gallery(core/image core/image)',
    ],
    [
      '<ul class="wp-block-list"><li>One<ol><li>Two</li></ol></li></ul>',
      'core/list(core/list-item(core/list(core/list-item)))',
    ],
    [
      '<blockquote class="wp-block-quote"><p>Ink</p><cite>Her</cite></blockquote>',
      'core/quote(core/paragraph)',
    ],
    [
      '<figure class="wp-block-pullquote"><blockquote><p>Ink</p><cite>Her</cite></blockquote></figure>',
      'core/pullquote(core/paragraph)',
    ],
    ['<pre class="wp-block-code"><code>lp</code></pre>', 'core/code'],
    ['<pre class="wp-block-verse">Roses</pre>', 'core/verse'],
    ['<figure class="wp-block-table"><table><tr><td>1</td></tr></table></figure>', 'core/table'],
    [
      '<figure class="wp-block-embed is-provider-vimeo"><div class="wp-block-embed__wrapper"><iframe src="https://v.example"></iframe></div></figure>',
      'core/embed',
    ],
    ['<hr class="wp-block-separator is-style-wide"/>', 'core/separator'],
    [
      '<div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="/x">Go</a></div></div>',
      'core/buttons(core/button)',
    ],
    [
      '<div class="wp-block-columns"><div class="wp-block-column"><p>L</p></div><div class="wp-block-column"><p>R</p></div></div>',
      'core/columns(core/column(core/paragraph) core/column(core/paragraph))',
    ],
    [
      '<div class="wp-block-group"><div class="wp-block-group__inner-container"><p>In</p></div></div>',
      'core/group(core/paragraph)',
    ],
    [
      '<div class="wp-block-media-text"><figure class="wp-block-media-text__media"><img src="/a.png"></figure><div class="wp-block-media-text__content"><p>In</p></div></div>',
      'core/media-text(core/image core/paragraph)',
    ],
    ['<figure class="wp-block-video"><video src="/v.mp4"></video></figure>', 'core/video'],
    ['<figure class="wp-block-audio"><audio src="/a.mp3"></audio></figure>', 'core/audio'],
    ['<div class="wp-block-file"><a href="/f.pdf">File</a></div>', 'core/file'],
    [
      '<details class="wp-block-details"><summary>More</summary><p>In</p></details>',
      'core/details(core/paragraph)',
    ],
    [
      '<ul class="wp-block-latest-posts wp-block-latest-posts__list"><li>A</li></ul>',
      'core/latest-posts(core/list-item)',
    ],
    ['<div class="wp-block-acme-card"><p>In</p></div>', 'core/html(core/paragraph)'],
    ['<div class="wp-block-constructor constructor">x</div>', 'core/html(core/paragraph)'],
  ])('%s is %s', (html, expected) => {
    expect(outlineOf(html)).toBe(expected);
  });
});

describe('blocks: without a block class, classified as WordPress’s editor would convert it', () => {
  test.each([
    ['a paragraph with only an image', '<p><a href="/a"><img src="/a.png"></a></p>', 'core/image'],
    ['a paragraph with only a video frame', '<p><iframe src="https://v.example"></iframe></p>', 'core/embed'],
    [
      'a wrapper around a video frame',
      '<div class="video"><iframe src="https://v.example"></iframe></div>',
      'core/embed',
    ],
    ['an image within text', '<p>See <img src="/a.png"></p>', 'core/paragraph'],
    ['images in a row', '<img src="/a.png"> <img src="/b.png">', 'core/image core/image'],
    ['text outside any element', 'Ink &amp; <b>paper</b><br>and lead', 'core/paragraph'],
    [
      'a quote whose text is outside any element',
      '<blockquote>Ink<cite>Her</cite></blockquote>',
      'core/quote(core/paragraph)',
    ],
    [
      'a caption of the classic editor',
      '<div class="wp-caption"><img src="/a.png"><p class="wp-caption-text">A</p></div>',
      'core/image',
    ],
    [
      'a gallery shortcode',
      '<div id="gallery-1" class="gallery"><dl class="gallery-item"><dt><img src="/a.png"></dt></dl></div>',
      'core/gallery(core/image)',
    ],
    [
      'a social media post',
      '<blockquote class="twitter-tweet"><a href="https://x.com/a">a</a></blockquote>',
      'core/embed',
    ],
    ['the “Read more” anchor', '<span id="more-12"></span>', 'core/more'],
    [
      'nested containers of a page builder',
      '<div class="builder"><section><h2>A</h2><p>B</p></section></div>',
      'core/freeform(core/freeform(core/heading core/paragraph))',
    ],
    ['a comment', '<!-- kept -->', 'core/html'],
    ['a script', '<script>1 < 2</script>', 'core/html'],
    ['only white space', ' \n ', ''],
  ])('%s', (_what, html, expected) => {
    expect(outlineOf(html)).toBe(expected);
  });
});

describe('blocks: broken HTML loses no content', () => {
  test.each([
    [
      'unclosed tags',
      '<p>One<p>Two<div><ul><li>a<li>b',
      'core/paragraph core/paragraph core/freeform(core/list(core/list-item core/list-item))',
    ],
    ['stray end tags', '</div>Text</span><p>More</div>', 'core/paragraph core/paragraph'],
    [
      'text that the parser moves out of a table',
      '<table><p>x</p><tr><td>1</td></tr></table>after',
      'core/freeform core/paragraph',
    ],
    ['misnested tags', '<b><p>one</b>two</p>three', 'core/freeform core/paragraph'],
    ['the tags of a whole document', '<!DOCTYPE html><html><body><p>a</p></body></html>', 'core/paragraph'],
    ['a stray table cell', '<td>cell</td></p>', 'core/paragraph'],
    ['plaintext, after which nothing is parsed', '<plaintext>a<p>b', 'core/freeform(core/paragraph)'],
    ['only an end tag', '</section>', 'core/freeform'],
  ])('%s', (_what, html, expected) => {
    expect(
      withoutSpace(
        blocks(html)
          .map((block) => block.html)
          .join(''),
      ),
    ).toBe(withoutSpace(html));
    expect(outlineOf(html)).toBe(expected);
  });

  test('the inner blocks of a quote leave out its citation', () => {
    const [quote] = blocks('<blockquote><p>Ink</p> <cite>Her</cite></blockquote>');
    expect(quote && innerBlocksOf(quote).map(({ html }) => html)).toEqual(['<p>Ink</p>']);
  });
});
