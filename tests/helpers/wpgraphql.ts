import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServeOptions } from '../../src/server/gateway-options.ts';
import { startGateway, type TestGateway } from './gateway.ts';
import { HOME, makeCategory, makeMedia, makePage, makePost, makeTag, makeUser } from './wordpress-rows.ts';
import type { WordPressServerOptions } from './wordpress-server.ts';

/** A small site: twelve posts with an author, terms and a picture, two pages, a comment. */
export const MAGAZINE: WordPressServerOptions = {
  posts: Array.from({ length: 12 }, (_, index) =>
    makePost({
      id: 101 + index,
      title: { rendered: `It&#8217;s post ${101 + index}` },
      author: 5,
      featured_media: index === 11 ? 7 : 0,
      categories: [1],
      tags: [3, 4],
    }),
  ),
  pages: [makePage({ id: 40, slug: 'about', link: `${HOME}/about/`, menu_order: 0 })],
  media: [makeMedia({ id: 7 })],
  categories: [
    makeCategory({ id: 1, name: 'News &amp; more', slug: 'news', link: `${HOME}/category/news/`, count: 12 }),
  ],
  tags: [makeTag({ id: 3, name: 'Ink' }), makeTag({ id: 4, name: 'Lead' })],
  users: [makeUser({ id: 5, name: 'Ada', slug: 'ada' })],
};

export interface ListeningGateway extends AsyncDisposable, Pick<TestGateway, 'asked' | 'gateway' | 'site'> {
  /** `http://127.0.0.1:12345`. */
  readonly origin: string;
}

/** A gateway that listens on a free port, for clients that open connections themselves. */
export async function startListeningGateway(
  contents: WordPressServerOptions = MAGAZINE,
  options: ServeOptions = {},
): Promise<ListeningGateway> {
  const started = await startGateway(contents, options);
  const server = createServer(started.gateway);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...started,
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await started[Symbol.asyncDispose]();
    },
  };
}
