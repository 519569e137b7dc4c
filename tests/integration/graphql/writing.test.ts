import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost, makeTag, makeUser } from '../../helpers/wordpress-rows.ts';
import type {
  OverrideRequest,
  OverrideResponse,
  WordPressServerOptions,
} from '../../helpers/wordpress-server.ts';

interface Write {
  readonly method: string;
  readonly address: string;
  readonly body: unknown;
}

/** A gateway over a mock site with scripted answers to writes, and the requests it received. */
async function startWriting(
  answer: (request: OverrideRequest) => OverrideResponse,
  contents: WordPressServerOptions = {},
) {
  const writes: Write[] = [];
  const gateway = await startGateway({
    ...contents,
    override: (request) => {
      const { method, route, path, body } = request;
      if (method === 'GET' || method === 'HEAD' || route === undefined) return undefined;
      const address = `${route}${decodeURIComponent(new URL(path, 'http://localhost').search)}`;
      writes.push({ method, address, body: body === '' ? undefined : JSON.parse(body) });
      return answer(request);
    },
  });
  return Object.assign(gateway, { writes });
}

const refusal = (status: number, code: string, data: object = {}): OverrideResponse => ({
  status,
  body: { code, message: 'No.', data: { status, ...data } },
});

const UPDATE = 'mutation ($input: UpdatePostInput!) { updatePost(input: $input) { post { title } } }';

describe('a write', () => {
  test('sends the input with WordPress’s names, and requests the selected fields', async () => {
    await using gateway = await startWriting(
      () => ({
        status: 201,
        body: { id: 7, title: { raw: 'A', rendered: 'A &amp; B' }, tags: [4], author: 2 },
      }),
      {
        tags: [makeTag({ id: 4, slug: 'ink', name: 'Ink' })],
        users: [makeUser({ id: 2 })],
        posts: [makePost({ id: 1, author: 2 })],
        // The route does not tell what it takes.
        declares: { '/wp/v2/posts': { parameters: {}, writable: {} } },
      },
    );
    const { data, errors } = await gateway.query(
      'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id title tags { name } author { id } } } }',
      {
        input: {
          title: 'A & B',
          status: 'FUTURE',
          date: '2030-01-02T03:04:05+02:00',
          featuredMediaId: 12,
          authorId: Buffer.from('Author:2').toString('base64'),
          tagIds: ['9', Buffer.from('Tag:8').toString('base64')],
          tagSlugs: ['ink'],
          isSticky: false,
          meta: { any_key: [1] },
        },
      },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      createPost: {
        post: {
          id: expect.any(String),
          title: 'A & B',
          tags: [{ name: 'Ink' }],
          author: { id: expect.any(String) },
        },
      },
    });
    expect(gateway.writes).toEqual([
      {
        method: 'POST',
        address: '/wp/v2/posts?_fields=author,id,tags,title.rendered,status',
        body: {
          title: 'A & B',
          status: 'future',
          date_gmt: '2030-01-02T01:04:05Z',
          author: 2,
          featured_media: 12,
          sticky: false,
          tags: [9, 8, 4],
          meta: { any_key: [1] },
        },
      },
    ]);
    expect(gateway.asked().filter((call) => !call.startsWith('POST'))).toEqual([
      '/wp/v2/tags?include=4&per_page=1&_fields=id,name',
      '/wp/v2/tags?slug=ink&per_page=100&_fields=id,slug',
    ]);
  });

  test.each([
    [
      { title: null, slug: null, password: null },
      { title: '', slug: '', password: '' },
    ],
    [
      { featuredMediaId: null, tagIds: null },
      { featured_media: 0, tags: [] },
    ],
    [{ date: null }, { date_gmt: null }],
    [{ status: null, isSticky: null, authorId: null, format: null }, {}],
    [{}, {}],
  ])('%j is sent as %j: null clears what can be empty', async (changes, body) => {
    await using gateway = await startWriting(() => ({ body: { id: 1 } }));
    await gateway.query('mutation ($input: UpdatePostInput!) { updatePost(input: $input) { post { id } } }', {
      input: { databaseId: 1, ...changes },
    });
    expect(gateway.writes).toEqual([{ method: 'POST', address: '/wp/v2/posts/1?_fields=id,status', body }]);
  });

  test('reads raw texts from the same response', async () => {
    await using gateway = await startWriting(() => ({
      body: { id: 1, content: { raw: '<!-- x -->', rendered: '' } },
    }));
    const { data } = await gateway.query(
      'mutation { updatePost(input: { databaseId: 1 }) { post { content(format: RAW) text: content(format: TEXT) } } }',
    );
    expect(data).toEqual({ updatePost: { post: { content: '<!-- x -->', text: '' } } });
    expect(gateway.asked()).toEqual(['POST /wp/v2/posts/1?_fields=content.raw,content.rendered,id,status']);
  });

  test('invalidates what was loaded before', async () => {
    let number = 0;
    await using gateway = await startWriting(
      () => ({ body: { id: 3, tags: [4], title: { rendered: `${++number}` } } }),
      {
        tags: [makeTag({ id: 4 })],
        posts: [makePost({ id: 1 }), makePost({ id: 2 })],
      },
    );
    const field = (alias: string) =>
      `${alias}: updatePost(input: { databaseId: 3 }) { post { title tags { name } } }`;
    const { data } = await gateway.query(`mutation { ${field('one')} ${field('two')} }`);
    expect(data).toMatchObject({ one: { post: { title: '1' } }, two: { post: { title: '2' } } });
    expect(gateway.asked().filter((call) => call.startsWith('/wp/v2/tags'))).toHaveLength(2);
  });
});

