import { describe, expect, test } from 'vitest';
import { range, startGateway } from '../../helpers/gateway.ts';
import { makeCategory, makeMedia, makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const HOME_PAGE = /* GraphQL */ `
  query HomePage {
    posts(first: 20) {
      nodes {
        title
        uri
        date
        excerpt
        author { name avatarUrl uri }
        featuredMedia { altText sourceUrl(size: "medium") srcSet width height }
        categories { name uri }
        tags { name uri }
      }
    }
  }
`;

/** 40 tags per post, some shared with its neighbours: 381 in all. */
const tagsOf = (post: number): number[] => range(1, 40).map((n) => 1000 + (post - 1) * 18 + n - 1);
const longText = 'Ink, and the patience that it asks of everyone. '.repeat(160);

const magazine: WordPressServerOptions = {
  posts: range(1, 20).map((id) =>
    makePost({
      id,
      content: longText,
      author: 100 + (id % 7),
      featured_media: 200 + id,
      categories: [300 + (id % 5), 305],
      tags: tagsOf(id),
    }),
  ),
  users: range(100, 106).map((id) => makeUser({ id, description: longText.slice(0, 1500) })),
  media: range(201, 220).map((id) => makeMedia({ id })),
  categories: range(300, 305).map((id) => makeCategory({ id })),
  tags: [...new Set(range(1, 20).flatMap(tagsOf))].map((id) => makeTag({ id })),
};

/** The size of a response in bytes, as transferred. */
async function fetchBytes(url: string): Promise<{ readonly bytes: number; readonly body: unknown }> {
  const text = await (await fetch(url)).text();
  return { bytes: Buffer.byteLength(text), body: JSON.parse(text) };
}

interface LinkedPost {
  readonly _links: Readonly<Record<string, readonly { readonly href: string }[]>>;
}

/** The cost of the same page for a client that follows the REST API's links. */
async function followLinks(url: string): Promise<{ readonly bytes: number; readonly requests: number }> {
  const list = await fetchBytes(`${url}/wp-json/wp/v2/posts?per_page=20`);
  const posts = list.body as readonly LinkedPost[];
  const links = posts.flatMap(({ _links }) =>
    ['author', 'wp:featuredmedia', 'wp:term'].flatMap((relation) => _links[relation] ?? []),
  );
  const linked = await Promise.all(
    links.map(({ href }) => fetchBytes(href.includes('?') ? `${href}&per_page=100` : href)),
  );
  return {
    bytes: [list, ...linked].reduce((sum, { bytes }) => sum + bytes, 0),
    requests: 1 + links.length,
  };
}

describe('home page of 20 posts, each with author, image, categories and 40 tags', () => {
  test('costs one list, and one request per hundred of each relation, with the remaining terms combined', async () => {
    await using gateway = await startGateway(magazine);
    const { data, errors } = await gateway.query<{ posts: { nodes: unknown[] } }>(HOME_PAGE);
    expect(errors).toBeUndefined();
    expect(data.posts.nodes).toHaveLength(20);
    expect(data.posts.nodes[0]).toMatchObject({
      title: 'Post 20',
      author: { name: 'User 106' },
      featuredMedia: { altText: 'Alternative text of image 220' },
      categories: [{ name: 'Category 300' }, { name: 'Category 305' }],
      tags: tagsOf(20).map((id) => ({ name: `Tag ${id}` })),
    });

    const { calls } = gateway.site;
    expect(calls.map(({ route }) => route).sort()).toEqual([
      '/wp/v2/media',
      '/wp/v2/posts',
      '/wp/v2/search',
      ...range(1, 3).map(() => '/wp/v2/tags'),
      '/wp/v2/users',
    ]);
    expect(Object.fromEntries(calls.map(({ route, query }) => [route, query['_fields']]))).toEqual({
      '/wp/v2/posts':
        'author,categories,date_gmt,excerpt.rendered,featured_media,id,link,tags,title.rendered',
      '/wp/v2/users': 'avatar_urls,id,link,name',
      '/wp/v2/media': 'alt_text,id,media_details,source_url',
      '/wp/v2/search': 'id,title,type,url',
      '/wp/v2/tags': 'id,link,name',
    });
    const asked = (route: string) =>
      calls
        .filter((call) => call.route === route)
        .map(({ query }) => ({ ids: query['include']?.split(',').length, per_page: query['per_page'] }));
    expect(asked('/wp/v2/users')).toEqual([{ ids: 7, per_page: '7' }]);
    expect(asked('/wp/v2/media')).toEqual([{ ids: 20, per_page: '20' }]);
    expect(asked('/wp/v2/tags')).toEqual(range(1, 3).map(() => ({ ids: 100, per_page: '100' })));
    // 82 tags and 6 categories.
    expect(asked('/wp/v2/search')).toEqual([{ ids: 88, per_page: '88' }]);
  });

  test('requests the list first, and then everything else', async () => {
    await using gateway = await startGateway(magazine);
    await gateway.query(HOME_PAGE);
    expect(gateway.site.calls[0]?.query).toEqual({
      orderby: 'date',
      order: 'desc',
      per_page: '20',
      _fields: 'author,categories,date_gmt,excerpt.rendered,featured_media,id,link,tags,title.rendered',
    });
  });

  test('works with a concurrency of one request', async () => {
    await using many = await startGateway(magazine);
    await using one = await startGateway(magazine, { upstream: { maxConcurrent: 1 } });
    const home = (url: string, answer: unknown) => JSON.stringify(answer).replaceAll(url, '');
    expect(home(one.site.url, await one.query(HOME_PAGE))).toBe(
      home(many.site.url, await many.query(HOME_PAGE)),
    );
  });

  test('transfers less than 15 % of what following the links one by one would', async () => {
    let bytes = 0;
    await using gateway = await startGateway(magazine, { onRequest: (log) => (bytes += log.bytes) });
    bytes = 0;
    await gateway.query(HOME_PAGE);
    const oneByOne = await followLinks(gateway.site.url);
    expect(oneByOne.requests).toBe(81);
    expect(bytes / oneByOne.bytes).toBeLessThan(0.15);
  });
});
