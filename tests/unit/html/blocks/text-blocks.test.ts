import { expect, test } from 'vitest';
import { type Block, blocksOf } from '../../../../src/html/blocks/blocks.ts';
import { codeLanguage, codeOf } from '../../../../src/html/blocks/text-blocks.ts';
import { parseHtml } from '../../../../src/html/parse-html.ts';

test('code blocks: white space is kept, and the language is read from the class', () => {
  const [code] = blocksOf(
    parseHtml('<pre><code class="language-php">&lt;?php\n\n  echo 1;\n</code></pre>'),
  ) as [Block];
  expect([codeOf(code), codeLanguage(code)]).toEqual(['<?php\n\n  echo 1;', 'php']);
});
