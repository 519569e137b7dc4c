import { test } from 'vitest';
import { expectNoLeaks } from '../helpers/proof/leaks.ts';

test('leaks: callers get nothing that was made for others, in 20,000 requests', async () => {
  await expectNoLeaks({ seed: Number(process.env['PROOF_SEED'] ?? 2), count: 20_000 });
});