describe('a deletion', () => {
  const DELETE =
    'mutation ($input: DeletePostInput!) { deletePost(input: $input) { deletedId isTrashed post { title } } }';

  test('moves to the trash unless forced', async () => {
    await using gateway = await startWriting(() => ({ body: { id: 3, title: { rendered: 'Three' } } }));
    const { data } = await gateway.query(DELETE, { input: { databaseId: 3 } });
    expect(data).toEqual({
      deletePost: {
        deletedId: Buffer.from('Post:3').toString('base64'),
        isTrashed: true,
        post: { title: 'Three' },
      },
    });
    expect(gateway.writes).toEqual([
      { method: 'DELETE', address: '/wp/v2/posts/3?_fields=id,title.rendered,status', body: undefined },
    ]);
  });

  test('if permanent, returns the item before it was deleted', async () => {
    await using gateway = await startWriting(() => ({
      body: { deleted: true, previous: { id: 3, title: { rendered: 'Three' } } },
    }));
    const { data } = await gateway.query(DELETE, { input: { databaseId: 3, force: true } });
    expect(data).toMatchObject({ deletePost: { isTrashed: false, post: { title: 'Three' } } });
    expect(gateway.writes).toEqual([
      {
        method: 'DELETE',
        address: '/wp/v2/posts/3?force=true&_fields=id,title.rendered,previous',
        body: undefined,
      },
    ]);
  });

  test('of a term is always permanent', async () => {
    await using gateway = await startWriting(() => ({ body: { deleted: true } }));
    const { data } = await gateway.query(
      'mutation { deleteTag(input: { databaseId: 3 }) { isTrashed tag { name } } }',
    );
    expect(data).toEqual({ deleteTag: { isTrashed: false, tag: null } });
    expect(gateway.writes[0]?.address).toBe('/wp/v2/tags/3?force=true&_fields=id,name,previous');
  });
});

describe('ifUnmodifiedSince', () => {
  test.each([
    ['2024-05-01T10:00:00Z', true],
    ['2024-05-01T10:00:00.999Z', true],
    ['2024-05-01T09:59:59Z', false],
  ])('%s: %s', async (ifUnmodifiedSince, isWritten) => {
    await using gateway = await startWriting(() => ({ body: { id: 1, title: { rendered: 'New' } } }), {
      posts: [makePost({ id: 1, modified_gmt: '2024-05-01T10:00:00' })],
    });
    const { errors } = await gateway.query(UPDATE, {
      input: { databaseId: 1, title: 'New', ifUnmodifiedSince },
    });
    expect(errors?.[0]?.extensions?.code).toBe(isWritten ? undefined : 'CONFLICT');
    expect(gateway.asked()).toEqual([
      '/wp/v2/posts/1?_fields=id,modified_gmt',
      ...(isWritten ? [expect.stringMatching(/^POST /)] : []),
    ]);
  });

  test('for a missing item is an error about its id', async () => {
    await using gateway = await startWriting(() => ({ body: { id: 1 } }));
    const { errors } = await gateway.query(UPDATE, {
      input: { databaseId: 9, ifUnmodifiedSince: '2024-05-01T10:00:00Z' },
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argumentPath: ['input', 'databaseId'],
    });
    expect(gateway.writes).toEqual([]);
  });
});

