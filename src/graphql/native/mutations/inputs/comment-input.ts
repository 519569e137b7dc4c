import { AUTHORS, COMMENTS } from '../../../../model/resources.ts';
import { extrasOf } from '../../../../model/site-model.ts';
import { takenBy, textInput, valueInput } from '../../../engine/writes/input-field.ts';
import type { SchemaKit } from '../../schema-kit.ts';
import { declaredInputs } from './declared-input.ts';
import { type Input, momentInput } from './input-type.ts';
import { idInput } from './reference-inputs.ts';

/**
 * What comments take in a write.
 *
 * @see https://developer.wordpress.org/rest-api/reference/comments/#create-a-comment
 */
export function commentInputs({ builder, site, names, ids, enums }: SchemaKit): readonly Input[] {
  const { input } = extrasOf(site, COMMENTS);
  const designed = [
    idInput(['postId', 'The content that it stands under.'], 'post', site.contentTypes, ids, {
      empty: undefined,
      isRequired: true,
    }),
    idInput(['parentId', 'The comment that it answers.'], 'parent', [COMMENTS], ids),
    textInput(
      ['content', 'What it says, as HTML: WordPress leaves in it what comments may hold.'],
      'content',
      {
        isRequired: true,
      },
    ),
    textInput(
      ['authorName', 'The name of who wrote it, where nobody is signed in. Most sites require it.'],
      'author_name',
    ),
    textInput(['authorEmail', 'Their address, which is not shown. Most sites require it.'], 'author_email'),
    textInput(['authorUrl', 'Their website.'], 'author_url'),
    idInput(
      ['authorId', 'The user who wrote it: the caller unless told otherwise, which takes a moderator.'],
      'author',
      [AUTHORS],
      ids,
      { empty: undefined },
    ),
    momentInput(
      ['date', 'When it was written: now unless told otherwise, which takes a moderator.'],
      'date_gmt',
    ),
    valueInput(['status', 'Whether it is shown: a moderator’s decision.'], enums.CommentStatus.ref, 'status'),
  ];
  return [
    ...takenBy(input.declared, designed),
    ...declaredInputs(builder, input.declared, names.extrasOf(COMMENTS)),
  ];
}
