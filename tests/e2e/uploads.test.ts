import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { Gateway } from '../../src/server/gateway.ts';
import type { RequestLog } from '../../src/wordpress/http/messages.ts';
import { PATIENT } from '../helpers/live-gateway.ts';

/** One black pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

let wordPress: EmbeddedWordPress;
let gateway: Gateway;
let endpoint: string;
let administrator: Record<string, string>;
const server = createServer((request, response) => gateway(request, response));
const calls: RequestLog[] = [];
beforeAll(async () => {
  wordPress = await startWordPress();
  gateway = await createGateway({
    ...PATIENT,
    cache: { ttl: 0 },
    wordpress: wordPress.url,
    freshness: { refreshInterval: 0 },
    limits: { maxUploadBytes: 100_000 },
    onRequest: (log) => calls.push(log),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const { user, password } = wordPress.applicationPassword;
  administrator = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
});
afterEach(() => wordPress.reset());
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await gateway.dispose();
  await wordPress.stop();
});

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: each test asks something else, and checks it.
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

const UPLOAD = `mutation ($input: UploadMediaInput!) {
  uploadMedia(input: $input) {
    mediaItem { databaseId title altText caption(format: TEXT) mimeType sourceUrl width fileName parent { databaseId } }
  }
}`;

/** A GraphQL multipart request, over HTTP. */
async function upload(file: File, input: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: UPLOAD, variables: { input: { ...input, file: null } } }));
  form.set('map', JSON.stringify({ file: ['variables.input.file'] }));
  form.set('file', file);
  calls.length = 0;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { ...administrator, 'graphql-require-preflight': '1', ...headers },
    body: form,
  });
  return (await response.json()) as Answer;
}

const inDatabase = async (php: string): Promise<unknown> =>
  JSON.parse(await wordPress.run(`echo json_encode( ${php} );`));

const writes = () => calls.filter(({ method }) => method === 'POST').map(({ route }) => route);

