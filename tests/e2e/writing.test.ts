import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { Gateway } from '../../src/server/gateway.ts';
import type { RequestLog } from '../../src/wordpress/http/messages.ts';
import { PATIENT } from '../helpers/live-gateway.ts';

let wordPress: EmbeddedWordPress;
let gateway: Gateway;
let administrator: Record<string, string>;
const calls: RequestLog[] = [];
beforeAll(async () => {
  wordPress = await startWordPress();
  gateway = await createGateway({
    ...PATIENT,
    cache: { ttl: 0 },
    wordpress: wordPress.url,
    freshness: { refreshInterval: 0 },
    onRequest: (log) => calls.push(log),
  });
  const { user, password } = wordPress.applicationPassword;
  administrator = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
});
afterEach(() => wordPress.reset());
afterAll(async () => {
  await gateway.dispose();
  await wordPress.stop();
});

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: each test asks something else, and checks it.
  readonly data: any;
  readonly errors?: readonly { readonly path: unknown; readonly extensions: Record<string, unknown> }[];
}

async function ask(query: string, input: unknown = {}, headers = administrator): Promise<Answer> {
  calls.length = 0;
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return (await response.json()) as Answer;
}

const asAnonymous = (query: string, input: unknown) => ask(query, input, {});

/** The values in WordPress's database: PHP that returns an array. */
const inDatabase = async (php: string): Promise<Record<string, unknown>> =>
  JSON.parse(await wordPress.run(`echo json_encode( ${php} );`));

const writes = () =>
  calls.filter(({ method }) => method !== 'GET').map(({ method, route }) => `${method} ${route}`);

const CREATE_POST = `mutation ($input: CreatePostInput!) {
  createPost(input: $input) {
    post {
      databaseId title status date format isSticky subtitle source: content(format: RAW)
      categories { databaseId } tags { slug } featuredMedia { databaseId } author { name }
    }
  }
}`;
const UPDATE_POST = `mutation ($input: UpdatePostInput!) {
  updatePost(input: $input) { post { databaseId title status modified password: isProtected tags { slug } featuredMedia { databaseId } } }
}`;
const DELETE_POST = `mutation ($input: DeletePostInput!) {
  deletePost(input: $input) { deletedId isTrashed post { databaseId title status } }
}`;

const idOf = (type: string, id: number) => btoa(`${type}:${id}`);

