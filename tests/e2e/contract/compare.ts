import { inject } from 'vitest';
import { startWordPressServer, type WordPressServerOptions } from '../../helpers/wordpress-server.ts';
import { located } from './located.ts';
import { mirror } from './mirror.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of JSON; no two sites have their pages in common. */
  readonly body: unknown;
}

const HEADERS = ['x-wp-total', 'x-wp-totalpages', 'location', 'content-type', 'link'];

/** `GET` unless it begins with another method; `/wp/v2/…` for `/wp-json/wp/v2/…`. */
export async function ask(url: string, request: string, init: RequestInit = {}): Promise<Answer> {
  const [, method = 'GET', path = ''] = /^(?:([A-Z]+) )?(.*)$/.exec(request) ?? [];
  const address = /^\/(?:wp|pressroom)\/v\d/.test(path) ? `/wp-json${path}` : path;
  const response = await fetch(url + address, { method, redirect: 'manual', ...init });
  const text = located(await response.text(), url);
  const headers = HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, located(value, url)]];
  });
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
  return {
    status: response.status,
    headers: Object.fromEntries(headers),
    body: isJson ? JSON.parse(text) : undefined,
  };
}

export interface TwoSites extends AsyncDisposable {
  readonly real: string;
  readonly imitated: string;
  /** The same request to both. */
  both(request: string, init?: RequestInit): Promise<readonly [real: Answer, imitated: Answer]>;
}

/** The embedded WordPress, and an imitated one with the same content. */
export async function startTwoSites(
  options: WordPressServerOptions = {},
  real: string = inject('wordPressUrl'),
): Promise<TwoSites> {
  const contents = await mirror(real);
  // A steady order among ties, so that rows can be compared; what ties are like has its own test.
  const site = await startWordPressServer({ ...contents, ties: 'byId', ...options });
  return {
    real,
    imitated: site.url,
    both: (request, init) => Promise.all([ask(real, request, init), ask(site.url, request, init)]),
    [Symbol.asyncDispose]: () => site.close(),
  };
}
