import { describe, expect, test } from 'vitest';
import { mediaSizes, sourceUrlOf, srcSetOf } from '../../../src/graphql/media/media-sizes.ts';
import type { MediaRow } from '../../../src/wordpress/shapes.ts';

const file = (name: string) => `https://press.example/uploads/${name}.jpg`;
const size = (name: string, width: number, height: number) => ({
  source_url: file(name),
  width,
  height,
  mime_type: 'image/jpeg',
});

const image = (more: Partial<MediaRow> = {}): MediaRow => ({
  __typename: 'Media',
  id: 1,
  source_url: file('press'),
  mime_type: 'image/jpeg',
  media_details: {
    width: 1500,
    height: 1000,
    filesize: 12_345,
    sizes: {
      large: size('press-1024x683', 1024, 683),
      thumbnail: size('press-150x150', 150, 150),
      medium: size('press-300x200', 300, 200),
    },
  },
  ...more,
});

describe('the sizes of an image', () => {
  test('come smallest first, the uploaded file among them', () => {
    expect(mediaSizes(image()).map(({ name, width }) => [name, width])).toEqual([
      ['thumbnail', 150],
      ['medium', 300],
      ['large', 1024],
      ['full', 1500],
    ]);
  });

  test('name the uploaded file once where WordPress lists it itself', () => {
    const row = image();
    const listed = image({
      media_details: {
        ...row.media_details,
        sizes: { ...row.media_details?.sizes, full: size('press', 1500, 1000) },
      },
    });
    expect(mediaSizes(listed).filter(({ name }) => name === 'full')).toHaveLength(1);
  });

  test('are none for a document', () => {
    expect(mediaSizes(image({ media_details: {}, mime_type: 'application/pdf' }))).toEqual([]);
  });
});

describe('the address of an image', () => {
  test.each([
    ['no size named', undefined, 'press'],
    ['a size that was made', 'medium', 'press-300x200'],
    ['the uploaded file by its name', 'full', 'press'],
    ['a size that was not made', 'poster', 'press'],
  ])('with %s', (_name, wanted, found) => {
    expect(sourceUrlOf(image(), wanted)).toBe(file(found));
  });
});

describe('the srcset of an image', () => {
  test('holds every size of its proportions, one for each width', () => {
    expect(srcSetOf(image())).toBe(
      `${file('press-300x200')} 300w, ${file('press-1024x683')} 1024w, ${file('press')} 1500w`,
    );
  });

  test('lets rounding differ by a pixel, and no more', () => {
    const sizes = { near: size('near', 768, 513), far: size('far', 768, 600) };
    expect(srcSetOf(image({ media_details: { width: 1500, height: 1000, sizes } }))).toBe(
      `${file('near')} 768w, ${file('press')} 1500w`,
    );
  });

  test('leaves out what is wider than WordPress would offer', () => {
    const sizes = { huge: size('huge', 3000, 2000), small: size('small', 300, 200) };
    expect(srcSetOf(image({ media_details: { width: 6000, height: 4000, sizes } }))).toBe(
      `${file('small')} 300w, ${file('press')} 6000w`,
    );
  });

  test('is null where there is no choice', () => {
    expect(srcSetOf(image({ media_details: { width: 1500, height: 1000, sizes: {} } }))).toBeNull();
    expect(srcSetOf(image({ media_details: {} }))).toBeNull();
  });
});
