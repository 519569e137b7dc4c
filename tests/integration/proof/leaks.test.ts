import { test } from 'vitest';
import { expectNoLeaks } from '../../helpers/proof/leaks.ts';

test('callers get nothing that was made for others, whatever they ask at once and whatever is cached', async () => {
  await expectNoLeaks({ seed: 1, count: 400 });
});
