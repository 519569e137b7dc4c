import { describe, expect, test } from 'vitest';
import { referencedId } from '../../../../../src/graphql/engine/writes/references.ts';
import {
  fileScalar,
  restFile,
  type UploadedFile,
} from '../../../../../src/graphql/engine/writes/uploaded-file.ts';
import { restValue } from '../../../../../src/graphql/native/mutations/inputs/declared-input.ts';
import { nameSite } from '../../../../../src/graphql/native/naming/name-site.ts';
import type { NamedType } from '../../../../../src/graphql/native/naming/named-type.ts';
import { globalIds } from '../../../../../src/graphql/native/node/global-ids.ts';
import { AUTHORS, MEDIA } from '../../../../../src/model/resources.ts';
import { CORE_SITE } from '../../../../../src/model/site-model.ts';
import type { RestFile } from '../../../../../src/wordpress/http/file-body.ts';

const ids = globalIds(nameSite(CORE_SITE));
const encoded = (words: string) => Buffer.from(words).toString('base64');

describe('reference to an item', () => {
  test.each([
    ['12', 12],
    ['0', 0],
    ['007', 7],
    [encoded('Media:12'), 12],
    [encoded('Author:3'), 3],
  ])('%s refers to %d', (reference, id) => {
    expect(referencedId(reference, [MEDIA, AUTHORS], ids)).toBe(id);
  });

  test.each(['', '-1', '1.5', 'x', '99999999999999999999', encoded('Post:1'), encoded('Media:x')])(
    '%j is rejected',
    (reference) => {
      expect(() => referencedId(reference, [MEDIA], ids)).toThrow(
        expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      );
    },
  );
});

describe('value of an argument declared by the site', () => {
  const string: NamedType = { kind: 'scalar', scalar: 'string' };
  const field = (key: string, name: string, type: NamedType = string) => ({
    key,
    name,
    description: key,
    type,
  });
  const image: NamedType = {
    kind: 'object',
    name: 'ImageInput',
    description: '',
    fields: [field('image_id', 'imageId'), field('alt', 'alt')],
  };

  test.each<[unknown, NamedType, unknown]>([
    ['x', string, 'x'],
    [null, string, null],
    [['a', null], { kind: 'list', of: string }, ['a', null]],
    [{ imageId: '1' }, image, { image_id: '1' }],
    [{ imageId: null, alt: '' }, image, { image_id: null, alt: '' }],
    [[{ alt: 'x' }], { kind: 'list', of: image }, [{ alt: 'x' }]],
    [
      { image: { imageId: '1' } },
      { kind: 'object', name: 'X', description: '', fields: [field('_image', 'image', image)] },
      { _image: { image_id: '1' } },
    ],
    [{ any_key: 1 }, { kind: 'scalar', scalar: 'unknown' }, { any_key: 1 }],
  ])('%j is sent with the site’s keys', (value, type, sent) => {
    expect(restValue(value, type)).toEqual(sent);
  });
});

describe('uploaded file', () => {
  const file = (more: Partial<RestFile>): UploadedFile => ({
    arrive: async () => ({
      name: 'a.png',
      mimeType: 'image/png',
      size: 3,
      content: new Blob(['abc']).stream(),
      ...more,
    }),
  });

  test.each([
    ['image/png', 'image/png'],
    ['text/plain; charset=utf-8', 'text/plain'],
    ['', 'application/octet-stream'],
  ])('type %j is sent as %s', async (type, mimeType) => {
    expect(await restFile(file({ mimeType: type }), 3)).toMatchObject({ name: 'a.png', mimeType, size: 3 });
  });

  test('may be a web File, for a schema served by another server', async () => {
    const web = new File(['abc'], 'a.png', { type: 'image/png' });
    const { content, ...told } = await restFile(fileScalar.parseValue(web), 3);
    expect(told).toEqual({ name: 'a.png', mimeType: 'image/png', size: 3 });
    expect(await new Response(content).text()).toBe('abc');
  });

  test.each([
    [4, 'Expected a file of at most 3 bytes, got 4.'],
    [0, 'Expected a file, got an empty one.'],
  ])('of %d bytes is rejected', async (size, message) => {
    await expect(restFile(file({ size }), 3)).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message, argumentPath: ['input', 'file'] }),
    );
  });
});
