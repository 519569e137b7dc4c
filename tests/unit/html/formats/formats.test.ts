import { describe, expect, test } from 'vitest';
import { htmlToMarkdown } from '../../../../src/html/formats/html-to-markdown.ts';
import { htmlToText } from '../../../../src/html/formats/html-to-text.ts';

describe('HTML to Markdown', () => {
  test.each([
    [
      'a list',
      '<ul><li>One<ol start="3"><li>a</li><li>b</li></ol></li><li><p>Two</p><p>more</p></li></ul>',
      '- One\n  3. a\n  4. b\n- Two\n\n  more',
    ],
    [
      'adjacent lists',
      '<ul><li>a</li></ul><ul><li>b</li></ul><ol><li>c</li></ol><ol><li>d</li></ol>',
      '- a\n\n* b\n\n1. c\n\n1) d',
    ],
    [
      'a table with alignment',
      '<table><thead><tr><th>a</th><th data-align="right">b|c</th></tr></thead><tbody><tr><td>1<br>2</td><td><ul><li>x</li><li>y</li></ul></td></tr></tbody></table>',
      '| a | b\\|c |\n| --- | ---: |\n| 1<br>2 | - x<br>- y |',
    ],
    [
      'a table without a header',
      '<table><tr><td>1</td><td>2</td></tr></table>',
      '|  |  |\n| --- | --- |\n| 1 | 2 |',
    ],
    [
      'a layout table',
      '<table><tr><td><p>a</p><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>',
      'a\n\n|  |  |\n| --- | --- |\n| 1 | 2 |',
    ],
    [
      'code with its language',
      '<pre class="wp-block-code"><code lang="css" class="language-css">a {\n  b: c;\n}\n</code></pre>',
      '```css\na {\n  b: c;\n}\n```',
    ],
    ['code that contains a fence', '<pre><code>```\nx\n```</code></pre>', '````\n```\nx\n```\n````'],
    ['verse', '<pre class="wp-block-verse">Roses<br>  are <em>red</em></pre>', '```\nRoses\n  are red\n```'],
    [
      'a figure',
      '<figure><a href="/big"><img src="/a.png" alt="A [press]"></a><figcaption>The <em>press</em></figcaption></figure>',
      '[![A \\[press\\]](/a.png)](/big)\n\nThe *press*',
    ],
    [
      'an embed',
      '<p><iframe title="A [film]" src="https://v.example/1"></iframe></p>',
      '[A \\[film\\]](https://v.example/1)',
    ],
    [
      'a video',
      '<figure><video src="https://s.example/v (1).mp4"></video></figure>',
      '[https://s.example/v (1).mp4](https://s.example/v%20%281%29.mp4)',
    ],
    ['definitions', '<dl><dt>Em</dt><dd>A unit</dd><dd>A dash</dd></dl>', '**Em**\n\n- A unit\n- A dash'],
    ['a citation', '<blockquote><p>Ink.</p><cite>Her</cite></blockquote>', '> Ink.\n> \n> — Her'],
    ['a heading on two lines', '<h2>One<br>two</h2>', '## One two'],
    ['details', '<details><summary>More</summary><p>In</p></details>', '**More**\n\nIn'],
    [
      'a file',
      '<div class="wp-block-file"><a href="/f.pdf">File</a><a href="/f.pdf" class="wp-block-file__button">Download</a></div>',
      '[File](/f.pdf)',
    ],
    ['adjacent emphasis', '<p><strong>Name</strong><strong>: it</strong> is</p>', '**Name: it** is'],
    [
      'subscript and superscript',
      '<p>H<sub>2</sub>O<sup><a href="#1">1</a></sup></p>',
      'H<sub>2</sub>O[1](#1)',
    ],
    [
      'text that looks like HTML',
      '<p>&lt;script&gt;1&lt;/script&gt; &amp;amp; ~~x~~</p>',
      '\\<script>1\\</script> \\&amp; \\~\\~x\\~\\~',
    ],
    [
      'only visible text',
      '<script>1</script><style>a{}</style><svg><title>x</title></svg><noscript><img src="/a"></noscript><a href="#x"></a>ink',
      'ink',
    ],
  ])('converts %s', (_what, html, expected) => {
    expect(htmlToMarkdown(html)).toBe(expected);
  });

  test('escapes text that looks like lists, headings and quotes', () => {
    const html = ['1. a', '2) b', '- c', '+ d', '# e', '&gt; f'].map((text) => `<p>${text}</p>`).join('');
    expect(htmlToMarkdown(html)).toBe('1\\. a\n\n2\\) b\n\n\\- c\n\n\\+ d\n\n\\# e\n\n\\> f');
  });
});

describe('HTML to text', () => {
  test.each([
    ['definitions', '<dl><dt>Em</dt><dd>A unit</dd></dl><p>Then</p>', 'Em\nA unit\n\nThen'],
    [
      'code and its empty lines',
      '<p>See</p><pre><code>a\n\n\n  b</code></pre><p>Then</p>',
      'See\n\na\n\n\n  b\n\nThen',
    ],
    [
      'paragraph breaks around media it leaves out',
      '<p>One</p><figure><img src="/a"><figcaption>Press</figcaption></figure><p><iframe src="/x"></iframe></p>\n<p>Two</p>',
      'One\n\nPress\n\nTwo',
    ],
    ['footnote markers', '<p>Ink<sup class="fn"><a href="#1">1</a></sup></p>', 'Ink[1]'],
    [
      'the name of a file, without the download button',
      '<div class="wp-block-file"><a href="/f">File</a><a class="wp-block-file__button" href="/f">Download</a></div>',
      'File',
    ],
  ])('keeps %s', (_what, html, expected) => {
    expect(htmlToText(html)).toBe(expected);
  });
});
