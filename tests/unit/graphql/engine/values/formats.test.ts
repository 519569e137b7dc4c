import { describe, expect, test } from 'vitest';
import {
  decodeEntities,
  formatHtml,
  loadMarkdown,
} from '../../../../../src/graphql/engine/values/formats.ts';

const ARTICLE = `
<h2>The lay</h2>
<p>It&#8217;s <em>not</em> <a href="https://press.example/x">alphabetical</a>.</p>
<ul><li>Upper</li><li>Lower</li></ul>
<pre><code>lp -d press</code></pre>
<table><thead><tr><th>Sort</th><th>Count</th></tr></thead><tbody><tr><td>e</td><td>12</td></tr></tbody></table>
<figure><img src="https://press.example/a.png" alt="A press"/></figure>`;

test('entities in names are decoded', () => {
  expect(decodeEntities('Ink &amp; paper, it&#8217;s &lt;fine&gt;')).toBe('Ink & paper, it’s <fine>');
});

describe('rendered HTML', () => {
  test('is unchanged as HTML', () => {
    expect(formatHtml(ARTICLE, 'HTML')).toBe(ARTICLE);
  });

  test('loses its markup as text, but keeps lists and tables readable', () => {
    const text = formatHtml(ARTICLE, 'TEXT');
    expect(text).toContain('The lay\n');
    expect(text).toContain('It’s not alphabetical.');
    expect(text).toMatch(/\* Upper\n \* Lower/);
    expect(text).toContain('lp -d press');
    expect(text).toMatch(/Sort +Count\ne +12/);
    expect(text).not.toMatch(/[<>]|&#/);
  });

  test('keeps headings, emphasis, links, lists, code, tables and images as Markdown', async () => {
    const markdown = (await loadMarkdown())(ARTICLE);
    expect(markdown).toContain('## The lay');
    expect(markdown).toContain('It’s *not* [alphabetical](https://press.example/x).');
    expect(markdown).toMatch(/-\s+Upper\n-\s+Lower/);
    expect(markdown).toContain('```\nlp -d press\n```');
    expect(markdown).toMatch(/\| Sort \| Count \|\n\| --- \| --- \|\n\| e +\| 12 +\|/);
    expect(markdown).toContain('![A press](https://press.example/a.png)');
  });

  test('is null as RAW', () => {
    expect(formatHtml(ARTICLE, 'RAW')).toBeNull();
  });

  test('is null in every format if it is missing', () => {
    expect(formatHtml(undefined, 'HTML')).toBeNull();
    expect(formatHtml(undefined, 'TEXT')).toBeNull();
  });

  test('has its entities decoded if it is a bare title', () => {
    expect(formatHtml('It&#8217;s &#8220;Ink&#8221; &amp; 3 &lt; 4', 'TEXT')).toBe('It’s “Ink” & 3 < 4');
    expect(formatHtml('<em>Ink</em> &amp; paper', 'TEXT')).toBe('Ink & paper');
  });
});
