import { expect, test } from 'vitest';
import { externalLinks } from '../helpers/pages.ts';

/** Sites that answer browsers alone, or nobody often: that they are there is enough. */
const REFUSALS = [401, 403, 405, 429];

/** Milliseconds. */
const PATIENCE = 20_000;

interface Asked {
  readonly address: string;
  readonly files: readonly string[];
  /** Of the answer; `undefined` for none. */
  readonly status: number | undefined;
  readonly reason?: string;
}

async function ask(address: string, files: readonly string[]): Promise<Asked> {
  const headers = { 'user-agent': 'Mozilla/5.0 (compatible; link check)', accept: 'text/html, */*' };
  try {
    const response = await fetch(address, { headers, signal: AbortSignal.timeout(PATIENCE) });
    await response.body?.cancel();
    return { address, files, status: response.status };
  } catch (error) {
    const { cause } = error as Error;
    return { address, files, status: undefined, reason: String(cause ?? error) };
  }
}

/** Needs the network: without any, the test is skipped. */
test('every other site that pages and sources refer to has its page', async ({ skip }) => {
  const filesOf = new Map<string, Set<string>>();
  for (const { file, address } of externalLinks()) {
    const page = address.replace(/#.*$/, '');
    filesOf.set(page, (filesOf.get(page) ?? new Set()).add(file));
  }
  const asked = await Promise.all([...filesOf].map(([address, files]) => ask(address, [...files])));
  skip(
    asked.every(({ status }) => status === undefined),
    'No site answers: there is no network.',
  );
  const gone = asked.filter(
    ({ status }) => status === undefined || (status >= 400 && !REFUSALS.includes(status)),
  );
  expect(gone).toEqual([]);
});