describe('input fields declared by the site', () => {
  const declares = {
    '/wp/v2/posts': {
      properties: {
        mood: { type: 'string', enum: ['calm', 'wild'] },
        gallery: {
          type: 'array',
          items: { type: 'object', properties: { image_id: { type: 'integer' }, alt: { type: 'string' } } },
        },
      },
      writable: {
        title: { type: 'object' },
        mood: { type: 'string', enum: ['calm', 'wild'] },
        gallery: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              image_id: { type: 'integer' },
              alt: { type: 'string' },
              url: { type: 'string', readonly: true },
            },
          },
        },
        layout: { type: 'string', enum: ['wide', 'narrow'] },
        meta: { type: 'object', properties: { isbn_13: { type: 'string' }, pages: { type: 'integer' } } },
      },
    },
    '/wp/v2/pages': { parameters: { search: { type: 'string' } }, writable: null },
    '/wp/v2/media': { writable: { title: { type: 'object' }, url: { type: 'string' } } },
  };

  test('are the only ones in the input', async () => {
    await using gateway = await startWriting(() => ({ body: { id: 1 } }), { declares });
    const { data } = await gateway.query<{
      create: { inputFields: { name: string; type: { name: string | null } }[] };
      image: { inputFields: { name: string }[] };
      mutations: { fields: { name: string }[] };
      media: { inputFields: { name: string }[] };
    }>(`{
      create: __type(name: "CreatePostInput") { inputFields { name type { name } } }
      image: __type(name: "PostGalleryInput") { inputFields { name } }
      media: __type(name: "UpdateMediaInput") { inputFields { name } }
      mutations: __type(name: "Mutation") { fields { name } }
    }`);
    expect(Object.fromEntries(data.create.inputFields.map(({ name, type }) => [name, type.name]))).toEqual({
      title: 'String',
      meta: 'PostMetaInput',
      // The same type as in output.
      mood: 'PostMood',
      gallery: null,
      layout: 'PostLayoutInput',
    });
    expect(data.image.inputFields.map(({ name }) => name).toSorted()).toEqual(['alt', 'imageId']);
    expect(data.media.inputFields.map(({ name }) => name).toSorted()).toEqual([
      'databaseId',
      'id',
      'ifUnmodifiedSince',
      'title',
    ]);
    const mutations = data.mutations.fields.map(({ name }) => name);
    expect(mutations).toContain('createPost');
    // Its route declares its arguments, but none for writes.
    expect(mutations).not.toContain('createPage');
  });

  test('are sent with the site’s own keys', async () => {
    await using gateway = await startWriting(() => ({ body: { id: 1 } }), { declares });
    const { errors } = await gateway.query(
      'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
      {
        input: {
          mood: 'WILD',
          layout: null,
          gallery: [{ imageId: 3, alt: 'x' }, { imageId: 4 }],
          meta: { isbn13: '978', pages: null },
        },
      },
    );
    expect(errors).toBeUndefined();
    expect(gateway.writes[0]?.body).toEqual({
      mood: 'wild',
      layout: null,
      gallery: [{ image_id: 3, alt: 'x' }, { image_id: 4 }],
      meta: { isbn_13: '978', pages: null },
    });
  });

  test('are named in errors from WordPress', async () => {
    await using gateway = await startWriting(
      () => ({
        status: 400,
        body: {
          code: 'rest_invalid_type',
          message: 'meta.isbn_13 is not of type string.',
          data: { status: 400 },
          additional_data: [{ param: 'meta.isbn_13' }],
        },
      }),
      { declares },
    );
    const { errors } = await gateway.query(
      'mutation { createPost(input: { meta: { isbn13: "x" } }) { post { id } } }',
    );
    expect(errors?.[0]).toMatchObject({
      message: 'WordPress rejected the write: “meta.isbn_13 is not of type string.”.',
      extensions: { code: 'BAD_USER_INPUT', argumentPath: ['input', 'meta', 'isbn13'] },
    });
  });
});

