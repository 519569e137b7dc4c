import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { HOME, makeMedia, makePost } from '../../helpers/wordpress-rows.ts';

const ARTICLE = `<p>See <a href="${HOME}/ink/" rel="prev">ink</a> and <a href="https://elsewhere.example/">more</a>.</p>
<h2 id="presses">Presses</h2>
<figure class="wp-block-image"><a href="${HOME}/wp-content/uploads/a.png"><img class="wp-image-7" src="${HOME}/wp-content/uploads/a-300.png" alt="A press" width="300" height="200"></a><figcaption>The <em>press</em></figcaption></figure>
<ul><li>One<ul><li>Two</li></ul></li></ul>
<p><iframe title="A film" src="https://player.vimeo.com/video/1"></iframe></p>`;

const site = {
  posts: [
    makePost({
      id: 1,
      content: { rendered: ARTICLE },
      excerpt: { rendered: `<p><a href="${HOME}/ink/">ink</a></p>` },
      featured_media: 8,
    }),
    makePost({
      id: 2,
      content: `<img class="wp-image-7" src="/a.png"><img class="wp-image-99" src="/b.png">`,
    }),
    makePost({ id: 3, password: 'secret' }),
  ],
  media: [makeMedia({ id: 7 }), makeMedia({ id: 8 })],
};

describe('structure of content', () => {
  test('costs only the request for the content, whatever is selected', async () => {
    await using gateway = await startGateway(site);
    const { data, errors } = await gateway.query<{ post: unknown }>(`{
      post(by: { databaseId: 1 }) {
        headings { level text anchor }
        images { url altText width caption(format: TEXT) databaseId href media { databaseId } }
        links { text isInternal uri rel }
        wordCount
        readingMinutes
        blocks {
          __typename
          name
          text
          ... on ListBlock { isOrdered items { ownText innerBlocks { ... on ListBlock { items { ownText } } } } }
          ... on EmbedBlock { url provider title }
          ... on HeadingBlock { level anchor }
          ... on ImageBlock { altText caption }
        }
      }
    }`);
    const home = gateway.site.url;
    expect(errors).toBeUndefined();
    expect(gateway.asked()).toEqual(['/wp/v2/posts?include=1&per_page=1&_fields=content.rendered,id']);
    expect(data.post).toEqual({
      headings: [{ level: 2, text: 'Presses', anchor: 'presses' }],
      images: [
        {
          url: `${home}/wp-content/uploads/a-300.png`,
          altText: 'A press',
          width: 300,
          caption: 'The press',
          databaseId: 7,
          href: `${home}/wp-content/uploads/a.png`,
          media: { databaseId: 7 },
        },
      ],
      links: [
        { text: 'ink', isInternal: true, uri: '/ink/', rel: 'prev' },
        { text: 'more', isInternal: false, uri: null, rel: null },
        { text: 'A press', isInternal: true, uri: null, rel: null },
      ],
      wordCount: 9,
      readingMinutes: 1,
      blocks: [
        { __typename: 'ParagraphBlock', name: 'core/paragraph', text: 'See ink and more.' },
        { __typename: 'HeadingBlock', name: 'core/heading', text: 'Presses', level: 2, anchor: 'presses' },
        {
          __typename: 'ImageBlock',
          name: 'core/image',
          text: 'The press',
          altText: 'A press',
          caption: 'The <em>press</em>',
        },
        {
          __typename: 'ListBlock',
          name: 'core/list',
          text: '* One\n   * Two',
          isOrdered: false,
          items: [{ ownText: 'One', innerBlocks: [{ items: [{ ownText: 'Two' }] }] }],
        },
        {
          __typename: 'EmbedBlock',
          name: 'core/embed',
          text: null,
          url: 'https://player.vimeo.com/video/1',
          provider: 'vimeo',
          title: 'A film',
        },
      ],
    });
  });

  test('loads the media of all items in one request, together with featured images', async () => {
    await using gateway = await startGateway(site);
    const { data, errors } = await gateway.query<{ posts: { nodes: unknown[] } }>(`{
      posts(where: { id: [1, 2] }, orderBy: { field: ID, direction: ASC }) {
        nodes { featuredMedia { slug } images { media { slug } } blocks { ... on ImageBlock { media { slug } } } }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(gateway.asked().filter((request) => request.startsWith('/wp/v2/media'))).toHaveLength(1);
    expect(data.posts.nodes[1]).toMatchObject({ images: [{ media: { slug: 'image-7' } }, { media: null }] });
  });

  test('is empty for password-protected content, without an error', async () => {
    await using gateway = await startGateway(site);
    const { data, errors } = await gateway.query(`{
      post(by: { databaseId: 3 }) { blocks { name } headings { text } images { url } links { url } wordCount readingMinutes }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      post: { blocks: [], headings: [], images: [], links: [], wordCount: 0, readingMinutes: 0 },
    });
  });

  test('is null if the content is not a string', async () => {
    await using gateway = await startGateway({
      override: ({ route }) =>
        route === '/wp/v2/posts' ? { body: [{ id: 1, content: { rendered: 12 } }] } : undefined,
    });
    const { data, errors } = await gateway.query(
      '{ post(by: { databaseId: 1 }) { blocks { name } wordCount } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ post: { blocks: null, wordCount: null } });
  });
});

describe('links rewritten to a front end', () => {
  test('keep their paths, in every format, and nothing else changes', async () => {
    await using gateway = await startGateway(site);
    const { data, errors } = await gateway.query<{ post: Record<string, string> }>(`{
      post(by: { databaseId: 1 }) {
        content
        linked: content(rewriteLinks: "https://www.example.com/")
        markdown: content(format: MARKDOWN, rewriteLinks: "https://www.example.com/mag")
        excerpt(rewriteLinks: "https://www.example.com")
      }
    }`);
    const { content, linked, markdown, excerpt } = data.post;
    expect(errors).toBeUndefined();
    expect(linked).toBe(content?.replace(`${gateway.site.url}/ink/`, 'https://www.example.com/ink/'));
    expect(markdown).toContain('[ink](https://www.example.com/mag/ink/)');
    expect(excerpt).toBe('<p><a href="https://www.example.com/ink/">ink</a></p>');
  });

  test.each([
    'www.example.com',
    'ftp://example.com',
    'https://www.example.com/?a=1',
    'https://user@example.com',
    '',
  ])('rejects “%s” as the front end', async (address) => {
    await using gateway = await startGateway(site);
    const { data, errors } = await gateway.query(
      'query ($to: URL) { post(by: { databaseId: 1 }) { databaseId content(rewriteLinks: $to) } }',
      { to: address },
    );
    expect(errors).toMatchObject([{ path: ['post', 'content'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(data).toMatchObject({ post: { databaseId: 1, content: null } });
  });
});
