import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { startLiveGateway } from '../helpers/live-gateway.ts';
import { graphql } from './generated/gql.ts';

const HomePage = graphql(`
  query HomePage {
    posts(first: 20) {
      totalCount
      nodes {
        databaseId
        title
        uri
        date
        excerpt(format: TEXT)
        author { name avatarUrl(size: 48) }
        featuredMedia { altText sourceUrl(size: "medium") srcSet }
        categories { name uri }
        tags { name uri }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

let live: Awaited<ReturnType<typeof startLiveGateway>>;
beforeAll(async () => {
  live = await startLiveGateway(inject('wordPressUrl'));
});
beforeEach(() => {
  live.calls.length = 0;
});
afterAll(() => live[Symbol.asyncDispose]());

/** The route and `_fields` of every request, sorted, because parallel ones arrive in any order. */
const asked = () =>
  live.calls
    .map(({ method, url, route }) => `${method} ${route} ${new URL(url).searchParams.get('_fields') ?? ''}`)
    .sort();

describe('home page', () => {
  test('costs one list, and one request per hundred of what it refers to, with terms combined', async () => {
    const { data, errors } = await live.query(HomePage, {});
    expect(errors).toBeUndefined();
    expect(asked()).toEqual([
      'GET /wp/v2/media alt_text,id,media_details,source_url',
      'GET /wp/v2/posts author,categories,date,date_gmt,excerpt.rendered,featured_media,id,link,tags,title.rendered',
      'GET /wp/v2/search id,title,type,url',
      'GET /wp/v2/tags id,link,name',
      'GET /wp/v2/users avatar_urls,id,name',
    ]);
    expect(data.posts?.nodes).toHaveLength(20);
    expect(data.posts?.totalCount).toBeGreaterThan(20);
    for (const post of data.posts?.nodes ?? []) {
      expect(post).toMatchObject({ title: expect.any(String), author: { name: expect.any(String) } });
    }
  });

  test('has decoded titles and names, and paths relative to the home URL', async () => {
    const { data } = await live.query(HomePage, {});
    const text = JSON.stringify(data.posts?.nodes.map(({ title, tags, excerpt }) => [title, tags, excerpt]));
    expect(text).not.toMatch(/&#?\w+;/);
    for (const { uri } of data.posts?.nodes ?? []) expect(uri).toMatch(/^\/[^/]/);
  });
});
