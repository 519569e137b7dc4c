import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

const { projects: _, ...shared } = base.test ?? {};

/** The long versions of `tests/integration/proof`: `npm run proof`, or `npm run proof -- soak`. */
export default defineConfig({
  test: {
    ...shared,
    include: ['tests/proof/**/*.test.ts'],
    testTimeout: 30 * 60_000,
    hookTimeout: 180_000,
    // Each one keeps the machine busy.
    fileParallelism: false,
  },
});
