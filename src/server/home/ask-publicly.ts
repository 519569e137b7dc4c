import type { AskPublicly } from './home-data.ts';

/** Sends queries to a gateway from within, as anybody could: with its limits, its caches, and no credential. */
export const askPublicly =
  (endpoint: string, fetch: (url: string, init: RequestInit) => Promise<Response> | Response): AskPublicly =>
  async (query) => {
    const response = await fetch(`http://gateway.invalid${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data }: { data?: Record<string, unknown> | null } = await response.json();
    return data ?? {};
  };
