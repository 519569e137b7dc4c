import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startLiveGateway } from '../helpers/live-gateway.ts';
import { graphql } from './generated/gql.ts';

let live: Awaited<ReturnType<typeof startLiveGateway>>;
beforeAll(async () => {
  live = await startLiveGateway(inject('wordPressUrl'));
});
afterAll(() => live[Symbol.asyncDispose]());

const withoutSpace = (html: string) => html.replace(/\s+/g, '');

describe('content', () => {
  const Everything = graphql(`
    query Everything {
      posts(first: 100) {
        nodes { slug content blocks { __typename name html innerBlocks { name } } wordCount }
      }
      pages(first: 100) {
        nodes { slug content blocks { __typename name html innerBlocks { name } } wordCount }
      }
    }
  `);

  test('is split into blocks without losing anything', async () => {
    const { data, errors } = await live.query(Everything, {});
    const items = [...(data.posts?.nodes ?? []), ...(data.pages?.nodes ?? [])];
    expect(errors).toBeUndefined();
    expect(items.length).toBeGreaterThan(30);
    for (const { slug, content, blocks } of items) {
      const together = blocks?.map(({ html }) => html).join('') ?? '';
      expect([slug, withoutSpace(together)]).toEqual([slug, withoutSpace(content ?? '')]);
    }
    const unknown = items
      .flatMap(({ blocks }) => blocks ?? [])
      .filter((block) => block.__typename === 'HtmlBlock');
    expect(unknown).toEqual([]);
  });

  const Film = graphql(`
    query Film($id: Int!) {
      post(by: { databaseId: $id }) {
        blocks { name ... on EmbedBlock { url provider title width } }
        markdown: content(format: MARKDOWN)
      }
    }
  `);

  test('has its video, which is a link in Markdown', async () => {
    const { data } = await live.query(Film, { id: inject('wordPressIds').embedPost });
    expect(data.post?.blocks).toContainEqual({
      name: 'core/embed',
      url: 'https://player.vimeo.com/video/127605643',
      provider: 'vimeo',
      title: 'A film on Vimeo',
      width: 640,
    });
    expect(data.post?.markdown).toContain('[A film on Vimeo](https://player.vimeo.com/video/127605643)');
  });

  const Pictures = graphql(`
    query Pictures {
      posts(where: { slug: ["paper-has-a-memory"] }) {
        nodes {
          images { url altText databaseId media { databaseId altText sourceUrl(size: "large") } }
          blocks { ... on GalleryBlock { images { databaseId } innerBlocks { name } } }
        }
      }
    }
  `);

  test('has its images, which refer to the media library', async () => {
    live.calls.length = 0;
    const { data, errors } = await live.query(Pictures, {});
    const [post] = data.posts?.nodes ?? [];
    expect(errors).toBeUndefined();
    expect(post?.images?.length).toBeGreaterThan(1);
    for (const { databaseId, altText, url, media } of post?.images ?? []) {
      expect(media).toEqual({ databaseId, altText, sourceUrl: url });
    }
    expect(live.calls).toHaveLength(2);
  });
});
