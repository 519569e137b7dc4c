import { vi } from 'vitest';

/** How long a slow machine may take, in milliseconds. */
const PATIENCE = 20_000;

/** Resolves once the assertion holds. */
export const eventually = <T>(assertion: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(assertion, { timeout: PATIENCE });
