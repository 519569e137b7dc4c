/**
 * `pressgraph/testing`: an imitated WordPress for tests, over real HTTP. Pressgraph's own tests run on it, and compare it
 * with a real WordPress, request by request.
 *
 * @example
 * await using site = await startWordPressServer({ posts: [makePost({ id: 1, title: 'First' })] });
 * await using gateway = await createGateway({ wordpress: site.url });
 * site.calls.length = 0;
 * const response = await gateway.fetch('http://gateway/graphql?query={posts{nodes{title}}}');
 * // One request: site.calls[0].route is '/wp/v2/posts', site.calls[0].query._fields is 'id,title.rendered'
 */
export {
  HOME,
  makeCategory,
  makeComment,
  makeCustom,
  makeCustomTerm,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
  type Row,
} from './wordpress-rows.ts';
export {
  type Call,
  type OverrideRequest,
  type OverrideResponse,
  startWordPressServer,
  type WordPressServer,
  type WordPressServerOptions,
} from './wordpress-server.ts';
export type { Registration } from './wordpress-site.ts';