describe('a write rejected by WordPress', () => {
  test.each([
    [400, 'rest_invalid_param', { params: { status: 'Bad status.' } }, 'BAD_USER_INPUT', ['input', 'status']],
    [400, 'rest_missing_callback_param', { params: ['title'] }, 'BAD_USER_INPUT', ['input', 'title']],
    [400, 'rest_invalid_param', { params: { tags: 'Bad tags.' } }, 'BAD_USER_INPUT', ['input', 'tagSlugs']],
    [400, 'rest_invalid_param', { params: { other: 'Unknown.' } }, 'BAD_USER_INPUT', undefined],
    [400, 'empty_content', {}, 'BAD_USER_INPUT', undefined],
    [404, 'rest_post_invalid_id', {}, 'BAD_USER_INPUT', ['input', 'databaseId']],
    [404, 'rest_no_route', {}, 'UPSTREAM_ERROR', undefined],
    [401, 'rest_cannot_edit', {}, 'UNAUTHENTICATED', undefined],
    [403, 'rest_cannot_edit', {}, 'FORBIDDEN', undefined],
    [409, 'comment_duplicate', {}, 'CONFLICT', ['input', 'content']],
    [400, 'comment_flood', {}, 'UPSTREAM_UNAVAILABLE', undefined],
    [500, 'rest_cannot_write', {}, 'UPSTREAM_ERROR', undefined],
  ])('%d %s is explained', async (status, code, data, expected, argumentPath) => {
    await using gateway = await startWriting(() => refusal(status, code, data), {
      tags: [makeTag({ id: 4, slug: 'ink' })],
    });
    const { data: nothing, errors } = await gateway.query(UPDATE, {
      input: { databaseId: 1, title: 'x', status: 'DRAFT', tagSlugs: ['ink'] },
    });
    expect(nothing).toEqual({ updatePost: null });
    expect(errors?.[0]?.extensions).toEqual({
      code: expected,
      ...(argumentPath && { argumentPath }),
      wordpress: { code, status },
    });
  });

  test('does not stop the other mutations', async () => {
    await using gateway = await startWriting(({ route }) =>
      route === '/wp/v2/posts/1'
        ? refusal(403, 'rest_cannot_edit')
        : { body: { id: 2, title: { rendered: 'x' } } },
    );
    const { data, errors } = await gateway.query(`mutation {
      one: updatePost(input: { databaseId: 1 }) { post { title } }
      two: updatePost(input: { databaseId: 2 }) { post { title } }
    }`);
    expect(data).toEqual({ one: null, two: { post: { title: 'x' } } });
    expect(errors?.map(({ path }) => path)).toEqual([['one']]);
  });
});

describe('invalid input', () => {
  test.each([
    ['no id', {}, ['input']],
    ['two ids', { id: 'x', databaseId: 1 }, ['input']],
    ['an invalid id', { id: 'x' }, ['input', 'id']],
    ['an id of something else', { id: Buffer.from('Page:1').toString('base64') }, ['input', 'id']],
    ['an invalid database id', { databaseId: 0 }, ['input', 'databaseId']],
    [
      'a page as the image',
      { databaseId: 1, featuredMediaId: Buffer.from('Page:1').toString('base64') },
      ['input', 'featuredMediaId'],
    ],
    ['an invalid tag', { databaseId: 1, tagIds: ['1', 'x'] }, ['input', 'tagIds', 1]],
    ['an empty slug', { databaseId: 1, tagSlugs: [' '] }, ['input', 'tagSlugs', 0]],
  ])('%s is rejected without a write', async (_name, input, argumentPath) => {
    await using gateway = await startWriting(() => ({ body: { id: 1 } }));
    const { errors } = await gateway.query(UPDATE, { input });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argumentPath });
    expect(gateway.writes).toEqual([]);
  });

  test('a response without an item is an upstream error', async () => {
    await using gateway = await startWriting(() => ({ body: [] }));
    const { errors } = await gateway.query(UPDATE, { input: { databaseId: 1 } });
    expect(errors?.[0]?.extensions?.code).toBe('UPSTREAM_ERROR');
  });
});
