import { describe, expect, test } from 'vitest';
import { mediaSizes, sourceUrlOf } from '../../../../../src/graphql/engine/media/media-sizes.ts';
import { sizesAttributeOf, srcSetOf } from '../../../../../src/graphql/engine/media/src-set.ts';
import { MEDIA } from '../../../../../src/model/resources.ts';
import { type MediaRow, RESOURCE } from '../../../../../src/wordpress/rest/shapes.ts';

const file = (name: string) => `https://press.example/uploads/${name}.jpg`;
const size = (name: string, width: number, height: number) => ({
  source_url: file(name),
  width,
  height,
  mime_type: 'image/jpeg',
});

const image = (more: Partial<MediaRow> = {}): MediaRow => ({
  [RESOURCE]: MEDIA,
  id: 1,
  source_url: file('press'),
  mime_type: 'image/jpeg',
  media_details: {
    width: 1500,
    height: 1000,
    file: 'press.jpg',
    filesize: 12_345,
    sizes: {
      large: size('press-1024x683', 1024, 683),
      thumbnail: size('press-150x150', 150, 150),
      medium: size('press-300x200', 300, 200),
    },
  },
  ...more,
});

describe('image sizes', () => {
  test('are in the order WordPress generated them, the uploaded file last', () => {
    expect(mediaSizes(image()).map(({ name, width, fileSize }) => [name, width, fileSize])).toEqual([
      ['large', 1024, null],
      ['thumbnail', 150, null],
      ['medium', 300, null],
      ['full', 1500, 12_345],
    ]);
  });

  test('include the uploaded file once if WordPress lists it, too', () => {
    const row = image();
    const listed = image({
      media_details: {
        ...row.media_details,
        sizes: { ...row.media_details?.sizes, full: size('press', 1500, 1000) },
      },
    });
    expect(mediaSizes(listed).filter(({ name }) => name === 'full')).toEqual([
      {
        name: 'full',
        sourceUrl: file('press'),
        width: 1500,
        height: 1000,
        mimeType: 'image/jpeg',
        fileSize: 12_345,
      },
    ]);
  });

  test('are empty for videos, and for documents without previews', () => {
    expect(mediaSizes(image({ media_details: {}, mime_type: 'application/pdf' }))).toEqual([]);
    const video = { width: 640, height: 360, length: 12 };
    expect(mediaSizes(image({ media_details: video, mime_type: 'video/mp4' }))).toEqual([]);
  });

  test('of a PDF have an image MIME type, although WordPress reports another for the largest', () => {
    const pdf = 'application/pdf';
    const sizes = {
      medium: size('sheet-pdf-212x300', 212, 300),
      full: { ...size('sheet-pdf', 1058, 1497), mime_type: pdf },
    };
    const row = image({
      source_url: 'https://press.example/sheet.pdf',
      mime_type: pdf,
      media_details: { sizes, filesize: 9 },
    });
    expect(mediaSizes(row).map(({ name, mimeType, fileSize }) => [name, mimeType, fileSize])).toEqual([
      ['medium', 'image/jpeg', null],
      ['full', 'image/jpeg', null],
    ]);
    expect(srcSetOf(row)).toBeNull();
  });

  test('skip entries that a filter replaced with something else', () => {
    const sizes = {
      medium: null,
      large: 'press.jpg',
      wide: { source_url: 4 },
      odd: { source_url: file('odd'), width: 'x' },
    };
    const row = image({ media_details: { sizes: sizes as never } });
    expect(mediaSizes(row)).toEqual([
      { name: 'odd', sourceUrl: file('odd'), width: null, height: null, mimeType: null, fileSize: null },
    ]);
    expect(srcSetOf(row)).toBeNull();
  });
});

describe('image URL', () => {
  test.each([
    ['no size given', undefined, 'press'],
    ['an existing size', 'medium', 'press-300x200'],
    ['the uploaded file by its name', 'full', 'press'],
    ['a missing size', 'poster', 'press'],
  ])('with %s', (_name, wanted, found) => {
    expect(sourceUrlOf(image(), wanted)).toBe(file(found));
  });
});

describe('srcset of an image', () => {
  const of = (details: Partial<MediaRow['media_details']>) =>
    image({ media_details: { file: 'press.jpg', width: 1500, height: 1000, ...details } });

  test('has all sizes with the same aspect ratio, its own first, the others in order', () => {
    const [full, large, medium] = [
      `${file('press')} 1500w`,
      `${file('press-1024x683')} 1024w`,
      `${file('press-300x200')} 300w`,
    ];
    expect(srcSetOf(image())).toBe([full, large, medium].join(', '));
    expect(srcSetOf(image(), 'poster')).toBe([full, large, medium].join(', '));
    expect(srcSetOf(image(), 'medium')).toBe([medium, large, full].join(', '));
    expect(srcSetOf(image(), 'thumbnail')).toBeNull();
  });

  test('allows a rounding difference of one pixel', () => {
    const sizes = { near: size('near', 768, 513), far: size('far', 768, 600) };
    expect(srcSetOf(of({ sizes }))).toBe(`${file('press')} 1500w, ${file('near')} 768w`);
  });

  test('leaves out widths that WordPress would not offer, except for the source', () => {
    const sizes = { huge: size('huge', 3000, 2000), small: size('small', 300, 200) };
    const row = of({ width: 6000, height: 4000, sizes });
    expect(srcSetOf(row)).toBe(`${file('press')} 6000w, ${file('small')} 300w`);
    expect(srcSetOf(row, 'huge')).toBe(`${file('huge')} 3000w, ${file('small')} 300w`);
    expect(srcSetOf(row, 'small')).toBeNull();
  });

  test('leaves out files from before an image was edited', () => {
    const edited = 'press-e1700000000000';
    const sizes = { medium: size(`${edited}-300x200`, 300, 200), old: size('press-600x400', 600, 400) };
    const row = { ...of({ sizes, file: `${edited}.jpg` }), source_url: file(edited) };
    expect(srcSetOf(row)).toBe(`${file(edited)} 1500w, ${file(`${edited}-300x200`)} 300w`);
  });

  test('of an animated GIF leaves out its stills', () => {
    const gif = { mime_type: 'image/gif' };
    const sizes = {
      thumbnail: { ...size('press-150x100', 150, 100), ...gif },
      medium: { ...size('press-300x200', 300, 200), ...gif },
    };
    expect(srcSetOf(of({ sizes }))).toBeNull();
    expect(srcSetOf(of({ sizes }), 'medium')).toBe(
      `${file('press-300x200')} 300w, ${file('press-150x100')} 150w`,
    );
  });

  test('is null if there is no choice', () => {
    expect(srcSetOf(of({ sizes: {} }))).toBeNull();
    expect(srcSetOf(image({ media_details: {} }))).toBeNull();
  });
});

test('sizes attribute: as wide as the source', () => {
  expect(sizesAttributeOf(image())).toBe('(max-width: 1500px) 100vw, 1500px');
  expect(sizesAttributeOf(image(), 'medium')).toBe('(max-width: 300px) 100vw, 300px');
  expect(sizesAttributeOf(image({ media_details: {} }))).toBeNull();
});