describe('post', () => {
  test('is created with its terms, its image, and fields of a plugin', async () => {
    const { featuredMedia, editor } = wordPress.ids;
    const { data, errors } = await ask(CREATE_POST, {
      title: 'Ink & paper',
      content: '<!-- wp:paragraph --><p>Black.</p><!-- /wp:paragraph -->',
      excerpt: 'In short.',
      slug: 'ink-and-paper',
      status: 'PUBLISH',
      date: '2024-05-01T10:00:00Z',
      format: 'ASIDE',
      isSticky: true,
      commentStatus: 'CLOSED',
      authorId: idOf('Author', editor),
      featuredMediaId: String(featuredMedia),
      categoryIds: [idOf('Category', wordPress.ids.topCategory)],
      tagSlugs: ['kerning'],
      subtitle: 'A line below',
    });
    expect(errors).toBeUndefined();
    expect(writes()).toEqual(['POST /wp/v2/posts']);
    const { databaseId, ...post } = data.createPost.post;
    expect(post).toEqual({
      title: 'Ink & paper',
      status: 'PUBLISH',
      date: '2024-05-01T10:00:00.000Z',
      format: 'ASIDE',
      isSticky: true,
      subtitle: 'A line below',
      source: '<!-- wp:paragraph --><p>Black.</p><!-- /wp:paragraph -->',
      categories: [{ databaseId: wordPress.ids.topCategory }],
      tags: [{ slug: 'kerning' }],
      featuredMedia: { databaseId: featuredMedia },
      author: { name: expect.any(String) },
    });
    expect(
      await inDatabase(`array(
        'post' => get_post( ${databaseId} )->to_array(),
        'tags' => wp_get_post_tags( ${databaseId}, array( 'fields' => 'slugs' ) ),
        'image' => get_post_thumbnail_id( ${databaseId} ),
        'subtitle' => get_post_meta( ${databaseId}, 'subtitle', true ),
        'sticky' => is_sticky( ${databaseId} ),
      )`),
    ).toMatchObject({
      post: {
        post_title: 'Ink & paper',
        post_name: 'ink-and-paper',
        post_excerpt: 'In short.',
        post_status: 'publish',
        post_author: String(editor),
        post_date_gmt: '2024-05-01 10:00:00',
        comment_status: 'closed',
      },
      tags: ['kerning'],
      image: featuredMedia,
      subtitle: 'A line below',
      sticky: true,
    });
  });

  test('is updated only in the given fields', async () => {
    const id = wordPress.ids.fortyTagPost;
    const before = await inDatabase(`get_post( ${id} )->to_array()`);
    const { data, errors } = await ask(UPDATE_POST, {
      id: idOf('Post', id),
      title: 'New',
      tagIds: [],
      featuredMediaId: null,
    });
    expect(errors).toBeUndefined();
    expect(data.updatePost.post).toMatchObject({
      databaseId: id,
      title: 'New',
      tags: [],
      featuredMedia: null,
    });
    expect(await inDatabase(`get_post( ${id} )->to_array()`)).toMatchObject({
      post_title: 'New',
      post_content: before['post_content'],
      post_name: before['post_name'],
      tags_input: [],
      post_category: before['post_category'],
    });
    expect(await inDatabase(`array( get_post_thumbnail_id( ${id} ) )`)).toEqual([0]);
  });

  test('is trashed, restored, and deleted permanently', async () => {
    const id = wordPress.ids.newestPost;
    const trashed = await ask(DELETE_POST, { databaseId: id });
    expect(trashed.data.deletePost).toMatchObject({
      deletedId: idOf('Post', id),
      isTrashed: true,
      post: { status: 'TRASH' },
    });
    expect((await inDatabase(`get_post( ${id} )->to_array()`))['post_status']).toBe('trash');

    expect((await ask(DELETE_POST, { databaseId: id })).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      wordpress: { code: 'rest_already_trashed', status: 410 },
    });

    const taken = await ask(UPDATE_POST, { databaseId: id, status: 'PUBLISH' });
    expect(taken.data.updatePost.post.status).toBe('PUBLISH');

    const { title } = taken.data.updatePost.post;
    const deleted = await ask(DELETE_POST, { databaseId: id, force: true });
    expect(deleted.data.deletePost).toMatchObject({ isTrashed: false, post: { databaseId: id, title } });
    expect(await inDatabase(`array( get_post( ${id} ) )`)).toEqual([null]);

    expect((await ask(DELETE_POST, { databaseId: id, force: true })).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argumentPath: ['input', 'databaseId'],
      wordpress: { code: 'rest_post_invalid_id', status: 404 },
    });
  });

  test('is unchanged if it was modified in the meantime', async () => {
    const id = wordPress.ids.draftPost;
    const read = await ask(`{ post(by: { databaseId: ${id} }) { modified } }`);
    const ifUnmodifiedSince = read.data.post.modified;
    const written = await ask(UPDATE_POST, { databaseId: id, title: 'Mine', ifUnmodifiedSince });
    expect(written.errors).toBeUndefined();

    const refused = await ask(UPDATE_POST, { databaseId: id, title: 'Theirs', ifUnmodifiedSince });
    expect(refused.errors?.[0]?.extensions).toEqual({
      code: 'CONFLICT',
      argumentPath: ['input', 'ifUnmodifiedSince'],
      modified: written.data.updatePost.post.modified,
    });
    const deleted = await ask(DELETE_POST, { databaseId: id, ifUnmodifiedSince });
    expect(deleted.errors?.[0]?.extensions['code']).toBe('CONFLICT');
    expect(writes()).toEqual([]);
    expect(await inDatabase(`get_post( ${id} )->to_array()`)).toMatchObject({
      post_title: 'Mine',
      post_status: 'draft',
    });
  });

  test('is forbidden for anonymous callers', async () => {
    const { data, errors } = await asAnonymous(CREATE_POST, { title: 'x' });
    expect(data).toEqual({ createPost: null });
    expect(errors?.[0]?.extensions).toEqual({
      code: 'UNAUTHENTICATED',
      wordpress: { code: 'rest_cannot_create', status: 401 },
    });
    const count = await inDatabase(`array( wp_count_posts()->draft )`);
    await asAnonymous(DELETE_POST, { databaseId: wordPress.ids.newestPost, force: true });
    expect(await inDatabase(`array( wp_count_posts()->draft )`)).toEqual(count);
  });

  test.each([
    ['a status that cannot be set', { status: 'TRASH' }, ['input', 'status']],
    ['an unknown tag', { tagSlugs: ['kerning', 'nowhere'] }, ['input', 'tagSlugs', 1]],
    ['the id of something else', { featuredMediaId: idOf('Post', 1) }, ['input', 'featuredMediaId']],
    ['an unknown author', { authorId: '99999' }, ['input', 'authorId']],
    ['a template that the theme lacks', { template: 'nowhere.php' }, ['input', 'template']],
  ])('is rejected with %s', async (_name, input, argumentPath) => {
    const { errors } = await ask(CREATE_POST, { title: 'x', ...input });
    expect(errors?.[0]).toMatchObject({
      path: ['createPost'],
      extensions: { code: 'BAD_USER_INPUT', argumentPath },
    });
  });
});

