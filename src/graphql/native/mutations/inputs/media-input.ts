import { AUTHORS, MEDIA } from '../../../../model/resources.ts';
import { extrasOf } from '../../../../model/site-model.ts';
import { takenBy, textInput, valueInput } from '../../../engine/writes/input-field.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';
import type { Input } from './input-type.ts';
import { idInput } from './reference-inputs.ts';

/** The details that can be sent with an upload. */
export const uploadInputs = ({ site, ids }: SchemaKit): readonly Input[] =>
  takenBy(extrasOf(site, MEDIA).input.declared, [
    textInput(['title', 'The title. Default: the file name.'], 'title'),
    textInput(['altText', 'The alternative text of an image.'], 'alt_text'),
    textInput(['caption', 'The caption, as HTML.'], 'caption'),
    textInput(['description', 'The description, as HTML.'], 'description'),
    idInput(['postId', 'The content it is attached to.'], 'post', site.contentTypes, ids),
  ]);

/**
 * The input of media, without the file.
 *
 * @see https://developer.wordpress.org/rest-api/reference/media/#update-a-media-item
 */
export function mediaInputs(kit: SchemaKit): readonly Input[] {
  const { builder, site, names, ids, enums } = kit;
  const { input } = extrasOf(site, MEDIA);
  const designed = [
    textInput(['slug', 'The slug.'], 'slug'),
    idInput(['authorId', 'The user who uploaded it.'], 'author', [AUTHORS], ids, { empty: undefined }),
    valueInput(
      ['commentStatus', 'Whether its attachment page is open for comments.'],
      enums.DiscussionStatus.ref,
      'comment_status',
    ),
    valueInput(
      ['pingStatus', 'Whether its attachment page is open for pingbacks and trackbacks.'],
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
