import { AUTHORS, MEDIA } from '../../../../model/resources.ts';
import { extrasOf } from '../../../../model/site-model.ts';
import { takenBy, textInput, valueInput } from '../../../engine/writes/input-field.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';
import type { Input } from './input-type.ts';
import { idInput } from './reference-inputs.ts';

/** What is said of a file together with its upload. */
export const uploadInputs = ({ site, ids }: SchemaKit): readonly Input[] =>
  takenBy(extrasOf(site, MEDIA).input.declared, [
    textInput(['title', 'Its title: the file’s name unless told otherwise.'], 'title'),
    textInput(['altText', 'What an image shows, for those who cannot see it.'], 'alt_text'),
    textInput(['caption', 'Its caption, as HTML.'], 'caption'),
    textInput(['description', 'Its description, as HTML.'], 'description'),
    idInput(['postId', 'The content that it belongs to.'], 'post', site.contentTypes, ids),
  ]);

/**
 * What media take in a write, the file aside.
 *
 * @see https://developer.wordpress.org/rest-api/reference/media/#update-a-media-item
 */
export function mediaInputs(kit: SchemaKit): readonly Input[] {
  const { builder, site, names, ids, enums } = kit;
  const { input } = extrasOf(site, MEDIA);
  const designed = [
    textInput(['slug', 'Its short name.'], 'slug'),
    idInput(['authorId', 'Who uploaded it.'], 'author', [AUTHORS], ids, { empty: undefined }),
    valueInput(
      ['commentStatus', 'Whether its own page takes comments.'],
      enums.DiscussionStatus.ref,
      'comment_status',
    ),
    valueInput(
      ['pingStatus', 'Whether its own page takes pingbacks and trackbacks.'],
      enums.DiscussionStatus.ref,
      'ping_status',
    ),
  ];
  return [
    ...uploadInputs(kit),
    ...takenBy(input.declared, designed),
    ...declaredInputs(builder, input.declared, names.extrasOf(MEDIA)),
  ];
}