test('a page has a parent, which must exist', async () => {
  const create = `mutation ($input: CreatePageInput!) {
    createPage(input: $input) { page { databaseId uri menuOrder parent { databaseId } } }
  }`;
  const parent = wordPress.ids.nestedPage;
  const { data } = await ask(create, {
    title: 'Below',
    status: 'PUBLISH',
    parentId: idOf('Page', parent),
    menuOrder: 3,
  });
  const { page } = data.createPage;
  expect(page).toMatchObject({ menuOrder: 3, parent: { databaseId: parent } });
  expect(await inDatabase(`get_post( ${page.databaseId} )->to_array()`)).toMatchObject({
    post_parent: parent,
    menu_order: 3,
    post_type: 'page',
  });
  const refused = await ask(create, { title: 'Below', parentId: '99999' });
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argumentPath: ['input', 'parentId'],
  });
});

describe('book, a custom post type', () => {
  const create = `mutation ($input: CreateBookInput!) {
    createBook(input: $input) { book { databaseId title meta { isbn pages } genres { slug } } }
  }`;

  test('is created with its meta and its genres', async () => {
    const [genre] = (await inDatabase(
      `get_terms( array( 'taxonomy' => 'genre', 'fields' => 'slugs', 'hide_empty' => false ) )`,
    )) as unknown as string[];
    const { data, errors } = await ask(create, {
      title: 'Printing',
      meta: { isbn: '978-0', pages: 320 },
      genreSlugs: [genre],
    });
    expect(errors).toBeUndefined();
    const { databaseId, ...book } = data.createBook.book;
    expect(book).toEqual({
      title: 'Printing',
      meta: { isbn: '978-0', pages: 320 },
      genres: [{ slug: genre }],
    });
    expect(
      await inDatabase(`array(
        get_post_type( ${databaseId} ),
        get_post_meta( ${databaseId}, 'isbn', true ),
        wp_get_object_terms( ${databaseId}, 'genre', array( 'fields' => 'slugs' ) ),
      )`),
    ).toEqual(['book', '978-0', [genre]]);
  });

  test('null deletes one meta value, and keeps the others', async () => {
    const id = wordPress.ids.book;
    const update = `mutation ($input: UpdateBookInput!) {
      updateBook(input: $input) { book { meta { isbn pages } } }
    }`;
    const pages = Number((await inDatabase(`array( get_post_meta( ${id}, 'pages', true ) )`))[0 as never]);
    const { data } = await ask(update, { databaseId: id, meta: { isbn: null } });
    expect(data.updateBook.book.meta.pages).toBe(pages);
    expect(await inDatabase(`get_post_meta( ${id}, 'isbn' )`)).toEqual([]);
  });
});

