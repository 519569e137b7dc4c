import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { HOME, makeMedia, makePost } from '../../helpers/wordpress-rows.ts';

/** Media as WordPress sends it, with the metadata of the file. */
const file = (id: number, name: string, mimeType: string, details: Readonly<Record<string, unknown>>) =>
  makeMedia({
    id,
    media_type: mimeType.startsWith('image/') ? 'image' : 'file',
    mime_type: mimeType,
    source_url: `${HOME}/wp-content/uploads/${name}`,
    media_details: { sizes: {}, ...details },
  });

describe('the metadata of a media file', () => {
  const DETAILS = /* GraphQL */ `
    query Details($id: Int!) {
      mediaItem(by: { databaseId: $id }) {
        mediaType mimeType fileName fileSize width height duration bitrate dataFormat srcSet sizesAttribute
        sizes { name }
        imageMeta { camera aperture focalLength iso shutterSpeed created copyright credit caption keywords }
      }
    }
  `;
  const nothing = {
    fileSize: null,
    width: null,
    height: null,
    duration: null,
    bitrate: null,
    dataFormat: null,
    srcSet: null,
    sizesAttribute: null,
    sizes: [],
    imageMeta: null,
  };
  const site = {
    media: [
      file(1, 'chime.wav', 'audio/wav', {
        dataformat: 'wav',
        bitrate: 705_600.4,
        length: 61,
        length_formatted: '1:01',
        filesize: 88_244,
      }),
      file(2, 'h%C3%A4nde.mp4', 'video/mp4', {
        dataformat: 'quicktime',
        bitrate: 1_200_000,
        length: 12,
        width: 640,
        height: 360,
      }),
      file(3, 'press.jpg', 'image/jpeg', {
        width: 1500,
        height: 1000,
        file: '2024/01/press.jpg',
        image_meta: {
          aperture: '2.8',
          credit: 'The Pressroom',
          camera: 'X100V',
          caption: '',
          created_timestamp: '1709285400',
          copyright: '',
          focal_length: '23',
          iso: '400',
          shutter_speed: '0.004',
          keywords: { 1: 'ink', 3: 'iron' },
        },
      }),
      file(4, 'broken.jpg', 'image/jpeg', {
        width: '',
        height: -1,
        filesize: 'many',
        length: null,
        sizes: false,
        image_meta: { aperture: [], keywords: 'ink', created_timestamp: 'once', camera: 7, iso: '0' },
      }),
    ],
  };

  test.each([
    [
      'an audio file',
      1,
      {
        ...nothing,
        mediaType: 'FILE',
        mimeType: 'audio/wav',
        fileName: 'chime.wav',
        fileSize: 88_244,
        duration: 61,
        bitrate: 705_600,
        dataFormat: 'wav',
      },
    ],
    [
      'a video',
      2,
      {
        ...nothing,
        mediaType: 'FILE',
        mimeType: 'video/mp4',
        fileName: 'hände.mp4',
        width: 640,
        height: 360,
        duration: 12,
        bitrate: 1_200_000,
        dataFormat: 'quicktime',
      },
    ],
    [
      'an image',
      3,
      {
        ...nothing,
        mediaType: 'IMAGE',
        mimeType: 'image/jpeg',
        fileName: 'press.jpg',
        width: 1500,
        height: 1000,
        sizes: [{ name: 'full' }],
        sizesAttribute: '(max-width: 1500px) 100vw, 1500px',
        imageMeta: {
          camera: 'X100V',
          aperture: 2.8,
          focalLength: 23,
          iso: 400,
          shutterSpeed: 0.004,
          created: '2024-03-01T09:30:00.000Z',
          copyright: null,
          credit: 'The Pressroom',
          caption: null,
          keywords: ['ink', 'iron'],
        },
      },
    ],
    [
      'an image with invalid metadata',
      4,
      {
        ...nothing,
        mediaType: 'IMAGE',
        mimeType: 'image/jpeg',
        fileName: 'broken.jpg',
        imageMeta: {
          camera: null,
          aperture: null,
          focalLength: null,
          iso: null,
          shutterSpeed: null,
          created: null,
          copyright: null,
          credit: null,
          caption: null,
          keywords: [],
        },
      },
    ],
  ])('%s', async (_name, id, expected) => {
    await using gateway = await startGateway(site);
    expect(await gateway.query(DETAILS, { id })).toEqual({ data: { mediaItem: expected } });
    expect(gateway.asked()).toEqual([
      `/wp/v2/media?include=${id}&per_page=1&_fields=id,media_details,media_type,mime_type,source_url`,
    ]);
  });

  test('a file name does not request the media details', async () => {
    await using gateway = await startGateway(site);
    await gateway.query('{ mediaItem(by: { databaseId: 1 }) { fileName } }');
    expect(gateway.asked()).toEqual(['/wp/v2/media?include=1&per_page=1&_fields=id,source_url']);
  });
});

test('deleted featured media is null without an error', async () => {
  await using gateway = await startGateway({
    posts: [makePost({ id: 1, featured_media: 7 }), makePost({ id: 2, featured_media: 8 })],
    media: [makeMedia({ id: 7 })],
  });
  expect(await gateway.query('{ posts { nodes { databaseId featuredMedia { altText } } } }')).toEqual({
    data: {
      posts: {
        nodes: [
          { databaseId: 2, featuredMedia: null },
          { databaseId: 1, featuredMedia: { altText: 'Alternative text of image 7' } },
        ],
      },
    },
  });
});
