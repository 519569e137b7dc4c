import { describe, expect, test } from 'vitest';
import { imagesIn } from '../../../src/html/blocks/blocks.ts';
import { imageCaption, imageDatabaseId, imageUrl } from '../../../src/html/images.ts';
import { parseHtml } from '../../../src/html/parse-html.ts';

const HOME = 'https://press.example/usa';

describe('images: URL, media id and caption', () => {
  const images = (html: string) => {
    const content = parseHtml(html);
    return imagesIn(content).flatMap(({ element }) =>
      element ? [[imageUrl(element, HOME), imageDatabaseId(element), imageCaption(content, element)]] : [],
    );
  };

  test.each([
    [
      'an image with its media id',
      '<img src="https://cdn.example/a.png" class="alignleft wp-image-12">',
      'https://cdn.example/a.png',
      12,
      undefined,
    ],
    [
      'a figure with a caption',
      '<figure><img src="/a.png"><figcaption>The <em>press</em></figcaption></figure>',
      'https://press.example/a.png',
      undefined,
      'The <em>press</em>',
    ],
    [
      'a lazy-loaded image',
      '<img src="data:image/gif;base64,R0" data-src="/a.png">',
      'https://press.example/a.png',
      undefined,
      undefined,
    ],
    ['a data: URL', '<img src="data:image/gif;base64,R0">', undefined, undefined, undefined],
    [
      'an image in a gallery that has a caption',
      '<figure class="wp-block-gallery"><img data-id="7" src="/a.png"><img><figcaption>All</figcaption></figure>',
      'https://press.example/a.png',
      7,
      undefined,
    ],
  ])('%s', (_what, html, url, id, caption) => {
    expect(images(html)[0]).toEqual([url, id, caption]);
  });

  test('smilies and noscript fallbacks do not count as images', () => {
    expect(images('<p><img class="wp-smiley" alt=":)"></p><noscript><img src="/a.png"></noscript>')).toEqual(
      [],
    );
  });
});
