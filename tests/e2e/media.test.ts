import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { startLiveGateway } from '../helpers/live-gateway.ts';
import { graphql } from './generated/gql.ts';

/** A site of its own, because these tests write. */
let wordPress: EmbeddedWordPress;
let live: Awaited<ReturnType<typeof startLiveGateway>>;
beforeAll(async () => {
  wordPress = await startWordPress();
  live = await startLiveGateway(wordPress.url);
});
afterAll(async () => {
  await live[Symbol.asyncDispose]();
  await wordPress.stop();
});

/** The result of a PHP expression, as JSON. */
const php = async <T>(code: string): Promise<T> => JSON.parse(await wordPress.run(code)) as T;

describe('image', () => {
  const Responsive = graphql(`
    query Responsive($size: String) {
      media(first: 100) {
        nodes { databaseId sourceUrl(size: $size) srcSet(size: $size) sizesAttribute(size: $size) }
      }
    }
  `);

  test.each(['full', 'large', 'medium_large', 'medium', 'thumbnail'])(
    'has the files that WordPress’s own themes use: %s',
    async (size) => {
      const { data, errors } = await live.query(Responsive, { size });
      const expected = await php<unknown[]>(`
        $rows = array();
        foreach ( get_posts( array( 'post_type' => 'attachment', 'numberposts' => 100, 'orderby' => 'date ID' ) ) as $item ) {
          $src    = wp_get_attachment_image_src( $item->ID, '${size}' );
          $rows[] = array(
            'databaseId'     => $item->ID,
            'sourceUrl'      => $src ? $src[0] : wp_get_attachment_url( $item->ID ),
            'srcSet'         => wp_get_attachment_image_srcset( $item->ID, '${size}' ) ?: null,
            'sizesAttribute' => wp_get_attachment_image_sizes( $item->ID, '${size}' ) ?: null,
          );
        }
        echo json_encode( $rows );
      `);
      expect(errors).toBeUndefined();
      expect(expected.length).toBeGreaterThan(10);
      expect(byId(data.media?.nodes ?? [])).toEqual(byId(expected));
    },
  );

  const byId = (rows: readonly unknown[]) =>
    new Map(rows.map((row) => [(row as { databaseId: number }).databaseId, row]));
});

describe('other files', () => {
  const File = graphql(`
    query File($id: Int!) {
      mediaItem(by: { databaseId: $id }) {
        mediaType
        mimeType
        fileName
        fileSize
        duration
        bitrate
        dataFormat
        width
        height
        srcSet
        preview: sourceUrl(size: "medium")
        sizes { name mimeType width fileSize }
        imageMeta { camera }
      }
    }
  `);
  const plain = { mediaType: 'FILE', width: null, height: null, srcSet: null, sizes: [], imageMeta: null };

  test('an audio file has the metadata WordPress measured', async () => {
    const id = await php<number>(`
      $sound = str_repeat( "\\0", 3 * 88200 );
      $wav   = 'RIFF' . pack( 'V', 36 + strlen( $sound ) ) . 'WAVEfmt ' . pack( 'VvvVVvv', 16, 1, 1, 44100, 88200, 2, 16 );
      $file  = wp_upload_bits( 'chime.wav', null, $wav . 'data' . pack( 'V', strlen( $sound ) ) . $sound );
      require_once ABSPATH . 'wp-admin/includes/image.php';
      require_once ABSPATH . 'wp-admin/includes/media.php';
      $id = wp_insert_attachment( array( 'post_title' => 'Chime', 'post_mime_type' => 'audio/wav' ), $file['file'] );
      wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $file['file'] ) );
      echo $id;
    `);
    const { data, errors } = await live.query(File, { id });
    expect(errors).toBeUndefined();
    expect(data.mediaItem).toEqual({
      ...plain,
      mimeType: 'audio/wav',
      fileName: 'chime.wav',
      fileSize: 264_644,
      duration: 3,
      bitrate: 705_600,
      dataFormat: 'wav',
      preview: expect.stringMatching(/chime\.wav$/),
    });
  });

  test('a PDF has images of its first page', async () => {
    const id = wordPress.ids.documentMedia;
    await wordPress.run(`
      $image = fn( $file, $width, $height ) => array(
        'file' => $file, 'width' => $width, 'height' => $height, 'mime-type' => 'image/jpeg', 'filesize' => 10 * $width,
      );
      wp_update_attachment_metadata( ${id}, array(
        'sizes'    => array( 'full' => $image( 'sheet-pdf.jpg', 1058, 1497 ), 'medium' => $image( 'sheet-pdf-212x300.jpg', 212, 300 ) ),
        'filesize' => 1234,
      ) );
    `);
    const { data, errors } = await live.query(File, { id });
    expect(errors).toBeUndefined();
    expect(data.mediaItem).toMatchObject({
      ...plain,
      mimeType: 'application/pdf',
      fileSize: 1234,
      duration: null,
      preview: expect.stringMatching(/sheet-pdf-212x300\.jpg$/),
      sizes: [
        { name: 'medium', mimeType: 'image/jpeg', width: 212, fileSize: 2120 },
        { name: 'full', mimeType: 'image/jpeg', width: 1058, fileSize: null },
      ],
    });
  });
});

describe('featured media is null without an error', () => {
  const Featured = graphql(`
    query Featured($id: Int!) { post(by: { databaseId: $id }) { title featuredMedia { altText } } }
  `);

  test.each([
    ['if it is deleted', 'wp_delete_attachment( $media, true );'],
    [
      'if another tool deleted it and left the reference',
      '$GLOBALS["wpdb"]->delete( $GLOBALS["wpdb"]->posts, array( "ID" => $media ) );',
    ],
    [
      'if it belongs to private content',
      'wp_update_post( array( "ID" => $media, "post_parent" => $private ) );',
    ],
  ])('%s', async (_name, change) => {
    const { fortyTagPost: id, featuredMedia, privatePost } = wordPress.ids;
    expect((await live.query(Featured, { id })).data.post?.featuredMedia).not.toBeNull();
    await wordPress.run(`$media = ${featuredMedia}; $private = ${privatePost}; ${change} wp_cache_flush();`);
    const { data, errors } = await live.query(Featured, { id });
    expect(errors).toBeUndefined();
    expect(data.post).toEqual({ title: expect.any(String), featuredMedia: null });
    await wordPress.reset();
  });
});
