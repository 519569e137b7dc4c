import { expect, test } from 'vitest';
import { createSiteMemories } from '../../../../src/loaders/site/site-memory.ts';

test('each caller has separate memory', () => {
  const memoryOf = createSiteMemories(() => 0);
  memoryOf('anonymous').refusals.set('/wp/v2/menus', true);
  expect(memoryOf('anonymous').refusals.get('/wp/v2/menus')).toBe(true);
  expect(memoryOf('an editor').refusals.get('/wp/v2/menus')).toBeUndefined();
});