describe('term', () => {
  const create = `mutation ($input: CreateTagInput!) { createTag(input: $input) { tag { databaseId name slug } } }`;

  test('is created, updated and deleted', async () => {
    const { data } = await ask(create, { name: 'Foil & film', slug: 'foil', description: 'Shiny.' });
    const id = data.createTag.tag.databaseId;
    expect(data.createTag.tag).toMatchObject({ name: 'Foil & film', slug: 'foil' });
    expect(await inDatabase(`get_term( ${id} )->to_array()`)).toMatchObject({
      taxonomy: 'post_tag',
      description: 'Shiny.',
    });
    const update = 'mutation ($input: UpdateTagInput!) { updateTag(input: $input) { tag { name slug } } }';
    expect((await ask(update, { databaseId: id, name: 'Foil' })).data.updateTag.tag).toEqual({
      name: 'Foil',
      slug: 'foil',
    });
    const remove =
      'mutation ($input: DeleteTagInput!) { deleteTag(input: $input) { deletedId isTrashed tag { name } } }';
    expect((await ask(remove, { id: idOf('Tag', id) })).data.deleteTag).toEqual({
      deletedId: idOf('Tag', id),
      isTrashed: false,
      tag: { name: 'Foil' },
    });
    expect(await inDatabase(`array( get_term( ${id} ) )`)).toEqual([null]);
  });

  test('with an existing name is a conflict that refers to the existing term', async () => {
    const existing = await inDatabase(`get_term_by( 'slug', 'kerning', 'post_tag' )->to_array()`);
    const { errors } = await ask(create, { name: String(existing['name']) });
    const id = Number(existing['term_id']);
    expect(errors?.[0]?.extensions).toEqual({
      code: 'CONFLICT',
      argumentPath: ['input', 'name'],
      existing: { id: idOf('Tag', id), databaseId: id },
      wordpress: { code: 'term_exists', status: 400 },
    });
  });

  test('of a hierarchy has a parent', async () => {
    const parent = wordPress.ids.topCategory;
    const { data } = await ask(
      'mutation ($input: CreateCategoryInput!) { createCategory(input: $input) { category { databaseId parent { databaseId } } } }',
      { name: 'Below', parentId: idOf('Category', parent) },
    );
    expect(data.createCategory.category.parent).toEqual({ databaseId: parent });
    const { databaseId } = data.createCategory.category;
    expect(await inDatabase(`get_term( ${databaseId} )->to_array()`)).toMatchObject({ parent });
  });
});

