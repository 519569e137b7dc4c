import { AUTHORS, COMMENTS } from '../../../../model/resources.ts';
import { extrasOf } from '../../../../model/site-model.ts';
import { takenBy, textInput, valueInput } from '../../../engine/writes/input-field.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';
import { type Input, momentInput } from './input-type.ts';
import { idInput } from './reference-inputs.ts';

/**
 * The input of comments.
 *
 * @see https://developer.wordpress.org/rest-api/reference/comments/#create-a-comment
 */
export function commentInputs({ builder, site, names, ids, enums }: SchemaKit): readonly Input[] {
  const { input } = extrasOf(site, COMMENTS);
  const designed = [
    idInput(['postId', 'The content it belongs to.'], 'post', site.contentTypes, ids, {
      empty: undefined,
      isRequired: true,
    }),
    idInput(['parentId', 'The comment it replies to.'], 'parent', [COMMENTS], ids),
    textInput(
      ['content', 'The text, as HTML. WordPress removes tags that are not allowed in comments.'],
      'content',
      {
        isRequired: true,
      },
    ),
    textInput(
      ['authorName', 'The author’s name, for anonymous callers. Required by most sites.'],
      'author_name',
    ),
    textInput(
      ['authorEmail', 'The author’s email address, never shown publicly. Required by most sites.'],
      'author_email',
    ),
    textInput(['authorUrl', 'The author’s website URL.'], 'author_url'),
    idInput(
      ['authorId', 'The user who wrote it. Default: the caller. Only moderators may set it.'],
      'author',
      [AUTHORS],
      ids,
      { empty: undefined },
    ),
    momentInput(['date', 'When it was written. Default: now. Only moderators may set it.'], 'date_gmt'),
    valueInput(
      ['status', 'The moderation status. Only moderators may set it.'],
      enums.CommentStatus.ref,
      'status',
    ),
  ];
  return [
    ...takenBy(input.declared, designed),
    ...declaredInputs(builder, input.declared, names.extrasOf(COMMENTS)),
  ];
}
