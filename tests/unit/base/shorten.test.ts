import { expect, test } from 'vitest';
import { shorten } from '../../../src/base/shorten.ts';

test('a text is cut by characters, not by halves of them', () => {
  expect(shorten('😀😀😀', 3)).toBe('😀😀😀');
  expect(shorten('😀😀😀😀', 3)).toBe('😀😀…');
});