describe('comment', () => {
  const create = `mutation ($input: CreateCommentInput!) {
    createComment(input: $input) {
      comment { databaseId status text: content(format: TEXT) authorName parent { databaseId } post { databaseId } }
    }
  }`;

  test('replies to another, with the author’s name', async () => {
    const postId = String(wordPress.ids.threadedPost);
    const first = await ask(create, { postId, content: 'First' });
    expect(first.errors).toBeUndefined();
    const parentId = first.data.createComment.comment.databaseId;
    const { data } = await ask(create, { postId, parentId: String(parentId), content: '<b>Second</b>' });
    const { comment } = data.createComment;
    expect(comment).toMatchObject({
      text: 'Second',
      parent: { databaseId: parentId },
      post: { databaseId: Number(postId) },
    });
    expect(await inDatabase(`get_comment( ${comment.databaseId} )->to_array()`)).toMatchObject({
      comment_parent: String(parentId),
      user_id: '1',
      comment_content: '<b>Second</b>',
    });
  });

  test('is forbidden for anonymous callers, unless the site allows it', async () => {
    const input = {
      postId: idOf('Post', wordPress.ids.threadedPost),
      content: 'A word from outside',
      authorName: 'Ada',
      authorEmail: 'ada@readers.example',
    };
    expect((await asAnonymous(create, input)).errors?.[0]?.extensions).toEqual({
      code: 'UNAUTHENTICATED',
      wordpress: { code: 'rest_comment_login_required', status: 401 },
    });

    await wordPress.run(`
      file_put_contents( WPMU_PLUGIN_DIR . '/open.php', "<?php add_filter( 'rest_allow_anonymous_comments', '__return_true' );" );
    `);
    const { data, errors } = await asAnonymous(create, input);
    expect(errors).toBeUndefined();
    const { databaseId, authorName, status } = data.createComment.comment;
    expect([authorName, status]).toEqual(['Ada', 'HOLD']);
    expect(await inDatabase(`get_comment( ${databaseId} )->to_array()`)).toMatchObject({
      comment_author: 'Ada',
      comment_author_email: 'ada@readers.example',
      user_id: '0',
    });
    // The same again is a duplicate.
    expect((await asAnonymous(create, input)).errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      wordpress: { code: 'comment_duplicate', status: 409 },
    });
    await wordPress.run(`unlink( WPMU_PLUGIN_DIR . '/open.php' );`);
  });

  test('is approved and deleted by a moderator', async () => {
    const id = wordPress.ids.heldComment;
    await ask(
      'mutation ($input: UpdateCommentInput!) { updateComment(input: $input) { comment { databaseId } } }',
      { databaseId: id, status: 'APPROVED' },
    );
    expect(await inDatabase(`get_comment( ${id} )->to_array()`)).toMatchObject({ comment_approved: '1' });
    const remove =
      'mutation ($input: DeleteCommentInput!) { deleteComment(input: $input) { isTrashed comment { authorName } } }';
    expect((await ask(remove, { databaseId: id })).data.deleteComment).toEqual({
      isTrashed: true,
      comment: { authorName: 'Buy Ink Now' },
    });
    expect(await inDatabase(`get_comment( ${id} )->to_array()`)).toMatchObject({ comment_approved: 'trash' });
    expect((await ask(remove, { databaseId: id, force: true })).data.deleteComment.isTrashed).toBe(false);
    expect(await inDatabase(`array( get_comment( ${id} ) )`)).toEqual([null]);
  });
});

describe('singletons', () => {
  test('the caller’s own profile', async () => {
    const { data } = await ask(
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { author { name } viewer { firstName description } } }',
      { name: 'The Editor', firstName: 'Ada', description: 'Sets type.', url: 'https://ada.example' },
    );
    expect(data.updateProfile).toEqual({
      author: { name: 'The Editor' },
      viewer: { firstName: 'Ada', description: 'Sets type.' },
    });
    expect(
      await inDatabase(
        `array( get_user_by( 'id', 1 )->display_name, get_user_meta( 1, 'first_name', true ) )`,
      ),
    ).toEqual(['The Editor', 'Ada']);
  });

  test('the site’s settings', async () => {
    const update =
      'mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { settings { title postsPerPage defaultCommentStatus } } }';
    const { data, errors } = await ask(update, { title: 'The Pressroom & Co', postsPerPage: 7 });
    expect(errors).toBeUndefined();
    expect(data.updateSettings.settings).toEqual({
      title: 'The Pressroom & Co',
      postsPerPage: 7,
      defaultCommentStatus: 'OPEN',
    });
    expect(await inDatabase(`array( get_option( 'blogname' ), get_option( 'posts_per_page' ) )`)).toEqual([
      'The Pressroom &amp; Co',
      '7',
    ]);
    expect((await asAnonymous(update, { title: 'Mine' })).errors?.[0]?.extensions['code']).toBe(
      'UNAUTHENTICATED',
    );
  });
});

test('mutations run in sequence, and each reads the current state', async () => {
  const id = wordPress.ids.newestPost;
  const { data } = await ask(`mutation {
    one: updatePost(input: { databaseId: ${id}, tagSlugs: ["kerning"] }) { post { tags { slug count } } }
    two: createPost(input: { title: "Another", status: PUBLISH, tagSlugs: ["kerning"] }) { post { tags { slug count } } }
  }`);
  const [one] = data.one.post.tags;
  const [two] = data.two.post.tags;
  expect(two.count).toBe(one.count + 1);
  expect(writes()).toEqual([`POST /wp/v2/posts/${id}`, 'POST /wp/v2/posts']);
});