describe('upload', () => {
  test('is in the media library, and its file is served', async () => {
    const post = wordPress.ids.newestPost;
    const { data, errors } = await upload(new File([PNG], 'Black pixel.png', { type: 'image/png' }), {
      title: 'A pixel & no more',
      altText: 'Black',
      caption: 'It is <em>black</em>.',
      postId: String(post),
    });
    expect(errors).toBeUndefined();
    expect(writes()).toEqual(['/wp/v2/media']);
    const { databaseId, sourceUrl, ...media } = data.uploadMedia.mediaItem;
    expect(media).toEqual({
      title: 'A pixel & no more',
      altText: 'Black',
      caption: 'It is black.',
      mimeType: 'image/png',
      width: 1,
      fileName: 'Black-pixel.png',
      parent: { databaseId: post },
    });
    expect(
      await inDatabase(`array(
        get_post( ${databaseId} )->post_parent,
        get_post( ${databaseId} )->post_mime_type,
        get_post_meta( ${databaseId}, '_wp_attachment_image_alt', true ),
        md5_file( get_attached_file( ${databaseId} ) ),
      )`),
    ).toEqual([post, 'image/png', 'Black', expect.stringMatching(/^[0-9a-f]{32}$/)]);
    const served = await fetch(sourceUrl);
    expect(served.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await served.arrayBuffer())).toEqual(PNG);
  });

  test('is unchanged when streamed', async () => {
    const image = Buffer.concat([PNG, Buffer.alloc(90_000, 'x')]);
    const { data, errors } = await upload(new File([image], 'long.png', { type: 'image/png' }));
    expect(errors).toBeUndefined();
    const served = await fetch(data.uploadMedia.mediaItem.sourceUrl);
    expect(Buffer.from(await served.arrayBuffer())).toEqual(image);
  });

  test('with its end missing is rejected by WordPress itself', async () => {
    const count = await inDatabase(`wp_count_attachments()`);
    const disposition = 'content-disposition: form-data; name="file"; filename="half.png"';
    const response = await fetch(`${wordPress.url}/wp-json/wp/v2/media`, {
      method: 'POST',
      headers: { ...administrator, 'content-type': 'multipart/form-data; boundary=x' },
      body: `--x\r\n${disposition}\r\ncontent-type: image/png\r\n\r\n${PNG.toString('latin1')}`,
    });
    expect([response.status, await response.json()]).toEqual([
      500,
      expect.objectContaining({ message: 'The uploaded file was only partially uploaded.' }),
    ]);
    expect(await inDatabase(`wp_count_attachments()`)).toEqual(count);
  });

  test('with many details takes two requests', async () => {
    const description = 'Ink. '.repeat(2000).trim();
    const { data, errors } = await upload(new File([PNG], 'p.png', { type: 'image/png' }), { description });
    expect(errors).toBeUndefined();
    const { databaseId } = data.uploadMedia.mediaItem;
    expect(writes()).toEqual(['/wp/v2/media', `/wp/v2/media/${databaseId}`]);
    expect(await inDatabase(`array( get_post( ${databaseId} )->post_content )`)).toEqual([description]);
  });

  test.each([
    ['../../../wp-config.png', 'wp-config.png'],
    ['..\\..\\evil.png', 'evil.png'],
    ['фото.png', 'file.png'],
    ['a"; filename="b.php.png', 'a-22-filename-22b.php_.png'],
  ])('named %s is stored as %s', async (name, kept) => {
    const { data, errors } = await upload(new File([PNG], name, { type: 'image/png' }));
    expect(errors).toBeUndefined();
    expect(data.uploadMedia.mediaItem.fileName).toBe(kept);
    const { databaseId } = data.uploadMedia.mediaItem;
    expect(
      await inDatabase(
        `array( 0 === strpos( get_attached_file( ${databaseId} ), wp_upload_dir()['basedir'] . '/' ) )`,
      ),
    ).toEqual([true]);
  });

  test.each([
    ['a program', new File(['<?php phpinfo();'], 'shell.php', { type: 'image/png' })],
    ['a program disguised as a page', new File(['<?php phpinfo();'], 'shell.phtml', { type: 'text/html' })],
    ['a program disguised as an image', new File(['<?php phpinfo();'], 'shell.png', { type: 'image/png' })],
    ['a file without a type', new File(['x'], 'noname', { type: 'application/octet-stream' })],
    ['an empty file', new File([], 'empty.png', { type: 'image/png' })],
    ['too large a file', new File([Buffer.alloc(100_001)], 'large.png', { type: 'image/png' })],
  ])('of %s is rejected, and nothing is stored', async (_name, file) => {
    const count = await inDatabase(`wp_count_attachments()`);
    const { data, errors } = await upload(file);
    expect(data).toEqual({ uploadMedia: null });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argumentPath: ['input', 'file'],
    });
    expect(await inDatabase(`wp_count_attachments()`)).toEqual(count);
  });

  test('is forbidden for anonymous callers', async () => {
    const { errors } = await upload(
      new File([PNG], 'p.png', { type: 'image/png' }),
      {},
      { authorization: '' },
    );
    // WordPress said so in its `Allow` header, before any of the file was taken.
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });
});

async function ask(query: string, input: unknown): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...administrator },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return (await response.json()) as Answer;
}

test('a file cannot be fetched from a URL', async () => {
  const { data } = await ask('{ __type(name: "UploadMediaInput") { inputFields { name } } }', {});
  expect(data.__type.inputFields.map(({ name }: { name: string }) => name).sort()).toEqual([
    'altText',
    'caption',
    'description',
    'file',
    'postId',
    'title',
  ]);
  const { errors } = await ask(UPLOAD, { file: 'https://example.com/a.png' });
  expect(errors?.[0]?.message).toContain('Expected a file, sent as a GraphQL multipart request.');
});

test('media can be updated, and deleted with their files', async () => {
  const id = wordPress.ids.portraitMedia;
  const update =
    'mutation ($input: UpdateMediaInput!) { updateMedia(input: $input) { mediaItem { altText caption(format: RAW) } } }';
  const changed = await ask(update, { databaseId: id, altText: 'A portrait', caption: '<i>Ada</i>' });
  expect(changed.errors).toBeUndefined();
  expect(changed.data.updateMedia.mediaItem).toEqual({ altText: 'A portrait', caption: '<i>Ada</i>' });
  expect(await inDatabase(`array( get_post( ${id} )->post_excerpt )`)).toEqual(['<i>Ada</i>']);

  const [path] = (await inDatabase(`array( get_attached_file( ${id} ) )`)) as [string];
  const remove =
    'mutation ($input: DeleteMediaInput!) { deleteMedia(input: $input) { isTrashed mediaItem { altText } } }';
  const { data } = await ask(remove, { databaseId: id });
  expect(data.deleteMedia).toEqual({ isTrashed: false, mediaItem: { altText: 'A portrait' } });
  expect(await inDatabase(`array( get_post( ${id} ), file_exists( '${path}' ) )`)).toEqual([null, false]);
});
