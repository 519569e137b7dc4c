import { expect, test } from 'vitest';
import { parseRobots } from '../../../../../src/graphql/engine/seo/robots.ts';

const allowed = { index: true, follow: true, maxSnippet: null, maxImagePreview: null, maxVideoPreview: null };

test.each([
  ['index, follow', allowed],
  ['noindex', { ...allowed, index: false }],
  ['follow, NOINDEX', { ...allowed, index: false }],
  ['none', { ...allowed, index: false, follow: false }],
  ['max-image-preview:large', { ...allowed, maxImagePreview: 'large' }],
  ['index,max-snippet:-1,max-video-preview: 30', { ...allowed, maxSnippet: -1, maxVideoPreview: 30 }],
  ['max-snippet:many', allowed],
])('robots directives: %s', (raw, expected) => {
  expect(parseRobots(raw)).toEqual({ ...expected, raw });
});

test.each([[null], ['']])('robots directives: null for %j', (raw) => {
  expect(parseRobots(raw)).toBeNull();
});
