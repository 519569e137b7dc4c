import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../../../src/html/blocks/blocks.ts';
import { embedProvider, embedUrl } from '../../../../src/html/blocks/embeds.ts';
import { parseHtml } from '../../../../src/html/parse-html.ts';

const HOME = 'https://press.example/usa';

describe('embeds: URL and provider', () => {
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
